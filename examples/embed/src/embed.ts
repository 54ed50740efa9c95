import { randomBytes, randomUUID } from 'node:crypto';
import { OfflineAnalyst } from '@relay/adapters-offline';
import { openEmbedded, postgresPorts } from '@relay/adapters-postgres';
import { createRelay, instantOf } from '@relay/core';

const database = await openEmbedded({ directory: 'memory' });
const relay = createRelay({
  ...postgresPorts(database),
  analyst: new OfflineAnalyst(),
  clock: { now: () => instantOf(Date.now()) },
  ids: { next: () => randomUUID() },
  secrets: { secretHex: () => randomBytes(32).toString('hex') },
});

const acme = { name: 'Acme', timeZone: 'Australia/Sydney', locale: 'en-AU', currency: 'AUD', region: 'AU' };
const created = await relay.createOrg(acme, { type: 'operator', id: 'setup', role: 'operator' });
if (!created.ok) throw new Error(created.error.message);

const org = relay.in(created.value.orgId).as({ type: 'person', id: 'sam', role: 'owner' });
await org.targets.create({ key: 'budget', type: 'money', description: 'What the customer can spend', saidBy: 'customer' });
const turns = [
  { speaker: 'Agent', text: 'What budget do you have in mind?' },
  { speaker: 'Customer', text: 'About twelve thousand. Sorry, make that fifteen k.' },
];
const parties = [{ speaker: 'Agent', side: 'agent' }, { speaker: 'Customer', side: 'customer' }] as const;
const kept = await org.calls.ingest({ externalId: 'call-1', startedAt: '2026-03-04T09:30:00+11:00', transcript: { turns, parties } });
if (!kept.ok) throw new Error(kept.error.message);

const analysed = await org.calls.analyse(kept.value.call.id);
if (!analysed.ok) throw new Error(analysed.error.message);
for (const { target, value, quote, turn } of analysed.value.findings) console.log(target, value, `"${quote}" in turn ${turn}`);
await database.close();
