import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/**
 * Writes the files to a new folder, runs the body on it and removes it. Canaries are written this way, so that the tools they are
 * meant to trip do not trip over them in the repository.
 *
 * Each `packages/NAME/package.json` is linked at `node_modules/@relay/NAME`, as npm does with a workspace; `linked` packages are
 * linked there from this repository.
 */
export const withTree = async <R>(
  files: Readonly<Record<string, string>>,
  body: (root: string) => Promise<R>,
  linked: readonly string[] = [],
): Promise<R> => {
  const root = await mkdtemp(join(tmpdir(), 'relay-canary-'));
  try {
    for (const [path, text] of Object.entries(files)) {
      await mkdir(dirname(join(root, path)), { recursive: true });
      await writeFile(join(root, path), text);
    }
    const workspaces = Object.keys(files).flatMap((path) => /^packages\/([^/]+)\/package\.json$/.exec(path)?.[1] ?? []);
    for (const name of workspaces) await link(join(root, 'packages', name), join(root, 'node_modules/@relay', name));
    for (const name of linked) await link(join(import.meta.dirname, '../../node_modules', name), join(root, 'node_modules', name));
    return await body(root);
  } finally {
    await rm(root, { recursive: true, force: true });
  }
};

const link = async (target: string, path: string): Promise<void> => {
  await mkdir(dirname(path), { recursive: true });
  await symlink(target, path, 'junction');
};
