import { describe, test } from 'vitest';
import { analystLaws } from './extraction/analyst.laws.ts';
import { fixedClockHarness, scriptedAnalystHarness, sequenceIdsHarness, sequenceSecretsHarness } from './fake-harnesses.ts';
import { portHarness } from './harness.ts';
import { clockLaws } from './kernel/clock.laws.ts';
import { idSourceLaws } from './kernel/id-source.laws.ts';
import { runLaws } from './law.ts';
import { memoryPorts } from './memory-ports.ts';
import { secretSourceLaws } from './org/secret-source.laws.ts';
import { storeLaws } from './store-laws.ts';

const runner = { describe, test };

runLaws(storeLaws, runner, () => portHarness(memoryPorts()));
runLaws({ Clock: clockLaws }, runner, fixedClockHarness);
runLaws({ IdSource: idSourceLaws }, runner, sequenceIdsHarness);
runLaws({ SecretSource: secretSourceLaws }, runner, sequenceSecretsHarness);
runLaws({ ConversationAnalyst: analystLaws }, runner, scriptedAnalystHarness);
