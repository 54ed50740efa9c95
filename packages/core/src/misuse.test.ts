import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createRelay, type RelayPorts } from './relay.ts';

const root = fileURLToPath(new URL('../../..', import.meta.url));

/** Each intended misuse: what somebody writes, and the words in the compiler's error that tell what to do instead. */
const MISUSES = [
  ['asks for calls before an organisation is chosen', 'relay.calls.list();', 'Choose an organisation and an actor first: relay.in(orgId).as(actor)'],
  ['gives an unparsed organisation id', "relay.in('0192f0c1-0000-7000-8000-000000000000');", 'Parse the id first: const orgId = parseOrgId(value)'],
  ['asks for calls before it is said who acts', 'relay.in(orgId).calls.list();', 'Say who acts first: relay.in(orgId).as(actor)'],
  ['joins a transaction before it is said who acts', 'relay.in(orgId).on(client);', 'Say who acts first: relay.in(orgId).as(actor)'],
  ['names the actor by a string', "relay.in(orgId).as('user-1');", 'An actor is { type, id, role }'],
  ['gives a connection string for the open transaction', "org.on('postgres://localhost/app');", 'Give the database client on which your transaction is open'],
  ['gives an unparsed call id', "org.calls.get('0192f0c1-0000-7000-8000-000000000000');", 'Parse the id first: const id = parseCallId(value)'],
  ['names the organisation a second time in a command', "org.calls.ingest({ orgId: 'x', externalId: 'x', startedAt: '2026-03-04T05:06:07Z', transcript });", 'Leave orgId out'],
  ['forgets to await', 'org.calls.list().ok;', "Did you forget to use 'await'?"],
  ['forgets a port', 'createRelay({ clock, ids, secrets, unitOfWork, hostTransactions, credentialDirectory, orgDirectory });', "Property 'analyst' is missing"],
] as const;

const PRELUDE = `
import { type Actor, type BoundOrg, createRelay, type OrgId, type Relay, type RelayPorts, type Transcript } from '@relay/core';
declare const relay: Relay; declare const org: BoundOrg; declare const orgId: OrgId; declare const actor: Actor;
declare const client: object; declare const transcript: Transcript;
declare const { clock, ids, secrets, unitOfWork, hostTransactions, credentialDirectory, orgDirectory }: RelayPorts;
`;

/** The same things done right: they must compile, or an error above would prove nothing. */
const CORRECT = `
relay.in(orgId).as(actor).calls.list();
relay.in(orgId).as({ type: 'person', id: 'p1', role: 'owner' }).on(client).calls.list();
org.calls.ingest({ externalId: 'x', startedAt: '2026-03-04T05:06:07Z', transcript });
export const listed = (await org.calls.list()).ok;
export { createRelay };
`;


describe('the facade', () => {
  let folder: string;
  const errors = new Map<string, string>();

  beforeAll(async () => {
    folder = await mkdtemp(`${root}packages/core/.misuse-`);
    const files = [...MISUSES.map(([name, code], index) => [name, `${index}.ts`, code] as const), ['correct', 'correct.ts', CORRECT] as const];
    await Promise.all(files.map(([, file, code]) => writeFile(`${folder}/${file}`, `${PRELUDE}${code}\nexport {};\n`)));
    const config = {
      extends: `${root}tsconfig.base.json`,
      compilerOptions: { noEmit: true, declaration: false, declarationMap: false, noUnusedLocals: false, customConditions: ['relay-source'] },
      include: ['*.ts'],
    };
    await writeFile(`${folder}/tsconfig.json`, JSON.stringify(config));
    const compiled = promisify(execFile)(`${root}node_modules/.bin/tsc`, ['-p', folder, '--pretty', 'true'], { cwd: folder });
    const { stdout } = await compiled.catch((error: { stdout: string }) => error);
    // The related information ("Did you forget to use 'await'?") is printed only in the form meant for terminals.
    const plain = stdout.replace(/\u001b\[[0-9;]*m/g, '');
    for (const [name, file] of files) {
      errors.set(name, plain.split(/\n(?=\d*\w*\.ts:\d+:\d+ - )/).filter((block) => block.trimStart().startsWith(`${file}:`)).join('\n'));
    }
  }, 120_000);

  afterAll(() => rm(folder, { recursive: true, force: true }));

  test('compiles when it is used as meant', () => {
    expect(errors.get('correct')).toBe('');
  });

  test.each(MISUSES)('tells the fix in the compiler\'s error to somebody who %s', (name, _code, fix) => {
    expect(errors.get(name)).toContain(fix);
  });

  test('tells the same fix to a caller without a type checker', () => {
    const relay = createRelay({} as RelayPorts) as unknown as { calls: unknown; in(id: string): { calls: unknown; as(a: unknown): unknown } };
    expect(() => relay.calls).toThrow('Choose an organisation and an actor first');
    expect(() => relay.in('acme')).toThrow('parseOrgId');
    const unbound = relay.in('0192f0c1-0000-7000-8000-000000000000');
    expect(() => unbound.calls).toThrow('Say who acts first');
    expect(() => unbound.as('user-1')).toThrow('An actor is');
  });
});
