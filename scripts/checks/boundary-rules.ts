/**
 * Which module may import which. Every rule has canaries in boundaries.test.ts: trees that must trip it.
 * Paths are from the root of the repository, with forward slashes.
 */
import type { IRegularForbiddenRuleType } from 'dependency-cruiser';

/** Core's features. Each may import itself and what stands to its left, nothing else. */
const FEATURES = [
  'kernel',
  'tenancy',
  'audit',
  'org',
  'job',
  'call',
  'extraction',
  'integration',
  'workflow',
  'privacy',
  'trust',
] as const;

/** The only packages core may import: pure, pinned, no I/O. The dependency budget holds core's package.json to the same list. */
export const CORE_MAY_IMPORT = ['@marcbachmann/cel-js', '@noble/hashes', 'canonicalize', 'libphonenumber-js'] as const;

/** What core's di folder may import besides. */
const DI_MAY_IMPORT = ['inversify', 'reflect-metadata'] as const;

/** Workspace packages that each package may import. Adapters have a rule of their own; server and examples may import all. */
const INWARD: Readonly<Record<string, readonly string[]>> = {
  core: [],
  testing: ['core'],
  outbound: ['core'],
  http: ['core'],
  web: ['core', 'http', 'audit-verifier'],
  'audit-verifier': [],
};

const TEST_FILE = '\\.(test|types)\\.tsx?$';
const CORE = '^packages/core/src/';
const installed = (names: readonly string[]): string => `(^|/)node_modules/(${names.join('|')})(/|$)`;
const listed = (names: readonly string[]): string => names.join(', ') || 'nothing';

/** The sentence becomes part of the name, which is all that dependency-cruiser hands back with a violation. */
const forbid = (name: string, sentence: string, from: IRegularForbiddenRuleType['from'], to: IRegularForbiddenRuleType['to']): IRegularForbiddenRuleType => ({
  name: `${name}: ${sentence}`,
  severity: 'error',
  from,
  to,
});

const pure = (folder: string, from: IRegularForbiddenRuleType['from'], names: readonly string[]): IRegularForbiddenRuleType =>
  forbid('core-is-pure', `${folder} imports only ${listed(names)}`, from, { path: '(^|/)node_modules/', pathNot: installed(names) });

const leftward = (feature: string, index: number): IRegularForbiddenRuleType => {
  const allowed = FEATURES.slice(0, index + 1);
  return forbid(
    'features-point-left',
    `${feature} may import only ${listed(allowed)}`,
    { path: `${CORE}${feature}/`, pathNot: TEST_FILE },
    { path: CORE, pathNot: `${CORE}(${allowed.join('|')})/` },
  );
};

const inward = ([name, allowed]: readonly [string, readonly string[]]): IRegularForbiddenRuleType =>
  forbid(
    'packages-point-inward',
    `of the workspace, ${name} may import ${listed(allowed)}`,
    { path: `^packages/${name}/src/`, pathNot: TEST_FILE },
    { path: '^packages/', pathNot: `^packages/(${[name, ...allowed].join('|')})/` },
  );

/** The rules, as dependency-cruiser reads them. */
export const BOUNDARY_RULES: readonly IRegularForbiddenRuleType[] = [
  forbid('no-unresolvable', 'every import leads to a file', {}, { couldNotResolve: true, pathNot: '^@relay/' }),
  forbid('no-cycles', 'no import leads back to its importer, types included', {}, { circular: true }),
  forbid('core-is-pure', 'core uses nothing of the host', { path: CORE, pathNot: TEST_FILE }, { dependencyTypes: ['core'] }),
  pure('core', { path: CORE, pathNot: `${TEST_FILE}|${CORE}di/` }, CORE_MAY_IMPORT),
  pure('core/di', { path: `${CORE}di/`, pathNot: TEST_FILE }, [...CORE_MAY_IMPORT, ...DI_MAY_IMPORT]),
  ...FEATURES.map(leftward),
  forbid(
    'features-point-left',
    'the folders of core are its features, facade and di',
    {},
    { path: `${CORE}[^/]+/`, pathNot: `${CORE}(${FEATURES.join('|')}|facade|di)/` },
  ),
  forbid(
    'ports-are-thin',
    'a ports.ts says in types what is needed, and runs nothing',
    { path: `${CORE}[^/]+/ports\\.ts$` },
    { dependencyTypesNot: ['type-only'] },
  ),
  forbid(
    'adapters-never-meet',
    'an adapter imports core and outbound; only a composition root joins adapters',
    { path: '^packages/(adapters-[^/]+)/src/', pathNot: TEST_FILE },
    { path: '^packages/', pathNot: '^packages/($1|core|outbound)/' },
  ),
  ...Object.entries(INWARD).map(inward),
  forbid(
    'only-through-exports',
    'another package is imported by its name, not by a path into it',
    { path: '^(packages|examples)/([^/]+)/' },
    { path: '^packages/', pathNot: '^$1/$2/', dependencyTypes: ['local'] },
  ),
  forbid('only-through-exports', 'the package exports no such path', {}, { path: '^@relay/', couldNotResolve: true }),
  forbid(
    'authority-is-rare',
    'only a composition root makes scopes: server, http, testing, examples and tests',
    { path: '^packages/', pathNot: `^packages/(core|server|http|testing)/|^packages/[^/]+/test/|${TEST_FILE}` },
    { path: `${CORE}authority\\.ts$` },
  ),
  forbid(
    'no-test-code-shipped',
    'what ships imports no test and no test tool',
    { path: '^packages/[^/]+/src/', pathNot: `^packages/testing/|${TEST_FILE}` },
    { path: `^packages/testing/|^packages/[^/]+/test/|${TEST_FILE}|${installed(['vitest', '@vitest', 'fast-check'])}` },
  ),
];
