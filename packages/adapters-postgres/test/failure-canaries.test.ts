import { inspect } from 'node:util';
import { AdapterFailure } from '@relay/core/ports';
import { aCall, aCredential, anAuditCore, anOrgProfile, aTargetVersion } from '@relay/testing';
import { expect, test } from 'vitest';
import { describeOnEngines } from './databases.ts';
import { anOrgId, transactIn, underScope } from './tenants.ts';

const CANARY = 'canary-7f3a';

describeOnEngines('No value of a row', (engine) => {
  type Attempt = Parameters<typeof transactIn<unknown>>[2];
  const attempts: { readonly [name: string]: Attempt } = {
    'a broken foreign key': ({ transcripts }, scope) =>
      transcripts.add(aCall(scope, { transcriptHash: CANARY }), { turns: [{ speaker: CANARY, text: CANARY }], parties: [] }),
    'a broken check': ({ credentials }, scope) => credentials.add(aCredential(scope, { label: CANARY, tokenHash: CANARY })),
    'a broken primary key': async ({ targets }, scope) => {
      const version = aTargetVersion(scope, { definition: { label: CANARY, key: CANARY } });
      await targets.add(version);
      await targets.add({ ...version, version: 2 });
    },
    'text that is no JSON for Postgres': async ({ calls, transcripts }, scope) => {
      const call = aCall(scope);
      await calls.add(call);
      await transcripts.add(call, { turns: [{ speaker: 'Agent', text: `${CANARY}\u0000` }], parties: [] });
    },
    'text with a NUL': ({ org }, scope) => org.register(anOrgProfile(scope, { name: `${CANARY}\u0000` })),
    'an id that is none': ({ calls }) => calls.find(CANARY as never),
    'an audit core that names nobody': ({ audit }, scope) => audit.append({ ...anAuditCore(scope), id: CANARY }),
    'a number that is too large': ({ calls }, scope) => calls.add(aCall(scope, { title: CANARY, revision: 2 ** 40 })),
  };

  test('would be missing from these errors by itself: the driver’s own holds it', async () => {
    const raw = underScope(engine().app, anOrgId(), (client) => client.query('SELECT $1::uuid', [CANARY])).catch((error: unknown) => error);
    expect(inspect(await raw)).toContain(CANARY);
  });

  test.each(Object.keys(attempts))('is in the error of %s', async (name) => {
    const failure = await transactIn(engine().app, anOrgId(), attempts[name] as Attempt).then(
      () => expect.fail('Nothing failed.'),
      (error: unknown) => error,
    );
    expect(failure).toBeInstanceOf(AdapterFailure);
    expect(inspect(failure, { depth: 10, showHidden: true })).not.toContain(CANARY);
  });
});
