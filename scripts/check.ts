import { join } from 'node:path';
import { checkApi } from './checks/api.ts';
import { checkBoundaries } from './checks/boundaries.ts';
import { checkBudget } from './checks/budget.ts';
import type { Check, Finding } from './checks/finding.ts';
import { checkLicences } from './checks/licences.ts';
import { checkLock } from './checks/lock.ts';
import { checkPackages } from './checks/packages.ts';
import { checkSbom } from './checks/sbom.ts';
import { checkWording } from './checks/wording.ts';

/** Every check of the repository that is a script, by the name `npm run check -- NAME` takes. The last two read what is built. */
const CHECKS: Readonly<Record<string, Check>> = {
  boundaries: checkBoundaries,
  lock: checkLock,
  licences: checkLicences,
  budget: checkBudget,
  wording: checkWording,
  sbom: checkSbom,
  packages: checkPackages,
  api: checkApi,
};

const names = process.argv.slice(2);
const unknown = names.filter((name) => CHECKS[name] === undefined);
if (unknown.length > 0) {
  console.error(`There is no check named ${unknown.join(', ')}. There are: ${Object.keys(CHECKS).join(', ')}.`);
  process.exit(2);
}

/** A check that cannot run, because a tool or a file is missing, has not held. */
const findingsOf = async (name: string, check: Check): Promise<readonly Finding[]> => {
  try {
    return await check(join(import.meta.dirname, '..'));
  } catch (error) {
    return [{ where: name, what: `could not run: ${error instanceof Error ? error.message : String(error)}` }];
  }
};

for (const [name, check] of Object.entries(CHECKS)) {
  if (names.length > 0 && !names.includes(name)) continue;
  const findings = await findingsOf(name, check);
  for (const { where, what } of findings) console.error(`${where}: ${what}`);
  console.log(`${name}: ${findings.length === 0 ? 'holds' : `${findings.length} found`}`);
  if (findings.length > 0) process.exitCode = 1;
}
