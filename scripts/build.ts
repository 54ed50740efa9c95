import { type StdioOptions, spawnSync } from 'node:child_process';
import { join } from 'node:path';
import process from 'node:process';

const ROOT = join(import.meta.dirname, '..');

/** What a build ended with, and what it wrote when its output was kept from the terminal. */
interface BuildOutcome {
  readonly ok: boolean;
  readonly output: string;
}

/** Builds what is stale, with turbo and no telemetry. Quiet keeps its output back, for the caller to show when it fails. */
export const build = (options: readonly string[], { quiet }: { readonly quiet: boolean }): BuildOutcome => {
  const stdio: StdioOptions = quiet ? 'pipe' : 'inherit';
  const env = { ...process.env, TURBO_TELEMETRY_DISABLED: '1', DO_NOT_TRACK: '1' };
  const turbo = join(ROOT, 'node_modules/turbo/bin/turbo');
  const { status, stdout, stderr, error } = spawnSync(process.execPath, [turbo, 'run', 'build', ...options], { cwd: ROOT, env, stdio, encoding: 'utf8' });
  return { ok: status === 0, output: `${stdout ?? ''}${stderr ?? ''}${error === undefined ? '' : String(error)}` };
};

if (import.meta.main) process.exitCode = build(process.argv.slice(2), { quiet: false }).ok ? 0 : 1;
