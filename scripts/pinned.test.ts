import { spawn, spawnSync } from 'node:child_process';
import { chmod, copyFile, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { withTree } from './checks/tree.ts';

const LAUNCHER = join(import.meta.dirname, 'pinned.cjs');

/** A checkout whose pinned Node is a script that says so, installed as npm 10 leaves it: with no link in node_modules/.bin. */
const withCheckout = async <R>(version: string, body: (launcher: string) => Promise<R> | R): Promise<R> => {
  const files = {
    'package.json': JSON.stringify({ optionalDependencies: { 'node-elsewhere-arm64': version, 'node-here-x64': version } }),
    'node_modules/node-here-x64/bin/node': '#!/bin/sh\necho pinned "$@"\n',
    'scripts/pinned.cjs': await readFile(LAUNCHER, 'utf8'),
  };
  return withTree(files, async (root) => {
    await chmod(join(root, 'node_modules/node-here-x64/bin/node'), 0o755);
    return body(join(root, 'scripts/pinned.cjs'));
  });
};

describe.skipIf(process.platform === 'win32')('the launcher of npm scripts', () => {
  it('puts the Node of this platform first on the PATH', async () => {
    const stdout = await withCheckout('26.10.0', (launcher) => spawnSync(process.execPath, [launcher, 'sh', '-c', 'node script.ts'], { encoding: 'utf8' }).stdout);
    expect(stdout).toBe('pinned script.ts\n');
  });

  it('ends as the command ends', async () => {
    const run = (line: string): number | null => spawnSync(process.execPath, [LAUNCHER, 'sh', '-c', line]).status;
    expect(run('exit 0')).toBe(0);
    expect(run('exit 3')).toBe(3);
    expect(run('kill -9 $$')).toBe(137);
    expect(spawnSync(process.execPath, [LAUNCHER, 'no-such-command'], { encoding: 'utf8' })).toMatchObject({ status: 127, stderr: expect.stringContaining('no-such-command could not be run') as string });
  });

  const waiting = "for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => { console.log(signal); setTimeout(process.exit, 400); }); console.log('ready'); setTimeout(() => {}, 20_000);";

  it.each([
    ['SIGTERM', 'itself', 'SIGINT'],
    ['SIGINT', 'itself', 'SIGTERM'],
    ['SIGTERM', 'the whole group', 'SIGINT SIGTERM'],
    ['SIGINT', 'the whole group', 'SIGINT SIGTERM'],
  ] as const)('on %s to %s, lets the command stop in its own time', async (signal, target, seen) => {
    const child = spawn(process.execPath, [LAUNCHER, 'node', '--eval', waiting], { stdio: ['ignore', 'pipe', 'inherit'], detached: true });
    let written = '';
    child.stdout.on('data', (chunk: Buffer) => {
      if (written === '') process.kill((child.pid ?? 0) * (target === 'itself' ? 1 : -1), signal);
      written += chunk.toString();
    });
    const code = await new Promise((resolve) => child.on('close', resolve));
    expect(written.trim().split('\n').toSorted()).toEqual([...seen.split(' '), 'ready']);
    expect(code).toBe(0);
  });

  it.each([
    ['the shell that started it', (line: string) => `${line}; true`],
    ['npm, which started that shell', (line: string) => `sh -c '${line}; true'; true`],
  ])('stops the command when %s is killed', async (killed, nest) => {
    const script = 'process.on(`SIGTERM`, () => { console.log(`stopping`); process.exit(); }); console.log(`ready`); setTimeout(() => {}, 20_000);';
    const line = nest('"$NODE" "$LAUNCHER" node --eval "$SCRIPT"');
    const top = spawn('sh', ['-c', line], { stdio: ['ignore', 'pipe', 'inherit'], env: { ...process.env, NODE: process.execPath, LAUNCHER, SCRIPT: script } });
    let written = '';
    top.stdout.on('data', (chunk: Buffer) => {
      if (written === '') top.kill('SIGKILL');
      written += chunk.toString();
    });
    await new Promise((resolve) => top.on('close', resolve));
    const told = process.platform === 'linux' || !killed.startsWith('npm');
    expect(written).toBe(told ? 'ready\nstopping\n' : 'ready\n');
  });

  it('says what to do when npm brought no Node', async () => {
    const found = await withTree({ 'package.json': JSON.stringify({ optionalDependencies: { 'node-here-x64': '0.0.1' } }), 'scripts/a.txt': '' }, async (root) => {
      await copyFile(LAUNCHER, join(root, 'scripts/pinned.cjs'));
      return spawnSync(process.execPath, [join(root, 'scripts/pinned.cjs'), 'true'], { encoding: 'utf8' });
    });
    expect(found.status).toBe(2);
    expect(found.stderr).toBe('Relay runs on Node 0.0.1. Run npm ci first, which brings it.\n');
  });
});
