import { describe, expect, it } from 'vitest';
import { checkLicences, permits } from './licences.ts';
import type { LockedPackage } from './lockfile.ts';
import { withTree } from './tree.ts';

const problems = async (entries: Readonly<Record<string, LockedPackage>>): Promise<readonly string[]> => {
  const core = { name: '@relay/core', license: 'Apache-2.0', dependencies: { shipped: '1.0.0' } };
  const packages = { '': { license: 'Apache-2.0', devDependencies: { tool: '1.0.0' } }, 'packages/core': core, ...entries };
  return withTree({ 'package-lock.json': JSON.stringify({ packages }) }, async (root) => (await checkLicences(root)).map(({ where, what }) => `${where} ${what}`));
};

describe('the licence gate', () => {
  it('lets permissive licences ship, and file copyleft build', async () => {
    expect(await problems({ 'node_modules/shipped': { license: 'MIT' }, 'node_modules/tool': { license: 'MPL-2.0' } })).toEqual([]);
  });

  it.each([
    ['copyleft that ships', 'node_modules/shipped', 'GPL-3.0-only', 'what ships'],
    ['file copyleft that ships', 'node_modules/shipped', 'MPL-2.0', 'what ships'],
    ['copyleft in a tool', 'node_modules/tool', 'AGPL-3.0-or-later', 'tools'],
    ['a package without a licence', 'node_modules/tool', undefined, 'tools'],
  ])('refuses %s', async (_story, path, license, list) => {
    const found = await problems({ [path]: license === undefined ? {} : { license } });
    expect(found).toEqual([expect.stringContaining(`not on the list for ${list}`)]);
  });

  it('follows what ships to the packages it brings', async () => {
    const found = await problems({ 'node_modules/shipped': { license: 'MIT', dependencies: { deep: '1.0.0' } }, 'node_modules/deep': { license: 'MPL-2.0' } });
    expect(found).toEqual([expect.stringMatching(/^deep .*what ships/)]);
  });

  it('reads AND as all and OR as any', () => {
    const allowed = new Set(['MIT', 'ISC']);
    expect(permits('MIT AND ISC', allowed)).toBe(true);
    expect(permits('(MIT OR GPL-3.0-only)', allowed)).toBe(true);
    expect(permits('MIT AND GPL-3.0-only', allowed)).toBe(false);
    expect(permits('ISC AND (MIT OR GPL-3.0-only)', allowed)).toBe(true);
    expect(permits('(AGPL-3.0-only OR GPL-3.0-only)', allowed)).toBe(false);
  });
});
