import type { Check, Finding } from './finding.ts';
import { type Lock, type LockedPackage, nameAt, readLock, resolveIn } from './lockfile.ts';

/** Packages that ask to run code when installed and work without it: .npmrc forbids install scripts. Each has its reason. */
const RUNS_WITHOUT_ITS_INSTALL_SCRIPT: Readonly<Record<string, string>> = {
  '@swc/core': 'only looks for its binary, to fall back on WebAssembly',
};

const EXACT = /^\d+\.\d+\.\d+(-[\w.]+)?$/;

/**
 * The lock file is complete, exact and names no registry.
 *
 * A release can be published before the packages that hold its binaries: `npm install` then writes a lock file without them, and
 * `npm ci` refuses it, on that platform or on all. So every platform package that an entry names must have an entry of its own.
 */
export const checkLock: Check = async (root) => {
  const lock = await readLock(root);
  return Object.entries(lock).flatMap(([path, entry]) => (path.includes('node_modules/') ? installed(lock, path, entry) : pinned(lock, path, entry)));
};

const finding = (where: string, what: string): Finding => ({ where: `package-lock.json: ${where}`, what });

const installed = (lock: Lock, path: string, entry: LockedPackage): readonly Finding[] => {
  if (entry.link === true) return [];
  const name = nameAt(path);
  return [
    ...Object.keys(entry.optionalDependencies ?? {})
      .filter((optional) => resolveIn(lock, path, optional) === undefined)
      .map((optional) => finding(path, `names the platform package ${optional}, which has no entry: choose a version whose platform packages are all published.`)),
    ...(entry.integrity === undefined && entry.inBundle !== true ? [finding(path, 'has no integrity: remove the entry and run npm install.')] : []),
    ...(entry.resolved === undefined ? [] : [finding(path, 'names the registry it came from: keep omit-lockfile-registry-resolved in .npmrc and run npm install.')]),
    ...(entry.deprecated === undefined ? [] : [finding(path, `is deprecated: ${entry.deprecated}`)]),
    ...(entry.hasInstallScript === true && RUNS_WITHOUT_ITS_INSTALL_SCRIPT[name] === undefined
      ? [finding(path, 'wants to run a script when installed, which .npmrc forbids: show that it works without, and list it in scripts/checks/lock.ts.')]
      : []),
  ];
};

const pinned = (lock: Lock, path: string, entry: LockedPackage): readonly Finding[] => {
  const manifest = path === '' ? 'package.json' : `${path}/package.json`;
  const wanted = Object.entries({ ...entry.dependencies, ...entry.devDependencies, ...entry.optionalDependencies });
  return wanted.flatMap(([name, version]) => {
    if (!EXACT.test(version)) return [{ where: manifest, what: `asks for ${name} ${version}: pin one exact version.` }];
    const at = resolveIn(lock, path, name);
    if (at === undefined) return [{ where: manifest, what: `asks for ${name}, which the lock file lacks: run npm install.` }];
    const locked = lock[at]?.version;
    return locked === version ? [] : [{ where: manifest, what: `asks for ${name} ${version} and the lock file has ${locked}: run npm install.` }];
  });
};
