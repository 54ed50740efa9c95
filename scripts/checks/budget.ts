import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { CORE_MAY_IMPORT } from './boundary-rules.ts';
import type { Check, Finding } from './finding.ts';
import { installedWith, type Lock, nameAt, readLock } from './lockfile.ts';

/**
 * How many packages of other people a user of @relay/server may install, with what they bring. Each one is code that runs beside
 * customers' data, so a new one raises this number in a commit that says why. Today: PGlite, kysely and pg bring 17, Hono with its
 * OpenAPI document 9, inversify 8, the command line 6, core 3.
 */
export const SERVER_BUDGET = 43;

/** Where each tool of the root package.json has its line of why. */
const DECISION = 'docs/decisions/0001-toolchain.md';

const ofCore = (lock: Lock): readonly Finding[] =>
  Object.keys(lock['packages/core']?.dependencies ?? {})
    .filter((name) => !CORE_MAY_IMPORT.some((allowed) => allowed === name))
    .map((name) => ({ where: 'packages/core/package.json', what: `depends on ${name}; core may depend on ${CORE_MAY_IMPORT.join(', ')} only.` }));

const ofServer = (lock: Lock): readonly Finding[] => {
  const others = [...installedWith(lock, ['packages/server'])].filter((path) => path.includes('node_modules/'));
  if (others.length <= SERVER_BUDGET) return [];
  const what = `brings ${others.length} packages of others, over the budget of ${SERVER_BUDGET} in scripts/checks/budget.ts: ${others.map(nameAt).toSorted().join(', ')}.`;
  return [{ where: 'packages/server/package.json', what }];
};

const ofTools = async (root: string, lock: Lock): Promise<readonly Finding[]> => {
  const decision = await readFile(join(root, DECISION), 'utf8');
  return Object.keys({ ...lock['']?.devDependencies, ...lock['']?.optionalDependencies })
    .filter((name) => !decision.includes(`\`${name}\``))
    .map((name) => ({ where: 'package.json', what: `has the tool ${name}, whose reason is missing from ${DECISION}: add a line.` }));
};

/** Core depends on the listed packages only, the server on no more than its budget, and each tool has a written reason. */
export const checkBudget: Check = async (root) => {
  const lock = await readLock(root);
  return [...ofCore(lock), ...ofServer(lock), ...(await ofTools(root, lock))];
};
