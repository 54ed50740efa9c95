import { AssertionError } from 'node:assert';
import { describe, expect, test } from 'vitest';
import { analystLaws } from './extraction/analyst.laws.ts';
import { fixedClockHarness, scriptedAnalystHarness, sequenceIdsHarness, sequenceSecretsHarness } from './fake-harnesses.ts';
import { harnessOver, portHarness, type StorePorts } from './harness.ts';
import { clockLaws } from './kernel/clock.laws.ts';
import { idSourceLaws } from './kernel/id-source.laws.ts';
import type { Laws } from './law.ts';
import { memoryPorts } from './memory-ports.ts';
import { secretSourceLaws } from './org/secret-source.laws.ts';
import { analystSaboteurs, clockSaboteurs, idSourceSaboteurs, type Saboteur, secretSourceSaboteurs, storeSaboteurs } from './saboteurs.ts';
import { storeLaws } from './store-laws.ts';

/** Declares that each law of a port finds its own saboteur out, and that the two are one to one. */
function eachIsFoundOut<Harness>(
  port: string,
  laws: Laws<Harness>,
  saboteurs: { readonly [law: string]: unknown },
  broken: (law: string) => Harness | Promise<Harness>,
): void {
  describe(`the saboteurs of ${port}`, () => {
    test('has one saboteur for each law and one law for each saboteur', () => {
      expect(Object.keys(saboteurs).sort()).toEqual(Object.keys(laws).sort());
    });

    for (const [sentence, law] of Object.entries(laws)) {
      test(`a saboteur fails "${sentence}"`, async () => {
        const harness = await broken(sentence);
        const failure = await law(harness).then(() => 'The law holds for its saboteur.', (thrown: unknown) => thrown);
        expect(failure).toBeInstanceOf(AssertionError);
      });
    }
  });
}

const tamperedBy = <Harness>(saboteurs: { readonly [law: string]: Saboteur<Harness> }, honest: () => Harness) => (law: string): Harness => {
  const harness = honest();
  return saboteurs[law]?.(harness) ?? harness;
};

const byPort: { readonly [port: string]: { readonly [law: string]: Saboteur<StorePorts> } } = storeSaboteurs;

for (const [port, laws] of Object.entries(storeLaws)) {
  const saboteurs = byPort[port] ?? {};
  eachIsFoundOut(port, laws, saboteurs, async (law) => {
    const ports = memoryPorts();
    // The organisations are registered before the saboteur sets to work, so that the harness itself cannot be its victim.
    const { orgs } = await portHarness(ports);
    return harnessOver(saboteurs[law]?.(ports) ?? ports, orgs);
  });
}

eachIsFoundOut('Clock', clockLaws, clockSaboteurs, tamperedBy(clockSaboteurs, fixedClockHarness));
eachIsFoundOut('IdSource', idSourceLaws, idSourceSaboteurs, tamperedBy(idSourceSaboteurs, sequenceIdsHarness));
eachIsFoundOut('SecretSource', secretSourceLaws, secretSourceSaboteurs, tamperedBy(secretSourceSaboteurs, sequenceSecretsHarness));
eachIsFoundOut('ConversationAnalyst', analystLaws, analystSaboteurs, tamperedBy(analystSaboteurs, scriptedAnalystHarness));
