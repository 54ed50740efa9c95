import { writeFileSync } from 'node:fs';
import type { Reporter, SerializedError, TestModule } from 'vitest/node';

/** One test file of a run. */
export interface RanFile {
  /** Absolute path. */
  readonly path: string;
  readonly ms: number;
  /** Whether the file itself could not be run: it does not load, or a hook around it failed. */
  readonly broken: boolean;
  readonly tests: readonly {
    readonly name: string;
    readonly state: 'passed' | 'failed' | 'skipped' | 'pending';
    /** Why a test was skipped, when it said so. */
    readonly note?: string;
  }[];
}

/** What a run of vitest came to. */
export interface RanTests {
  readonly files: readonly RanFile[];
  /** Errors outside every test, such as a promise that nobody waited for. */
  readonly errors: readonly string[];
}

const ranFile = (module: TestModule): RanFile => {
  const { environmentSetupDuration, prepareDuration, collectDuration, setupDuration, duration } = module.diagnostic();
  return {
    path: module.moduleId,
    ms: environmentSetupDuration + prepareDuration + collectDuration + setupDuration + duration,
    broken: module.errors().length > 0 || [...module.children.allSuites()].some((suite) => suite.errors().length > 0),
    tests: [...module.children.allTests()].map((test) => {
      const result = test.result();
      const note = result.state === 'skipped' ? result.note : undefined;
      return { name: test.fullName, state: result.state, ...(note === undefined ? {} : { note }) };
    }),
  };
};

/**
 * Writes RanTests as JSON to the path in RELAY_TEST_REPORT. vitest's own JSON leaves out why a test was skipped, and errors outside
 * tests. vitest takes a reporter from the default export only, and makes it with `new`.
 */
export default class RunReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], errors: readonly SerializedError[]): void {
    const ran: RanTests = { files: modules.map(ranFile), errors: errors.map(({ message }) => message) };
    writeFileSync(process.env['RELAY_TEST_REPORT'] ?? '', JSON.stringify(ran));
  }
}
