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

  it.each(['SIGTERM', 'SIGINT'] as const)('passes %s on once, and waits for the command to stop cleanly', async (signal) => {
    const script = `process.on('${signal}', () => { console.log('stopping'); setTimeout(process.exit, 100); }); console.log('ready'); setTimeout(() => {}, 20_000);`;
    const child = spawn(process.execPath, [LAUNCHER, 'node', '--eval', script], { stdio: ['ignore', 'pipe', 'inherit'] });
    let written = '';
    child.stdout.on('data', (chunk: Buffer) => {
      if (written === '') child.kill(signal);
      written += chunk.toString();
    });
    await new Promise((resolve) => child.on('close', resolve));
    expect(written).toBe('ready\nstopping\n');
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
