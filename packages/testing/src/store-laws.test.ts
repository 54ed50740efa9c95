import { describe, test } from 'vitest';
import { portHarness } from './harness.ts';
import { runLaws } from './law.ts';
import { memoryPorts } from './memory-ports.ts';
import { storeLaws } from './store-laws.ts';

runLaws(storeLaws, { describe, test }, () => portHarness(memoryPorts()));
