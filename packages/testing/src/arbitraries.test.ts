import { createRelay, mayDo, parseOrgId, parseTargetDefinition } from '@relay/core';
import { canonicalJson, type Json } from '@relay/core/ports';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { callDetailsArbitrary, transcriptArbitrary } from './call/call.arbitraries.ts';
import { findingArbitrary, targetArbitrary } from './extraction/extraction.arbitraries.ts';
import { ScriptedAnalyst } from './extraction/scripted-analyst.ts';
import { portHarness } from './harness.ts';
import { FixedClock } from './kernel/fixed-clock.ts';
import { SequenceIds } from './kernel/sequence-ids.ts';
import { memoryPorts } from './memory-ports.ts';
import { SequenceSecrets } from './org/sequence-secrets.ts';
import { checkProperty } from './property.ts';
import { actorArbitrary, canary, canaryArbitrary, canaryMark, orgIdArbitrary } from './tenancy/tenancy.arbitraries.ts';

const RUNS = 200;

/** How many of RUNS random values pass the check. */
const tried = async <T>(name: string, arbitrary: fc.Arbitrary<T>, check: (value: T) => Promise<boolean> | boolean): Promise<number> =>
  (await checkProperty(name, arbitrary, async (value) => check(value), { runs: RUNS })).telling;

test('organisation ids are canonical', async () => {
  expect(await tried('organisation ids', orgIdArbitrary(), (orgId) => parseOrgId(orgId) === orgId)).toBe(RUNS);
});

test('actors of every role may do something', async () => {
  expect(await tried('actors', actorArbitrary(), ({ role }) => mayDo(role, 'org:read') || mayDo(role, 'audit:read'))).toBe(RUNS);
});

test('canaries of one organisation are none of the other', async () => {
  const isOurs = (text: string) => text.startsWith(canaryMark('a')) && !text.includes(canaryMark('b'));
  expect(await tried('canaries', canaryArbitrary('a'), isOurs)).toBe(RUNS);
  expect(canary('a', 1)).not.toBe(canary('a', 2));
});

test('core accepts each target and reads it back as it was', async () => {
  expect(await tried('targets', targetArbitrary(), (target) => {
    expect(parseTargetDefinition(target, 'target')).toEqual({ ok: true, value: target });
    return true;
  })).toBe(RUNS);
});

test('core takes in each call and transcript', async () => {
  const ports = memoryPorts();
  const { orgs } = await portHarness(ports);
  const relay = createRelay({ ...ports, clock: new FixedClock(), ids: new SequenceIds(), secrets: new SequenceSecrets(), analyst: new ScriptedAnalyst() });
  const { calls } = relay.in(orgs.a).as({ type: 'person', id: 'person-1', role: 'owner' });
  const delivery = fc.record({ details: callDetailsArbitrary(), transcript: transcriptArbitrary() });
  expect(await tried('calls', delivery, async ({ details, transcript }) => (await calls.ingest({ ...details, transcript })).ok)).toBe(RUNS);
});

test('findings survive canonical JSON', async () => {
  expect(await tried('findings', findingArbitrary(), (finding) => {
    expect(JSON.parse(canonicalJson(finding as unknown as Json))).toEqual(finding);
    return true;
  })).toBe(RUNS);
});
