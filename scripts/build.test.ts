import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { prune } from './build.ts';
import { withTree } from './checks/tree.ts';

it('a build removes what is left of a source that is gone, and nothing else', async () => {
  const kept = ['packages/one/src/a/b.ts', 'packages/one/dist/a/b.js', 'packages/one/dist/a/b.d.ts', 'packages/one/dist/a/b.d.ts.map', 'packages/one/dist/notes.txt'];
  const gone = ['packages/one/dist/a/c.js', 'packages/one/dist/a/c.js.map', 'packages/one/dist/a/c.d.ts'];
  await withTree(Object.fromEntries([...kept, ...gone].map((path) => [path, ''])), async (root) => {
    prune(root);
    expect([...kept, ...gone].filter((path) => existsSync(join(root, path)))).toEqual(kept);
  });
});
