import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { describe, expect, test } from 'vitest';

const file = new URL('embed.ts', import.meta.url);

describe('the embed example', () => {
  test('proves a value inside another program', async () => {
    const { stdout } = await promisify(execFile)(process.execPath, ['--conditions=relay-source', '--no-warnings', fileURLToPath(file)]);
    expect(stdout).toBe('budget { amountMinor: 1500000, currency: \'AUD\' } "fifteen k" in turn 1\n');
  });

  test('is the one in the README, byte for byte', async () => {
    const readme = await readFile(new URL('../../../README.md', import.meta.url), 'utf8');
    expect(/```ts\n([\s\S]*?)```/.exec(readme)?.[1]).toBe(await readFile(file, 'utf8'));
  });
});
