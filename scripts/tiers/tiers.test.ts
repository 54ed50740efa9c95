import { describe, expect, it } from 'vitest';
import { type Outcome, overBudget, table, tally } from './outcome.ts';
import { suitesOf, type VitestReport } from './vitest.ts';

const outcome = (changes: Partial<Outcome>): Outcome => ({ suite: 'one', passed: 0, failed: 0, skipped: 0, minutes: 0, budgetMinutes: 1, notRun: [], ...changes });

const file = (name: string, statuses: readonly string[], status = 'passed'): VitestReport['testResults'][number] => ({
  name: `/repo/${name}`,
  status,
  startTime: 0,
  endTime: 30_000,
  assertionResults: statuses.map((each, index) => ({ status: each, fullName: ` test ${index}` })),
});

describe('the tally', () => {
  it('adds up every suite', () => {
    expect(tally([outcome({ passed: 3, skipped: 1 }), outcome({ passed: 1, failed: 2 })])).toBe('4 passed, 2 failed, 1 skipped');
  });

  it('marks a suite that took longer than its budget, and no other', () => {
    const suites = [outcome({ suite: 'slow', minutes: 1.5 }), outcome({ suite: 'quick', minutes: 0.5 })];
    expect(suites.map(overBudget)).toEqual([true, false]);
    const [, slow, quick] = table(suites).split('\n');
    expect(slow).toMatch(/^slow .*1\.50 .*over$/);
    expect(quick).not.toContain('over');
  });
});

describe('the suites of a vitest report', () => {
  it('are its packages, with the tests and minutes of their files', () => {
    const found = suitesOf('/repo', {
      testResults: [file('packages/core/src/a.test.ts', ['passed', 'failed'], 'failed'), file('packages/core/src/b.test.ts', ['passed']), file('scripts/c.test.ts', ['passed'])],
    });
    expect(found.map(({ suite, passed, failed, minutes }) => [suite, passed, failed, minutes])).toEqual([
      ['packages/core', 2, 1, 1],
      ['scripts', 1, 0, 0.5],
    ]);
  });

  it('count a file that could not be run as one failure', () => {
    expect(suitesOf('/repo', { testResults: [file('packages/core/src/a.test.ts', [], 'failed')] })[0]).toMatchObject({ passed: 0, failed: 1 });
  });

  it('count and name every test that did not run', () => {
    const [suite] = suitesOf('/repo', { testResults: [file('packages/core/src/a.test.ts', ['passed', 'skipped', 'pending', 'todo'])] });
    expect(suite).toMatchObject({ passed: 1, skipped: 3, notRun: ['test 1', 'test 2', 'test 3'] });
  });
});
