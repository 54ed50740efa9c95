import type { Outcome } from './outcome.ts';

/** The parts of vitest's JSON report that are read here. */
export interface VitestReport {
  readonly testResults: readonly {
    readonly name: string;
    readonly status: string;
    readonly startTime: number;
    readonly endTime: number;
    readonly assertionResults: readonly { readonly status: string; readonly fullName: string }[];
  }[];
}

/** Minutes that the tests of one folder may take on two cores, all workers together. A folder that is not named gets `other`. */
const BUDGETS: Readonly<Record<string, number>> = {
  'packages/adapters-postgres': 4,
  'packages/core': 2,
  'packages/http': 2,
  'packages/server': 4,
  scripts: 2,
  other: 1,
};

const suiteOf = (root: string, file: string): string => {
  const [first = '', second] = file.slice(root.length + 1).replaceAll('\\', '/').split('/');
  return first === 'packages' || first === 'examples' ? `${first}/${second}` : first;
};

/** The tests, by package. A test file that could not be run counts as one failure: it has no tests to count. */
export const suitesOf = (root: string, { testResults }: VitestReport): readonly Outcome[] => {
  const outcomes = new Map<string, Outcome>();
  for (const { name, status, startTime, endTime, assertionResults } of testResults) {
    const suite = suiteOf(root, name);
    const before = outcomes.get(suite) ?? { suite, passed: 0, failed: 0, skipped: 0, minutes: 0, budgetMinutes: BUDGETS[suite] ?? BUDGETS['other'] ?? 1, notRun: [] };
    const count = (wanted: string): number => assertionResults.filter((result) => result.status === wanted).length;
    const failed = count('failed');
    const skipped = assertionResults.filter((result) => result.status !== 'passed' && result.status !== 'failed');
    outcomes.set(suite, {
      ...before,
      passed: before.passed + count('passed'),
      failed: before.failed + (failed === 0 && status === 'failed' ? 1 : failed),
      skipped: before.skipped + skipped.length,
      minutes: before.minutes + (endTime - startTime) / 60_000,
      notRun: [...before.notRun, ...skipped.map(({ fullName }) => fullName.trim())],
    });
  }
  return [...outcomes.values()].toSorted((a, b) => (a.suite < b.suite ? -1 : 1));
};
