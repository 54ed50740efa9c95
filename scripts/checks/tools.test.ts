import { spawnSync } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { withTree } from './tree.ts';

const ROOT = join(import.meta.dirname, '../..');
const BIN = join(ROOT, 'node_modules');
const MODULE = JSON.stringify({ type: 'module' });
const NODE_TYPES = ['@types/node', 'undici-types'];

/** Runs a tool of the repository, with the repository's own configuration, on a canary. Returns its exit code and all it wrote. */
const run = (root: string, tool: string, ...options: readonly string[]): { readonly status: number | null; readonly output: string } => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(BIN, tool), ...options], { cwd: root, encoding: 'utf8' });
  return { status, output: stdout + stderr };
};

const ours = async (...paths: readonly string[]): Promise<Record<string, string>> =>
  Object.fromEntries(await Promise.all(paths.map(async (path) => [path, await readFile(join(ROOT, path), 'utf8')] as const)));

describe('the compiler', { timeout: 60_000 }, () => {
  const compile = async (path: string, text: string): Promise<string> => {
    const files = { ...(await ours('tsconfig.base.json', 'tsconfig.json', 'packages/core/tsconfig.build.json')), 'package.json': MODULE, [path]: text };
    const config = path.startsWith('packages/core/') ? 'packages/core/tsconfig.build.json' : 'tsconfig.json';
    return withTree(files, async (root) => run(root, 'typescript/bin/tsc', '-p', config, '--noEmit').output, NODE_TYPES);
  };

  it('accepts plain typed code', async () => {
    expect(await compile('packages/core/src/a.ts', 'export const a = (b: readonly number[]): number => b[0] ?? 0;\n')).toBe('');
  });

  it.each([
    ['a type that does not fit', "export const a: number = 'one';", 'TS2322'],
    ['an implicit any', 'export const a = (b) => b;', 'TS7006'],
    ['an unchecked index', 'export const a = (b: number[]): number => b[0];', 'TS2322'],
    ['undefined for an optional', 'export const a: { b?: number } = { b: undefined };', 'TS2375'],
    ['an enum, which type stripping cannot run', 'export enum A { B }', 'TS1294'],
    ['a parameter property', 'export class A { constructor(readonly b: number) {} }', 'TS1294'],
    ['an import without its extension', "export * from './b';", 'TS2834'],
    ['an unused local', 'const a = 1; export {};', 'TS6133'],
    ["a global of Node's in core", 'export const a = process.env;', 'TS2591'],
    ["a global of the browser's in core", 'export const a = fetch;', 'TS2304'],
    ['a timer in core', 'export const a = setTimeout;', 'TS2304'],
    ['the console in core', 'export const a = console;', 'TS2584'],
  ])('refuses %s', async (_story, text, code) => {
    expect(await compile('packages/core/src/a.ts', text)).toContain(`error ${code}`);
  });

  it('reads packages, scripts and tests with the root configuration', async () => {
    for (const path of ['packages/http/src/a.ts', 'packages/http/src/a.test.ts', 'scripts/a.ts', 'examples/one/src/a.ts', 'bench/a.ts']) {
      expect(await compile(path, "export const a: number = 'one';\n")).toContain('TS2322');
    }
  });
});

