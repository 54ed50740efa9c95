import { type StdioOptions, spawnSync } from 'node:child_process';
import { existsSync, globSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';

const ROOT = join(import.meta.dirname, '..');

/** What a build ended with, and what it wrote when its output was kept from the terminal. */
interface BuildOutcome {
  readonly ok: boolean;
  readonly output: string;
}

/**
 * Removes what an older build wrote of a source that is gone or renamed: neither the compiler nor turbo does, and it would be published.
 * The package check fails on any that is left.
 */
export const prune = (root: string): void => {
  for (const file of globSync('packages/*/dist/**/*.{js,d.ts,js.map,d.ts.map}', { cwd: root })) {
    const source = file.replace(/([\\/])dist([\\/])/, '$1src$2').replace(/(\.d\.ts|\.js)(\.map)?$/, '');
    if (!['.ts', '.tsx'].some((extension) => existsSync(join(root, source + extension)))) rmSync(join(root, file));
  }
};

/** Builds what is stale, with turbo and no telemetry. Quiet keeps its output back, for the caller to show when it fails. */
export const build = (options: readonly string[], { quiet }: { readonly quiet: boolean }): BuildOutcome => {
  prune(ROOT);
  const stdio: StdioOptions = quiet ? 'pipe' : 'inherit';
  const env = { ...process.env, TURBO_TELEMETRY_DISABLED: '1', DO_NOT_TRACK: '1' };
  const turbo = join(ROOT, 'node_modules/turbo/bin/turbo');
  const { status, stdout, stderr, error } = spawnSync(process.execPath, [turbo, 'run', 'build', ...options], { cwd: ROOT, env, stdio, encoding: 'utf8' });
  return { ok: status === 0, output: `${stdout ?? ''}${stderr ?? ''}${error === undefined ? '' : String(error)}` };
};

if (import.meta.main) process.exitCode = build(process.argv.slice(2), { quiet: false }).ok ? 0 : 1;
