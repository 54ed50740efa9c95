import { describe, expect, it } from 'vitest';
import { BOUNDARY_RULES } from './boundary-rules.ts';
import { checkBoundaries, checkTree, unread } from './boundaries.ts';
import { withTree } from './tree.ts';

const manifest = (name: string): string =>
  JSON.stringify({ name: `@relay/${name}`, type: 'module', exports: { '.': { 'relay-source': './src/index.ts' }, './authority': { 'relay-source': './src/authority.ts' } } });

/** A small workspace that keeps every rule. Each canary adds to it what one rule forbids. */
const CLEAN = {
  'packages/core/package.json': manifest('core'),
  'packages/core/src/index.ts': "export { place } from './call/place.ts';\nexport type { Clock } from './kernel/ports.ts';\n",
  'packages/core/src/authority.ts': "export { place } from './call/place.ts';\n",
  'packages/core/src/kernel/instant.ts': 'export type Instant = string;\n',
  'packages/core/src/kernel/ports.ts': "import type { Instant } from './instant.ts';\nexport type Clock = () => Instant;\n",
  'packages/core/src/call/place.ts': "import type { Clock } from '../kernel/ports.ts';\nexport const place = (clock: Clock): string => clock();\n",
  'packages/adapters-one/package.json': manifest('adapters-one'),
  'packages/adapters-one/src/index.ts': "export { place } from '@relay/core';\n",
  'packages/adapters-two/package.json': manifest('adapters-two'),
  'packages/adapters-two/src/index.ts': "export { place } from '@relay/core';\n",
  'packages/testing/package.json': manifest('testing'),
  'packages/testing/src/index.ts': "export { place } from '@relay/core';\n",
  'packages/server/package.json': manifest('server'),
  'packages/server/src/index.ts': "export { place } from '@relay/adapters-one';\nexport { place as other } from '@relay/adapters-two';\nexport { place as third } from '@relay/core/authority';\n",
  'node_modules/canonicalize/package.json': '{"name":"canonicalize","type":"module","exports":"./index.js"}',
  'node_modules/canonicalize/index.js': 'export const canonicalize = JSON.stringify;\n',
  'node_modules/inversify/package.json': '{"name":"inversify","type":"module","exports":"./index.js"}',
  'node_modules/inversify/index.js': 'export const Container = 1;\n',
  'node_modules/vitest/package.json': '{"name":"vitest","type":"module","exports":"./index.js"}',
  'node_modules/vitest/index.js': 'export const it = 1;\n',
};

type Canary = readonly [rule: string, story: string, files: Readonly<Record<string, string>>];

const CANARIES: readonly Canary[] = [
  ['no-unresolvable', 'an import leads to no file', { 'packages/core/src/call/a.ts': "export * from './gone.ts';\n" }],
  [
    'no-cycles',
    'two modules import each other',
    { 'packages/core/src/call/a.ts': "export * from './b.ts';\n", 'packages/core/src/call/b.ts': "export * from './a.ts';\n" },
  ],
  [
    'no-cycles',
    'two modules import each other for types alone',
    {
      'packages/core/src/call/a.ts': "import type { B } from './b.ts';\nexport type A = { b?: B };\n",
      'packages/core/src/call/b.ts': "import type { A } from './a.ts';\nexport type B = { a?: A };\n",
    },
  ],
  ['core-is-pure', 'core imports a Node module', { 'packages/core/src/call/a.ts': "import { hash } from 'node:crypto';\nexport const a = hash;\n" }],
  ['core-is-pure', 'core imports a package off the list', { 'packages/core/src/call/a.ts': "import { it } from 'vitest';\nexport const a = it;\n" }],
  ['core-is-pure', 'core imports inversify outside di', { 'packages/core/src/call/a.ts': "export { Container } from 'inversify';\n" }],
  ['packages-point-inward', 'core imports another package', { 'packages/core/src/call/a.ts': "export { place } from '@relay/adapters-one';\n" }],
  ['packages-point-inward', 'testing imports an adapter', { 'packages/testing/src/a.ts': "export { place } from '@relay/adapters-one';\n" }],
  ['features-point-left', 'kernel imports call', { 'packages/core/src/kernel/a.ts': "export { place } from '../call/place.ts';\n" }],
  [
    'features-point-left',
    'call imports a type of extraction',
    { 'packages/core/src/call/a.ts': "import type { B } from '../extraction/b.ts';\nexport type A = B;\n", 'packages/core/src/extraction/b.ts': 'export type B = 1;\n' },
  ],
  ['features-point-left', 'a feature imports an entry point', { 'packages/core/src/call/a.ts': "export { place as a } from '../authority.ts';\n" }],
  [
    'features-point-left',
    'core has a folder that is no feature',
    { 'packages/core/src/utils/b.ts': 'export const b = 1;\n', 'packages/core/src/facade/a.ts': "export { b } from '../utils/b.ts';\n" },
  ],
  ['ports-are-thin', 'a ports file imports a value', { 'packages/core/src/call/ports.ts': "import { place } from './place.ts';\nexport type Place = typeof place;\n" }],
  ['adapters-never-meet', 'one adapter imports another', { 'packages/adapters-one/src/a.ts': "export { place } from '@relay/adapters-two';\n" }],
  ['adapters-never-meet', 'an adapter imports the server', { 'packages/adapters-one/src/a.ts': "export { place } from '@relay/server';\n" }],
  ['only-through-exports', 'a relative path leads into another package', { 'packages/adapters-one/src/a.ts': "export { place } from '../../core/src/call/place.ts';\n" }],
  ['only-through-exports', 'an import names a path that the package does not export', { 'packages/adapters-one/src/a.ts': "export { place } from '@relay/core/src/call/place.ts';\n" }],
  ['authority-is-rare', 'an adapter makes scopes', { 'packages/adapters-one/src/a.ts': "export { place } from '@relay/core/authority';\n" }],
  ['no-test-code-shipped', 'the server ships a fake', { 'packages/server/src/a.ts': "export { place } from '@relay/testing';\n" }],
  ['no-test-code-shipped', 'an adapter ships a test runner', { 'packages/adapters-one/src/a.ts': "export { it } from 'vitest';\n" }],
  [
    'no-test-code-shipped',
    'shipped code imports a test',
    { 'packages/adapters-one/src/a.ts': "export { b } from './b.test.ts';\n", 'packages/adapters-one/src/b.test.ts': 'export const b = 1;\n' },
  ],
];

