/** How one suite ended. A suite that is one command counts as one. */
export interface Outcome {
  readonly suite: string;
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
  readonly minutes: number;
  readonly budgetMinutes: number;
  /** What did not run, and why. Printed, so that nothing is skipped in silence. */
  readonly notRun: readonly string[];
}

const sum = (outcomes: readonly Outcome[], count: 'passed' | 'failed' | 'skipped'): number => outcomes.reduce((total, outcome) => total + outcome[count], 0);

/** Whether a suite took longer than its budget. Reported in every tier; it fails the one that CI runs. */
export const overBudget = ({ minutes, budgetMinutes }: Outcome): boolean => minutes > budgetMinutes;

/** The line that ends every run. */
export const tally = (outcomes: readonly Outcome[]): string => `${sum(outcomes, 'passed')} passed, ${sum(outcomes, 'failed')} failed, ${sum(outcomes, 'skipped')} skipped`;

/** A line a suite: what it counted, its minutes and its budget. */
export const table = (outcomes: readonly Outcome[]): string => {
  const rows = [
    ['suite', 'passed', 'failed', 'skipped', 'minutes', 'budget'],
    ...outcomes.map((outcome) => [
      outcome.suite,
      ...[outcome.passed, outcome.failed, outcome.skipped].map(String),
      outcome.minutes.toFixed(2),
      `${outcome.budgetMinutes.toFixed(1)}${overBudget(outcome) ? ' over' : ''}`,
    ]),
  ];
  const widths = [0, 1, 2, 3, 4, 5].map((column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows.map((row) => row.map((cell, column) => (column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0))).join('  ').trimEnd()).join('\n');
};
