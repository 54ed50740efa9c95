import { glob, readFile } from 'node:fs/promises';
import { cruise, type ICruiseResult, type IModule } from 'dependency-cruiser';
import { BOUNDARY_RULES } from './boundary-rules.ts';
import type { Check, Finding } from './finding.ts';
import './swc-using.ts';

const IMPORTS = /^(?:import|export)\b[^;]*?\bfrom\s+'|^import\s+'/m;

/** The repository held at least this many source files once; far fewer means that they were not found. */
const LEAST_SOURCES = 100;

const sourceFiles = async (root: string): Promise<readonly string[]> => {
  const files: string[] = [];
  const patterns = ['packages/*/src/**/*.{ts,tsx}', 'packages/*/test/**/*.{ts,tsx}', 'examples/*/src/**/*.{ts,tsx}'];
  for await (const file of glob(patterns, { cwd: root })) files.push(file.replaceAll('\\', '/'));
  return files.toSorted();
};

const read = async (root: string, files: readonly string[]): Promise<ICruiseResult> => {
  const { output } = await cruise(
    [...files],
    {
      baseDir: root,
      ruleSet: { forbidden: [...BOUNDARY_RULES] },
      validate: true,
      parser: 'swc',
      tsPreCompilationDeps: true,
      moduleSystems: ['es6'],
      doNotFollow: { path: 'node_modules' },
    },
    { exportsFields: ['exports'], conditionNames: ['relay-source', 'import', 'node', 'default', 'types'], extensions: ['.ts', '.tsx', '.js'] },
  );
  if (typeof output === 'string') throw new Error(`dependency-cruiser answered with a report instead of its result: ${output}`);
  return output;
};

/**
 * What dependency-cruiser did not read. It passes over a file it has no parser for without a word, and then every rule holds: so
 * each file on disk must be among its modules, and one that imports something must have dependencies there.
 */
export const unread = async (root: string, files: readonly string[], modules: readonly Pick<IModule, 'source' | 'dependencies'>[]): Promise<readonly Finding[]> => {
  const seen = new Map(modules.map((module) => [module.source, module]));
  const findings: Finding[] = [];
  for (const file of files) {
    const found = seen.get(file)?.dependencies.length;
    const missed = found === undefined || (found === 0 && IMPORTS.test(await readFile(`${root}/${file}`, 'utf8')));
    if (missed) findings.push({ where: file, what: 'dependency-cruiser did not read this file: is @swc/core installed?' });
  }
  return findings;
};

const inspect = async (root: string): Promise<{ sources: number; crossesPackages: boolean; findings: readonly Finding[] }> => {
  const files = await sourceFiles(root);
  const { modules, summary } = await read(root, files);
  const broken = summary.violations.map(({ from, to, rule }) => ({ where: from, what: `imports ${to}, against ${rule.name}.` }));
  const imports = modules.flatMap(({ dependencies }) => dependencies);
  return {
    sources: files.length,
    crossesPackages: imports.some(({ module, resolved }) => module.startsWith('@relay/') && /^packages\/[^/]+\/src\//.test(resolved)),
    findings: [...(await unread(root, files, modules)), ...broken],
  };
};

/** Holds a tree to BOUNDARY_RULES, whatever its size. */
export const checkTree: Check = async (root) => (await inspect(root)).findings;

/** Holds the repository to BOUNDARY_RULES, and to having been read at all. */
export const checkBoundaries: Check = async (root) => {
  const { sources, crossesPackages, findings } = await inspect(root);
  const few = `holds ${sources} source files, fewer than ${LEAST_SOURCES}: the check did not find them.`;
  const uncrossed = 'no import between packages was followed to its source: is the relay-source condition in place?';
  return [
    ...findings,
    ...(sources < LEAST_SOURCES ? [{ where: 'packages', what: few }] : []),
    ...(crossesPackages ? [] : [{ where: 'packages', what: uncrossed }]),
  ];
};
