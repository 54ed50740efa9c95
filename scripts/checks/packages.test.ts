import { describe, expect, it } from 'vitest';
import { checkPackages } from './packages.ts';
import { withTree } from './tree.ts';

const MANIFEST = {
  name: '@relay/one',
  version: '0.1.0',
  type: 'module',
  license: 'Apache-2.0',
  engines: { node: '>=22.12' },
  files: ['dist', 'src', '!src/**/*.test.ts'],
  exports: { '.': { 'relay-source': './src/index.ts', types: './dist/index.d.ts', default: './dist/index.js' } },
};

const CLEAN = {
  'package.json': JSON.stringify({ name: 'root', private: true, workspaces: ['packages/*'] }),
  'packages/one/package.json': JSON.stringify(MANIFEST),
  'packages/one/src/index.ts': "export { one } from './one.ts';\n",
  'packages/one/src/one.ts': 'export const one = 1;\n',
  'packages/one/dist/index.js': "export { one } from './one.js';\n",
  'packages/one/dist/index.d.ts': "export { one } from './one.ts';\n",
  'packages/one/dist/one.js': 'export const one = 1;\n',
  'packages/one/dist/one.d.ts': 'export declare const one = 1;\n',
};

const problems = async (files: Readonly<Record<string, string>>): Promise<string> =>
  withTree({ ...CLEAN, ...files }, async (root) => (await checkPackages(root)).map(({ where, what }) => `${where} ${what}`).join('\n'));

const manifest = (changes: Readonly<Record<string, unknown>>): Record<string, string> => ({
  'packages/one/package.json': JSON.stringify({ ...MANIFEST, ...changes }),
});

describe('the package check', { timeout: 60_000 }, () => {
  it('finds nothing in a package that installs and imports', async () => {
    expect(await problems({})).toBe('');
  });

  it.each([
    ['publint finds a file that is not published', manifest({ files: ['src'] }), 'publint: '],
    ['attw finds types that are not of the module', { 'packages/one/dist/index.d.ts': "export { one } from './gone.ts';\n" }, 'attw: '],
    ['an entry point does not import', { 'packages/one/dist/one.js': "import './gone.js';\nexport const one = 1;\n" }, "import '@relay/one' fails once installed"],
    ['a module outlived its source', { 'packages/one/dist/old.js': 'export const old = 1;\n' }, 'packages/one/dist/old.js has no source'],
    ['a package does not say which Node it needs', manifest({ engines: {} }), 'must publish "engines"'],
    ['a package says another licence', manifest({ license: 'MIT' }), 'must publish "license"'],
  ])('reports when %s', async (_story, files, expected) => {
    expect(await problems(files)).toContain(expected);
  });
});
