import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** One package as package-lock.json (version 3) records it. */
export interface LockedPackage {
  readonly name?: string;
  readonly version?: string;
  readonly license?: string;
  readonly integrity?: string;
  readonly resolved?: string;
  readonly deprecated?: string;
  readonly link?: boolean;
  readonly inBundle?: boolean;
  readonly hasInstallScript?: boolean;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
  readonly peerDependencies?: Readonly<Record<string, string>>;
  readonly peerDependenciesMeta?: Readonly<Record<string, { readonly optional?: boolean }>>;
}

/** The lock file's packages, by the path they are installed at; '' is the root. */
export type Lock = Readonly<Record<string, LockedPackage>>;

/** Reads the lock file of the repository at `root`. */
export const readLock = async (root: string): Promise<Lock> =>
  (JSON.parse(await readFile(join(root, 'package-lock.json'), 'utf8')) as { packages: Lock }).packages;

/** The name of the package installed at a path of the lock file. */
export const nameAt = (path: string): string => path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length);

/** Where the package at `from` finds `name`, as Node looks it up; a workspace link is followed. Undefined when it is not there. */
export const resolveIn = (lock: Lock, from: string, name: string): string | undefined => {
  for (let folder = from; ; folder = folder.includes('/') ? folder.slice(0, folder.lastIndexOf('/')) : '') {
    const path = folder === '' ? `node_modules/${name}` : `${folder}/node_modules/${name}`;
    const found = lock[path];
    if (found !== undefined) return found.link === true && found.resolved !== undefined ? found.resolved : path;
    if (folder === '') return undefined;
  }
};

/** The paths of all packages that a user of the packages at `roots` installs: dependencies, optional ones, and peers that are not. */
export const installedWith = (lock: Lock, roots: readonly string[]): ReadonlySet<string> => {
  const seen = new Set(roots);
  for (const path of seen) {
    const { dependencies, optionalDependencies, peerDependencies, peerDependenciesMeta } = lock[path] ?? {};
    const peers = Object.keys(peerDependencies ?? {}).filter((name) => peerDependenciesMeta?.[name]?.optional !== true);
    for (const name of [...Object.keys({ ...dependencies, ...optionalDependencies }), ...peers]) {
      const at = resolveIn(lock, path, name);
      if (at !== undefined) seen.add(at);
    }
  }
  return seen;
};
