import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const main = fileURLToPath(new URL('../src/main.ts', import.meta.url));

/** What a finished command left. */
export interface Finished {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** A folder that is removed when the test ends. */
export async function temporaryFolder(): Promise<AsyncDisposable & { readonly path: string }> {
  const path = await mkdtemp(join(tmpdir(), 'relay-test-'));
  return { path, [Symbol.asyncDispose]: () => rm(path, { recursive: true, force: true }) };
}

/** Starts `relay` from its sources, as its launcher would from the build. */
export function spawnRelay(args: readonly string[], cwd: string, env: Record<string, string> = {}): ChildProcessWithoutNullStreams {
  const { DATABASE_URL: _, ...inherited } = process.env;
  return spawn(process.execPath, ['--conditions=relay-source', '--no-warnings', main, ...args], {
    cwd,
    env: { ...inherited, RELAY_HOME: join(cwd, '.relay'), ...env },
  });
}

/** Runs a command to its end. */
export async function relay(args: readonly string[], cwd: string, env: Record<string, string> = {}): Promise<Finished> {
  const child = spawnRelay(args, cwd, env);
  child.stdin.end();
  let [out, err] = ['', ''];
  child.stdout.on('data', (chunk: Buffer) => (out += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (err += chunk.toString()));
  const code = await new Promise<number | null>((resolve) => child.on('close', resolve));
  return { code, out, err };
}

/** A running `relay start`, and what it told. */
export interface Running {
  readonly child: ChildProcessWithoutNullStreams;
  readonly url: string;
  readonly link: string;
  readonly key: string;
  readonly text: string;
  stop(signal: NodeJS.Signals): Promise<number | NodeJS.Signals | null>;
}

/** Starts Relay on a free port and waits until it says that it is ready. */
export async function startRelay(cwd: string): Promise<Running> {
  const child = spawnRelay(['start'], cwd, { RELAY_PORT: '0' });
  let [out, err] = ['', ''];
  child.stderr.on('data', (chunk: Buffer) => (err += chunk.toString()));
  const ended = new Promise<number | NodeJS.Signals | null>((resolve) => child.on('close', (code, signal) => resolve(code ?? signal)));
  await new Promise<void>((resolve, reject) => {
    child.stdout.on('data', (chunk: Buffer) => {
      out += chunk.toString();
      if (out.includes('Press Ctrl-C')) resolve();
    });
    void ended.then((code) => reject(new Error(`relay start ended with ${code}: ${err}`)));
  });
  const found = (pattern: RegExp) => pattern.exec(out)?.[1] ?? '';
  return {
    child,
    url: found(/running at (http\S+)/),
    link: found(/(http\S+\/sign-in\?token=\S+)/),
    key: found(/Bearer (rk_\S+?)'/),
    text: `${out}${err}`,
    stop(signal) {
      child.kill(signal);
      return ended;
    },
  };
}