const rulesBroken = async (files: Readonly<Record<string, string>>): Promise<readonly string[]> =>
  withTree({ ...CLEAN, ...files }, async (root) => (await checkTree(root)).map(({ what }) => /, against ([a-z-]+):/.exec(what)?.[1] ?? what));

describe('boundaries', () => {
  it('finds nothing in a workspace that keeps the rules', async () => {
    expect(await rulesBroken({})).toEqual([]);
  });

  it('leaves tests free to import tools, adapters and authority', async () => {
    const test = "import { it } from 'vitest';\nimport '@relay/adapters-two';\nimport '@relay/core/authority';\nexport const a = it;\n";
    expect(await rulesBroken({ 'packages/adapters-one/src/a.test.ts': test })).toEqual([]);
  });

  it('lets di, and only di, import inversify', async () => {
    expect(await rulesBroken({ 'packages/core/src/di/index.ts': "export { Container } from 'inversify';\n" })).toEqual([]);
  });

  it.each(CANARIES)('%s fires when %s', async (rule, _story, files) => {
    expect(await rulesBroken(files)).toContain(rule);
  });

  it('has a canary for every rule', () => {
    const names = BOUNDARY_RULES.map(({ name }) => name?.split(':')[0]);
    expect(new Set(names)).toEqual(new Set(CANARIES.map(([rule]) => rule)));
  });

  it('sees the imports inside a using declaration', async () => {
    const text = "export const a = async (): Promise<void> => {\n  await using b = (await import('./gone.ts')).b();\n  b.c();\n};\n";
    expect(await rulesBroken({ 'packages/core/src/call/a.ts': text })).toEqual(['no-unresolvable']);
  });

  it('stops at a file that it cannot parse', async () => {
    const broken = { 'packages/core/src/call/a.ts': "import { place } from './place.ts';\nexport const a = place(;\n" };
    await expect(rulesBroken(broken)).rejects.toThrow('packages/core/src/call/a.ts');
  });

  it('reports a file that dependency-cruiser passed over, or read as if it were empty', async () => {
    const files = ['packages/core/src/kernel/ports.ts', 'packages/core/src/index.ts', 'packages/core/src/kernel/instant.ts'];
    const empty = files.slice(1).map((source) => ({ source, dependencies: [] }));
    const found = await withTree(CLEAN, async (root) => unread(root, files, empty));
    expect(found.map(({ where }) => where)).toEqual(files.slice(0, 2));
  });

  it('reports a tree too small to be the repository, and one whose packages do not meet', async () => {
    const found = await withTree({ 'packages/core/src/index.ts': 'export {};\n' }, checkBoundaries);
    expect(found.map(({ what }) => what)).toEqual([expect.stringContaining('fewer than'), expect.stringContaining('relay-source')]);
  });
});
