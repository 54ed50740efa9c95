import { appendFile, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { checkApi, updateApi } from './api.ts';
import { withTree } from './tree.ts';

/** As TypeScript 7 emits declarations here: relative imports keep their .ts extension. */
const CLEAN = {
  'packages/one/package.json': JSON.stringify({ name: '@relay/one', version: '0.1.0', type: 'module', exports: { '.': { types: './dist/index.d.ts' } } }),
  'packages/one/dist/index.d.ts': "export { type One, one } from './one.ts';\n",
  'packages/one/dist/one.d.ts': '/** One. */\nexport interface One {\n  readonly value: number;\n}\n/** Makes one. */\nexport declare const one: (value: number) => One;\n',
  'packages/one/dist/two.d.ts': "declare module './one.ts' {\n    interface One {\n        readonly two: string;\n    }\n}\nexport {};\n",
};
const REPORT = 'docs/reference/api/one.api.md';

const afterUpdate = async (change: (root: string) => Promise<void>): Promise<readonly string[]> =>
  withTree(
    CLEAN,
    async (root) => {
      expect(await updateApi(root)).toEqual([]);
      await change(root);
      return (await checkApi(root)).map(({ where, what }) => `${where} ${what}`);
    },
    ['@types/node', 'undici-types'],
  );

describe('the API report check', { timeout: 60_000 }, () => {
  it('finds nothing after an update, and reads types through .ts imports', async () => {
    const found = await afterUpdate(async (root) => {
      expect(await readFile(join(root, REPORT), 'utf8')).toContain('export const one: (value: number) => One;');
    });
    expect(found).toEqual([]);
  });

  it('reports a changed type behind an entry point', async () => {
    const found = await afterUpdate((root) => writeFile(join(root, 'packages/one/dist/one.d.ts'), CLEAN['packages/one/dist/one.d.ts'].replaceAll('number', 'string')));
    expect(found).toEqual([expect.stringContaining(`${REPORT} is not what the package exports now`)]);
  });

  it('reports a changed member that one module adds to an interface of another', async () => {
    const found = await afterUpdate((root) => writeFile(join(root, 'packages/one/dist/two.d.ts'), CLEAN['packages/one/dist/two.d.ts'].replace('string', 'boolean')));
    expect(found).toEqual([expect.stringContaining('is not what the package exports now')]);
  });

  it('reports an export without a docstring', async () => {
    const found = await afterUpdate((root) => appendFile(join(root, 'packages/one/dist/index.d.ts'), 'export declare const bare: 1;\n'));
    expect(found).toContainEqual(expect.stringContaining('has no docstring for the export "const bare: 1;"'));
  });

  it('reports the report of an entry point that is gone', async () => {
    const found = await afterUpdate((root) => writeFile(join(root, 'docs/reference/api/old.api.md'), ''));
    expect(found).toEqual([expect.stringContaining('old.api.md belongs to no entry point')]);
  });
});
