import type { Check } from './finding.ts';
import { installedWith, nameAt, readLock } from './lockfile.ts';

/** Licences that Relay may ship with, by SPDX identifier: all permissive, none asks more than attribution. */
const SHIPPED = new Set(['0BSD', 'Apache-2.0', 'BlueOak-1.0.0', 'BSD-2-Clause', 'BSD-3-Clause', 'CC0-1.0', 'ISC', 'MIT', 'PostgreSQL', 'Unicode-3.0', 'Unlicense']);

/** Licences allowed besides in a tool that builds or tests Relay and is never shipped: copyleft by file, unmodified here. */
const TOOLS_ONLY = new Set(['MPL-2.0', 'Python-2.0', 'CC-BY-3.0', 'CC-BY-4.0']);

/** Whether an SPDX expression allows use under `allowed`: every part of an AND, any part of an OR. Parentheses do not nest. */
export const permits = (expression: string, allowed: ReadonlySet<string>): boolean =>
  expression
    .split(/\s+AND\s+(?![^(]*\))/)
    .every((part) => part.replace(/^\(|\)$/g, '').split(/\s+OR\s+/).some((either) => either.split(/\s+AND\s+/).every((id) => allowed.has(id))));

/** Every package installed has a licence from the list; what ships, from the shorter one. Reads the lock file, so all platforms. */
export const checkLicences: Check = async (root) => {
  const lock = await readLock(root);
  const workspaces = Object.keys(lock).filter((path) => path.startsWith('packages/'));
  const shipped = installedWith(lock, workspaces);
  const allowed = new Set([...SHIPPED, ...TOOLS_ONLY]);
  return Object.entries(lock).flatMap(([path, { license, link }]) => {
    if (link === true) return [];
    const ships = shipped.has(path) || !path.includes('node_modules/');
    if (license !== undefined && permits(license, ships ? SHIPPED : allowed)) return [];
    const where = path.includes('node_modules/') ? nameAt(path) : `${path}/package.json`.replace(/^\//, '');
    return [{ where, what: `has the licence ${license ?? '(none given)'}, which is not on the list for ${ships ? 'what ships' : 'tools'} in scripts/checks/licences.ts.` }];
  });
};
