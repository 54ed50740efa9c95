import 'reflect-metadata';
import { randomUUID } from 'node:crypto';
import { openEmbedded } from '@relay/adapters-postgres';
import { postgresModule } from '@relay/adapters-postgres/di';
import { type Actor, type BoundOrg, parseCallId, parseOrgId, type Relay } from '@relay/core';
import { TOKENS } from '@relay/core/di';
import { memoryPorts, ScriptedAnalyst } from '@relay/testing';
import { ContainerModule } from 'inversify';
import { afterAll, describe, expect, test } from 'vitest';
import { composeRelay } from '../src/index.ts';

const settings = { timeZone: 'Australia/Sydney', locale: 'en-AU', currency: 'AUD', region: 'AU' };
const operator: Actor = { type: 'operator', id: 'terminal', role: 'operator' };
const owner: Actor = { type: 'person', id: 'p1', role: 'owner' };

const TARGET = { key: 'callback', type: 'phone', description: 'Number to call the customer back on', synonyms: ['number', 'call back'] };
const TRANSCRIPT = {
  turns: [
    { speaker: 'Agent', text: 'What is the best number to call you back on?', startMs: 0, endMs: 2_000 },
    { speaker: 'Customer', text: 'Sure, it is 0491 570 156.', startMs: 2_100, endMs: 5_000 },
  ],
  parties: [{ speaker: 'Agent', side: 'agent' as const }, { speaker: 'Customer', side: 'customer' as const }],
};
const CALL = { externalId: 'call-1', startedAt: '2026-03-04T09:30:00+11:00', transcript: TRANSCRIPT };

function memoryModule(): ContainerModule {
  const ports = memoryPorts();
  return new ContainerModule(({ bind }) => {
    bind(TOKENS.unitOfWork).toConstantValue(ports.unitOfWork);
    bind(TOKENS.hostTransactions).toConstantValue(ports.hostTransactions);
    bind(TOKENS.credentialDirectory).toConstantValue(ports.credentialDirectory);
    bind(TOKENS.orgDirectory).toConstantValue(ports.orgDirectory);
  });
}

const closing: (() => Promise<void>)[] = [];
afterAll(() => Promise.all(closing.map((close) => close())));

const ENGINES = [
  ['fakes', async () => memoryModule()],
  [
    'the embedded database',
    async () => {
      const database = await openEmbedded({ directory: 'memory' });
      closing.push(() => database.close());
      return postgresModule(database);
    },
  ],
] as const;

/** The value of a result that must be one. */
function value<T>(result: { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: { readonly message: string } }): T {
  if (!result.ok) throw new Error(result.error.message);
  return result.value;
}

async function newOrg(relay: Relay, name: string): Promise<BoundOrg> {
  const orgId = parseOrgId(randomUUID());
  if (orgId === undefined) throw new Error('randomUUID gives UUIDs');
  value(await relay.createOrg({ name, ...settings }, operator, orgId));
  const org = relay.in(orgId).as(owner);
  value(await org.targets.create(TARGET));
  return org;
}

