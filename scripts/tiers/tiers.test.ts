import { spawnSync } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { withTree } from '../checks/tree.ts';
import { type Outcome, overBudget, table, tally } from './outcome.ts';
import { suitesOf } from './vitest.ts';
import type { RanFile, RanTests } from './vitest-reporter.ts';

const MODULES = join(import.meta.dirname, '../../node_modules');

const outcome = (changes: Partial<Outcome>): Outcome => ({ suite: 'one', passed: 0, failed: 0, skipped: 0, minutes: 0, budgetMinutes: 1, notRun: [], ...changes });

const file = (name: string, states: readonly RanFile['tests'][number]['state'][], changes: Partial<RanFile> = {}): RanFile => ({
  path: `/repo/${name}`,
  ms: 30_000,
  broken: false,
  tests: states.map((state, index) => ({ name: `test ${index}`, state })),
  ...changes,
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

describe('the suites of a run', () => {
  it('are its packages, with the tests and minutes of their files', () => {
    const files = [file('packages/core/src/a.test.ts', ['passed', 'failed']), file('packages/core/src/b.test.ts', ['passed']), file('scripts/c.test.ts', ['passed'])];
    expect(suitesOf('/repo', { files, errors: [] }).map(({ suite, passed, failed, minutes }) => [suite, passed, failed, minutes])).toEqual([
      ['packages/core', 2, 1, 1],
      ['scripts', 1, 0, 0.5],
    ]);
  });

  it('count a file that could not be run as one failure', () => {
    expect(suitesOf('/repo', { files: [file('packages/core/src/a.test.ts', [], { broken: true })], errors: [] })[0]).toMatchObject({ passed: 0, failed: 1 });
  });

  it('count errors outside every test as one failure', () => {
    const [core, outside] = suitesOf('/repo', { files: [file('packages/core/src/a.test.ts', ['passed'])], errors: ['nobody waited', 'nobody waited'] });
    expect(core).toMatchObject({ passed: 1, failed: 0 });
    expect(outside).toMatchObject({ suite: 'outside tests', failed: 1 });
  });

  it('count and name every test that did not run, with its reason where it gave one', () => {
    const tests: RanFile['tests'] = [{ name: 'runs', state: 'passed' }, { name: 'needs Postgres', state: 'skipped', note: 'no Postgres here' }, { name: 'waits', state: 'pending' }];
    const [suite] = suitesOf('/repo', { files: [file('packages/core/src/a.test.ts', [], { tests })], errors: [] });
    expect(suite).toMatchObject({ passed: 1, skipped: 2, notRun: ['needs Postgres: no Postgres here', 'waits'] });
  });
});

/** Runs vitest on a file with the reporter of the tiers, and returns what it reported. */
const report = async (text: string): Promise<RanTests> =>
  withTree({ 'package.json': '{ "type": "module" }', 'a.test.ts': text }, async (root) => {
    const path = join(root, 'ran.json');
    const options = [join(MODULES, 'vitest/vitest.mjs'), 'run', '--root', root, `--reporter=${join(import.meta.dirname, 'vitest-reporter.ts')}`];
    spawnSync(process.execPath, options, { cwd: root, env: { ...process.env, RELAY_TEST_REPORT: path } });
    return JSON.parse(await readFile(path, 'utf8')) as RanTests;
  }, ['vitest']);

describe('the reporter', { timeout: 60_000 }, () => {
  it('tells what passed, failed and was skipped with a reason', async () => {
    const { files, errors } = await report(
      "import { describe, expect, it } from 'vitest';\ndescribe('a', () => {\n  it('holds', () => expect(1).toBe(1));\n  it('breaks', () => expect(1).toBe(2));\n  it('waits', ({ skip }) => skip('no Postgres here'));\n});\n",
    );
    expect(errors).toEqual([]);
    expect(files).toMatchObject([
      { broken: false, tests: [{ name: 'a > holds', state: 'passed' }, { name: 'a > breaks', state: 'failed' }, { name: 'a > waits', state: 'skipped', note: 'no Postgres here' }] },
    ]);
  });

  it('tells a file that does not load, and a failed hook around tests that passed', async () => {
    expect((await report("import './gone.ts';\n")).files).toMatchObject([{ broken: true, tests: [] }]);
    const hook = "import { afterAll, describe, expect, it } from 'vitest';\ndescribe('a', () => {\n  afterAll(() => { throw new Error('left open'); });\n  it('holds', () => expect(1).toBe(1));\n});\n";
    expect((await report(hook)).files).toMatchObject([{ broken: true, tests: [{ state: 'passed' }] }]);
  });

  it('tells an error that nobody waited for', async () => {
    const text = "import { expect, it } from 'vitest';\nit('holds', () => {\n  void Promise.reject(new Error('nobody waited'));\n  expect(1).toBe(1);\n});\n";
    expect((await report(text)).errors).toEqual(['nobody waited']);
  });
});
