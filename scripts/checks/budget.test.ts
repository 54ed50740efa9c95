import { describe, expect, it } from 'vitest';
import { checkBudget, SERVER_BUDGET } from './budget.ts';
import type { LockedPackage } from './lockfile.ts';
import { withTree } from './tree.ts';

const DECISION = '- `tool`: does one thing.\n';

const problems = async (packages: Readonly<Record<string, LockedPackage>>, decision = DECISION): Promise<readonly string[]> => {
  const files = { 'package-lock.json': JSON.stringify({ packages }), 'docs/decisions/0001-toolchain.md': decision };
  return withTree(files, async (root) => (await checkBudget(root)).map(({ where, what }) => `${where} ${what}`));
};

const core = { dependencies: { canonicalize: '1.0.0' } };
const many = Array.from({ length: SERVER_BUDGET + 1 }, (_, index) => `p${index}`);
const installed = (names: readonly string[]): Record<string, LockedPackage> => ({
  'packages/core': core,
  'packages/server': { dependencies: Object.fromEntries(names.map((name) => [name, '1.0.0'])) },
  ...Object.fromEntries(names.map((name) => [`node_modules/${name}`, {}])),
});

describe('the dependency budget', () => {
  it('is kept by the listed packages, a server within its number and tools with a reason', async () => {
    expect(await problems({ '': { devDependencies: { tool: '1.0.0' } }, ...installed(many.slice(0, SERVER_BUDGET)) })).toEqual([]);
  });

  it('refuses core a package off the list', async () => {
    const found = await problems({ 'packages/core': { dependencies: { ...core.dependencies, lodash: '1.0.0' } } });
    expect(found).toEqual([expect.stringContaining('depends on lodash')]);
  });

  it('refuses the server one package more than its number', async () => {
    expect(await problems(installed(many))).toEqual([expect.stringContaining(`brings ${SERVER_BUDGET + 1} packages`)]);
  });

  it('refuses a tool without a written reason', async () => {
    expect(await problems({ '': { devDependencies: { tool: '1.0.0', other: '1.0.0' } } })).toEqual([expect.stringContaining('the tool other')]);
  });
});