describe.each(ENGINES)('Relay on %s', (_, engine) => {
  const composed = engine().then((database) => composeRelay(database));

  test('proves a value of one organisation\'s call, and tells the other nothing', async () => {
    const relay = (await composed).get<Relay>(TOKENS.relay);
    const [a, b] = [await newOrg(relay, 'A'), await newOrg(relay, 'B')];
    const { call, outcome } = value(await a.calls.ingest(CALL));
    expect(outcome).toBe('created');
    const analysed = value(await a.calls.analyse(call.id));
    expect(analysed.findings).toEqual([
      expect.objectContaining({ target: 'callback', outcome: 'found', value: '+61491570156', turn: 1, startMs: 2_100 }),
    ]);
    expect(value(await a.calls.get(call.id)).findings).toEqual(analysed.findings);

    const unknown = parseCallId(randomUUID());
    if (unknown === undefined) throw new Error('randomUUID gives UUIDs');
    for (const ask of [b.calls.get, b.calls.analyse, b.calls.erase]) expect(await ask(call.id)).toEqual(await ask(unknown));
    expect(value(await b.calls.list()).items).toEqual([]);
    // The same external id in another organisation is another call.
    expect(value(await b.calls.ingest(CALL))).toMatchObject({ outcome: 'created' });
  });

  test('adds a revision for other content, changes nothing for the same, and re-analyses', async () => {
    const org = await newOrg((await composed).get<Relay>(TOKENS.relay), 'A');
    const first = value(await org.calls.ingest(CALL));
    expect(value(await org.calls.ingest(CALL))).toMatchObject({ outcome: 'unchanged', call: { id: first.call.id, revision: 1 } });
    await org.calls.analyse(first.call.id);
    const turns = [...TRANSCRIPT.turns, { speaker: 'Customer', text: 'Sorry, make that 0491 570 157.', startMs: 5_100, endMs: 7_000 }];
    const revised = value(await org.calls.ingest({ ...CALL, transcript: { ...TRANSCRIPT, turns } }));
    expect(revised).toMatchObject({ outcome: 'revised', call: { id: first.call.id, revision: 2, state: 'received' } });
    expect(value(await org.calls.get(first.call.id)).analysis).toMatchObject({ stale: true });
    const [finding] = value(await org.calls.analyse(first.call.id)).findings;
    expect(finding).toMatchObject({ outcome: 'found', value: '+61491570157' });
  });

  test('records privileged actions in order, each with who did it, and erases a call with its findings', async () => {
    const org = await newOrg((await composed).get<Relay>(TOKENS.relay), 'A');
    const { call } = value(await org.calls.ingest(CALL));
    value(await org.calls.analyse(call.id));
    value(await org.calls.erase(call.id));
    expect(await org.calls.get(call.id)).toMatchObject({ ok: false, error: { kind: 'call-not-found' } });
    const { items } = value(await org.auditLog.page());
    expect(items.map(({ seq, core }) => [seq, core.action, core.actor.id])).toEqual([
      [2, 'call.erased', 'p1'],
      [1, 'extraction-target.created', 'p1'],
      [0, 'org.created', 'terminal'],
    ]);
    // Nothing of what was said is in the log.
    expect(JSON.stringify(items)).not.toContain('0491');
  });

  test('refuses what the role does not hold, before anything is read', async () => {
    const relay = (await composed).get<Relay>(TOKENS.relay);
    const orgId = parseOrgId(randomUUID());
    if (orgId === undefined) throw new Error('randomUUID gives UUIDs');
    const viewer = relay.in(orgId).as({ type: 'person', id: 'p2', role: 'viewer' });
    expect(await viewer.calls.ingest(CALL)).toMatchObject({ ok: false, error: { kind: 'forbidden', permission: 'call:ingest' } });
    const unknownRole = relay.in(orgId).as({ type: 'person', id: 'p3', role: 'superuser' } as unknown as Actor);
    expect(await unknownRole.calls.list()).toMatchObject({ ok: false, error: { kind: 'forbidden' } });
  });

  test('runs the same with one port rebound in its container', async () => {
    const container = composeRelay(await engine());
    // The analyst claims a number that nobody said: the core does not believe it.
    const claim = { target: 'callback', turn: 1, quote: 'it is 0491 570 156', valueText: '0491 570 999', polarity: 'states', certainty: 'stated' } as const;
    const analyst = new ScriptedAnalyst(() => ({ findings: [claim] }));
    await container.unbindAsync(TOKENS.analyst);
    container.bind(TOKENS.analyst).toConstantValue(analyst);
    const org = await newOrg(container.get<Relay>(TOKENS.relay), 'A');
    const { call } = value(await org.calls.ingest(CALL));
    const analysed = value(await org.calls.analyse(call.id));
    expect(analysed.analysis?.analyst).toBe(analyst.name);
    expect(analysed.findings).toEqual([expect.objectContaining({ target: 'callback', outcome: 'rejected', reason: 'value-outside-quote', value: null })]);
  });
});
