import { AssertionError } from 'node:assert';
import { InvariantViolation } from '@relay/core/ports';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { harnessOver, portHarness, type StorePorts } from '../harness.ts';
import { memoryPorts } from '../memory-ports.ts';
import { checkProperty } from '../property.ts';
import { type Saboteur, storeSaboteurs } from '../saboteurs.ts';
import { assertNoCanaryCrosses, assertOtherMakesNoDifference } from './isolation.ts';
import { type Program, programArbitrary } from './program.ts';

const memoryHarness = () => portHarness(memoryPorts());

const sabotaged = (saboteur: Saboteur<StorePorts>) => async () => {
  const ports = memoryPorts();
  const { orgs } = await portHarness(ports);
  return harnessOver(saboteur(ports), orgs);
};

describe('programs of two organisations', () => {
  test('show no canary of one to the other', async () => {
    const holds = (program: Program) => assertNoCanaryCrosses(memoryHarness, program);
    const { telling } = await checkProperty('no canary crosses', programArbitrary(), holds, { runs: 300 });
    expect(telling).toBeGreaterThan(200);
  });

  test('give each the same answers as if it were alone', async () => {
    const holds = (program: Program) => assertOtherMakesNoDifference(memoryHarness, program);
    const { telling } = await checkProperty('the other makes no difference', programArbitrary(), holds, { runs: 200 });
    expect(telling).toBeGreaterThan(130);
  });
});

/** Saboteurs that show rows of one organisation to the other. */
const LEAKS: { readonly [law: string]: Saboteur<StorePorts> } = {
  call: storeSaboteurs.CallStore["answers another organisation's call id as an unknown one when finding"],
  'call by its name': storeSaboteurs.CallStore["answers another organisation's external id as an unknown one"],
  calls: storeSaboteurs.CallStore['lists no call of another organisation'],
  transcript: storeSaboteurs.TranscriptStore["answers another organisation's call as an unknown one when reading its transcript"],
  analysis: storeSaboteurs.AnalysisStore["answers another organisation's call as an unknown one when reading its analysis"],
  target: storeSaboteurs.TargetStore["answers another organisation's key as an unknown one"],
  targets: storeSaboteurs.TargetStore['lists no target of another organisation'],
  credential: storeSaboteurs.CredentialStore["answers another organisation's credential id as an unknown one when finding"],
  credentials: storeSaboteurs.CredentialStore['lists no credential of another organisation'],
  audit: storeSaboteurs.AuditTrail['reads no entry of another organisation'],
};

/** Saboteurs that show nothing, and still let one organisation's data change the other's answers. */
const INTERFERENCES: { readonly [law: string]: Saboteur<StorePorts> } = {
  'a call id that is taken everywhere': storeSaboteurs.CallStore['lets two organisations use the same ids for their calls'],
  'a version number that counts everywhere': storeSaboteurs.TargetStore["adds a version whatever another organisation's numbers are"],
  'a place that counts everywhere': storeSaboteurs.AuditTrail['numbers the entries of each organisation on their own'],
};

describe('the search', () => {
  /** What stopped the search. A leaked entity that the program writes back is refused by the next layer before answers are compared. */
  const stoppedBy = async (property: typeof assertNoCanaryCrosses, saboteur: Saboteur<StorePorts>): Promise<string> => {
    const attempt = fc.asyncProperty(programArbitrary(), async (program) => void (await property(sabotaged(saboteur), program)));
    const { errorInstance } = await fc.check(attempt, { numRuns: 2_000, endOnFailure: true, seed: 1 });
    return errorInstance instanceof AssertionError || errorInstance instanceof InvariantViolation ? errorInstance.name : `something else: ${String(errorInstance)}`;
  };

  for (const [name, saboteur] of Object.entries(LEAKS)) {
    test(`finds a leak of: ${name}`, async () => {
      expect(await stoppedBy(assertNoCanaryCrosses, saboteur)).toMatch(/^(AssertionError|InvariantViolation)$/);
    });
  }

  for (const [name, saboteur] of Object.entries(INTERFERENCES)) {
    test(`finds ${name}`, async () => {
      expect(await stoppedBy(assertOtherMakesNoDifference, saboteur)).toBe('AssertionError');
    });
  }
});
