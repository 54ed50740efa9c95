import type { AnalystHarness } from './extraction/analyst.laws.ts';
import { proposeAddresses } from './extraction/plain-script.ts';
import { ScriptedAnalyst } from './extraction/scripted-analyst.ts';
import type { ClockHarness } from './kernel/clock.laws.ts';
import { FixedClock } from './kernel/fixed-clock.ts';
import type { IdSourceHarness } from './kernel/id-source.laws.ts';
import { SequenceIds } from './kernel/sequence-ids.ts';
import type { SecretSourceHarness } from './org/secret-source.laws.ts';
import { SequenceSecrets } from './org/sequence-secrets.ts';

/** The fixed clock, whose time passes when it is told to. */
export function fixedClockHarness(): ClockHarness {
  const clock = new FixedClock();
  return { clock, pass: async (ms) => clock.advance(ms) };
}

/** Two sequences of ids with seeds of their own; time means nothing to them. */
export const sequenceIdsHarness = (): IdSourceHarness => ({ ids: new SequenceIds('one'), others: new SequenceIds('two'), pass: async () => undefined });

/** Two sequences of secrets with seeds of their own. */
export const sequenceSecretsHarness = (): SecretSourceHarness => ({ secrets: new SequenceSecrets('one'), others: new SequenceSecrets('two') });

/** The scripted analyst with an honest script. */
export const scriptedAnalystHarness = (): AnalystHarness => ({ analyst: new ScriptedAnalyst(proposeAddresses) });
