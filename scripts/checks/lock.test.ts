import { describe, expect, it } from 'vitest';
import { checkLock } from './lock.ts';
import type { LockedPackage } from './lockfile.ts';
import { withTree } from './tree.ts';

const binary = { version: '1.0.0', integrity: 'sha512-b', optional: true };

/** A complete lock file: a workspace, and a tool with a platform package. */
const COMPLETE = {
  '': { dependencies: { tool: '1.0.0' } },
  'packages/core': { name: '@relay/core', version: '0.1.0', peerDependencies: { tool: '>=1' } },
  'packages/http': { name: '@relay/http', version: '0.1.0', dependencies: { '@relay/core': '0.1.0' } },
  'node_modules/@relay/core': { link: true, resolved: 'packages/core' },
  'node_modules/tool': { version: '1.0.0', integrity: 'sha512-t', optionalDependencies: { '@tool/linux': '1.0.0' } },
  'node_modules/@tool/linux': binary,
};

const problems = async (changed: Readonly<Record<string, LockedPackage | undefined>>): Promise<readonly string[]> =>
  withTree({ 'package-lock.json': JSON.stringify({ packages: { ...COMPLETE, ...changed } }) }, async (root) =>
    (await checkLock(root)).map(({ where, what }) => `${where} ${what}`),
  );

const CANARIES: readonly (readonly [story: string, changed: Record<string, LockedPackage | undefined>, expected: string])[] = [
  ['a platform package has no entry', { 'node_modules/@tool/linux': undefined }, 'node_modules/tool names the platform package @tool/linux'],
  ['a platform package has no integrity', { 'node_modules/@tool/linux': { version: '1.0.0' } }, '@tool/linux has no integrity'],
  ['an entry names its registry', { 'node_modules/@tool/linux': { ...binary, resolved: 'https://mirror.example/linux.tgz' } }, 'names the registry'],
  ['an entry is deprecated', { 'node_modules/@tool/linux': { ...binary, deprecated: 'use another' } }, 'is deprecated: use another'],
  ['an entry runs a script when installed', { 'node_modules/@tool/linux': { ...binary, hasInstallScript: true } }, 'run a script'],
  ['the root asks for a range', { '': { dependencies: { tool: '^1.0.0' } } }, 'package.json asks for tool ^1.0.0: pin one exact version'],
  ['a workspace asks for a tag', { 'packages/http': { dependencies: { tool: 'latest' } } }, 'packages/http/package.json asks for tool latest'],
  ['a manifest is ahead of the lock file', { 'packages/http': { dependencies: { '@relay/core': '0.2.0' } } }, 'asks for @relay/core 0.2.0 and the lock file has 0.1.0'],
  ['a package asked for is not locked', { 'packages/http': { dependencies: { gone: '1.0.0' } } }, 'asks for gone, which the lock file lacks'],
];

describe('the lock check', () => {
  it('finds nothing in a complete lock file', async () => {
    expect(await problems({})).toEqual([]);
  });

  it('finds a platform package nested below the package that names it', async () => {
    expect(await problems({ 'node_modules/@tool/linux': undefined, 'node_modules/tool/node_modules/@tool/linux': binary })).toEqual([]);
  });

  it.each(CANARIES)('reports when %s', async (_story, changed, expected) => {
    expect(await problems(changed)).toContainEqual(expect.stringContaining(expected));
  });
});
