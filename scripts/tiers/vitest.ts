import type { Outcome } from './outcome.ts';
import type { RanFile, RanTests } from './vitest-reporter.ts';

/** Minutes that the tests of one folder may take on two cores, all workers together. A folder that is not named gets one. */
const BUDGETS: Readonly<Record<string, number>> = {
  'packages/adapters-postgres': 4,
  'packages/core': 2,
  'packages/http': 2,
  'packages/server': 4,
  scripts: 2,
};

const suiteOf = (root: string, path: string): string => {
  const [first = '', second] = path.slice(root.length + 1).replaceAll('\\', '/').split('/');
  return first === 'packages' || first === 'examples' ? `${first}/${second}` : first;
};

const withFile = (before: Outcome, { ms, broken, tests }: RanFile): Outcome => {
  const count = (wanted: string): number => tests.filter(({ state }) => state === wanted).length;
  const idle = tests.filter(({ state }) => state !== 'passed' && state !== 'failed');
  return {
    ...before,
    passed: before.passed + count('passed'),
    failed: before.failed + count('failed') + (broken ? 1 : 0),
    skipped: before.skipped + idle.length,
    minutes: before.minutes + ms / 60_000,
    notRun: [...before.notRun, ...idle.map(({ name, note }) => (note === undefined ? name : `${name}: ${note}`))],
  };
};

/** The tests, by package. A file that could not be run counts as one failure more, and so do errors outside every test. */
export const suitesOf = (root: string, { files, errors }: RanTests): readonly Outcome[] => {
  const outcomes = new Map<string, Outcome>();
  const empty = (suite: string): Outcome => ({ suite, passed: 0, failed: 0, skipped: 0, minutes: 0, budgetMinutes: BUDGETS[suite] ?? 1, notRun: [] });
  for (const file of files) {
    const suite = suiteOf(root, file.path);
    outcomes.set(suite, withFile(outcomes.get(suite) ?? empty(suite), file));
  }
  const outside = errors.length === 0 ? [] : [{ ...empty('outside tests'), failed: 1 }];
  return [...[...outcomes.values()].toSorted((a, b) => (a.suite < b.suite ? -1 : 1)), ...outside];
};