describe('the linter', { timeout: 60_000 }, () => {
  const lint = async (path: string, text: string): Promise<string> => {
    const files = await ours('.oxlintrc.json', 'scripts/lint/relay-plugin.ts', 'tsconfig.base.json', 'tsconfig.json');
    const options = ['--type-aware', '--deny-warnings', '--format=unix', 'packages'];
    return withTree({ ...files, 'package.json': MODULE, [path]: text }, async (root) => run(root, 'oxlint/bin/oxlint', ...options).output, NODE_TYPES);
  };

  it('accepts arithmetic on a given instant in core', async () => {
    const text = 'export const later = (at: string): string => new Date(Date.parse(at) + 1).toISOString();\n';
    expect(await lint('packages/core/src/a.ts', text)).not.toContain('problem');
  });

  it.each([
    ['an explicit any', 'export const a = (b: any): number => Number(b);', 'no-explicit-any'],
    ['a floating promise', 'const a = async (): Promise<void> => {};\na();\nexport const b = a;', 'no-floating-promises'],
    ['a promise as a condition', 'export const a = (b: Promise<boolean>): number => (b ? 1 : 2);', 'no-misused-promises'],
    ['an any that leaks from a library', "export const a = (): string => JSON.parse('1');", 'no-unsafe-return'],
    ['a switch that misses a case', "export const a = (b: 'x' | 'y'): number => {\n  switch (b) {\n    case 'x':\n      return 1;\n  }\n  return 2;\n};", 'switch-exhaustiveness-check'],
    ['a default export', 'export default 1;', 'no-default-export'],
    ['a value import of types', "import { B } from './b.ts';\nexport type A = B;", 'consistent-type-imports'],
    ['the console', 'export const a = (): void => console.log(1);', 'no-console'],
    ['the environment', 'export const a = process.env;', 'no-process-env'],
  ])('refuses %s in a package', async (_story, text, rule) => {
    expect(await lint('packages/http/src/a.ts', text)).toContain(`(${rule})`);
  });

  it.each([
    ['process', 'process.cwd()'],
    ['Buffer', "Buffer.from('')"],
    ['console', 'console'],
    ['fetch', 'fetch'],
    ['setTimeout', 'setTimeout'],
    ['crypto', 'crypto.randomUUID()'],
    ['performance', 'performance.now()'],
    ['globalThis', 'globalThis'],
  ])('refuses the global %s in core', async (name, expression) => {
    expect(await lint('packages/core/src/a.ts', `export const a = ${expression};\n`)).toMatch(new RegExp(`'${name}'.*no-restricted-globals`));
  });

  it.each([
    ['Date.now()', 'no-restricted-properties'],
    ['Math.random()', 'no-restricted-properties'],
    ['new Date()', 'clockless'],
    ['Date()', 'clockless'],
  ])('refuses %s in core', async (expression, rule) => {
    expect(await lint('packages/core/src/a.ts', `export const a = ${expression};\n`)).toContain(`(${rule})`);
  });

  it.each([
    ['a title with "should"', "it('should add', () => expect(1).toBe(1));", 'valid-title'],
    ['a focused test, which silences the others', "it.only('adds', () => expect(1).toBe(1));", 'no-focused-tests'],
    ['a test switched off', "it.skip('adds', () => expect(1).toBe(1));", 'no-disabled-tests'],
    ['a test that expects nothing', "it('adds', () => {});", 'expect-expect'],
  ])('refuses %s', async (_story, text, rule) => {
    expect(await lint('packages/core/src/a.test.ts', `import { expect, it } from 'vitest';\nexport const e = expect;\n${text}\n`)).toContain(`(${rule})`);
  });
});

describe('the linter, when it cannot read the types', () => {
  it('fails instead of passing without its typed rules', async () => {
    const files = { ...(await ours('.oxlintrc.json', 'scripts/lint/relay-plugin.ts')), 'tsconfig.json': '{ "extends": "./gone.json" }', 'packages/http/src/a.ts': 'export const a = 1;\n' };
    expect(await withTree(files, async (root) => run(root, 'oxlint/bin/oxlint', '--type-aware', '--deny-warnings', 'packages').status)).not.toBe(0);
  });
});

describe('knip', { timeout: 60_000 }, () => {
  const unused = async (files: Readonly<Record<string, string>>): Promise<string> => {
    const manifest = { name: '@relay/one', type: 'module', exports: { '.': { 'relay-source': './src/index.ts', default: './dist/index.js' } }, dependencies: { canonicalize: '1.0.0' } };
    const clean = {
      'package.json': JSON.stringify({ name: 'relay', workspaces: ['packages/*'] }),
      'packages/one/package.json': JSON.stringify(manifest),
      'packages/one/src/index.ts': "import { canonicalize } from 'canonicalize';\nexport const one = canonicalize;\n",
    };
    return withTree({ ...(await ours('knip.json', 'tsconfig.base.json', 'tsconfig.json')), ...clean, ...files }, async (root) => run(root, 'knip/bin/knip.js', '--no-progress', '--no-config-hints').output);
  };

  it('accepts a package whose every file, export and dependency is used', async () => {
    expect(await unused({})).toBe('');
  });

  it.each([
    ['a file that nothing imports', { 'packages/one/src/dead.ts': 'export const dead = 1;\n' }, 'src/dead.ts'],
    ['an export that nothing imports', { 'packages/one/src/index.ts': "import { canonicalize } from 'canonicalize';\nimport { two } from './two.ts';\nexport const one = [canonicalize, two];\n", 'packages/one/src/two.ts': 'export const two = 2;\nexport const three = 3;\n' }, 'three'],
    ['a dependency that nothing imports', { 'packages/one/src/index.ts': 'export const one = 1;\n' }, 'canonicalize'],
    ['an import that no manifest lists', { 'packages/one/src/index.ts': "import { canonicalize } from 'canonicalize';\nimport { z } from 'zod';\nexport const one = [canonicalize, z];\n" }, 'zod'],
  ])('reports %s', async (_story, files, expected) => {
    expect(await unused(files)).toContain(expected);
  });
});
