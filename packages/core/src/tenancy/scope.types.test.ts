import { execFile } from 'node:child_process';
import { cp, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

const root = path.resolve(import.meta.dirname, '../../../..');
const laws = 'tenancy/scope.types.ts';

/** One way to weaken the encoding: text in files of core, and what replaces it. */
type Edits = { readonly [file: string]: readonly (readonly [from: string, to: string])[] };

let folder = '';

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'relay-scope-laws-'));
  await cp(path.join(root, 'packages/core/src'), path.join(folder, 'src'), { recursive: true });
  await symlink(path.join(root, 'node_modules'), path.join(folder, 'node_modules'));
  await cp(path.join(root, 'tsconfig.base.json'), path.join(folder, 'tsconfig.base.json'));
  const compilerOptions = { noEmit: true, declaration: false, declarationMap: false, sourceMap: false };
  await writeFile(path.join(folder, 'package.json'), JSON.stringify({ type: 'module' }));
  await writeFile(path.join(folder, 'tsconfig.json'), JSON.stringify({ extends: './tsconfig.base.json', compilerOptions, files: [`src/${laws}`] }));
});

afterAll(() => rm(folder, { recursive: true, force: true }));

/** What tsc says about the laws, as `[line, code]`. */
async function diagnostics(): Promise<(readonly [line: number, code: string])[]> {
  const tsc = path.join(root, 'node_modules/typescript/bin/tsc');
  const output = await promisify(execFile)(process.execPath, [tsc, '-p', folder, '--pretty', 'false'], { cwd: folder }).then(
    ({ stdout }) => stdout,
    (failure: { readonly stdout: string }) => failure.stdout,
  );
  return [...output.matchAll(/scope\.types\.ts\((\d+),\d+\): error (TS\d+)/g)].map(([, line, code]) => [Number(line), code ?? ''] as const);
}

/** Names of all laws, by the line that they stand on. */
async function lawsByLine(): Promise<Map<number, string>> {
  const lines = (await readFile(path.join(root, 'packages/core/src', laws), 'utf8')).split('\n');
  const named = lines.map((line, index) => [index + 1, /@ts-expect-error -- ([^:]+):/.exec(line)?.[1]] as const);
  return new Map(named.filter((entry): entry is [number, string] => entry[1] !== undefined));
}

/** Runs `body` with the edits in place. Throws when an edit changes nothing, so that it cannot rot. */
async function weakened<R>(edits: Edits, body: () => Promise<R>): Promise<R> {
  const originals = new Map<string, string>();
  for (const [file, replacements] of Object.entries(edits)) {
    const target = path.join(folder, 'src', file);
    const original = await readFile(target, 'utf8');
    originals.set(target, original);
    let text = original;
    for (const [from, to] of replacements) {
      if (!text.includes(from)) throw new Error(`${file} no longer holds: ${from}`);
      text = text.replaceAll(from, to);
    }
    await writeFile(target, text);
  }
  try {
    return await body();
  } finally {
    for (const [target, original] of originals) await writeFile(target, original);
  }
}

/** The laws whose `@ts-expect-error` is unused (TS2578): what they forbid compiles. */
async function letThrough(edits: Edits): Promise<string[]> {
  const names = await lawsByLine();
  const found = await weakened(edits, diagnostics);
  return found.filter(([, code]) => code === 'TS2578').map(([line]) => names.get(line) ?? `line ${line}`);
}

const LEAVING = ['scope leaves its block', 'entity leaves its block', 'through a promise'];

/** Replaces how an entity is tied to its scope; the class's own annotation would hold on to S by itself. */
const tiedBy = (tenanted: string): Edits => ({
  'tenancy/scope.ts': [
    ['interface Tenanted<in out S> {\n  readonly [tenant]: (s: S) => S;\n}', tenanted],
    ['class OrgScope<in out S>', 'class OrgScope<S>'],
  ],
});

/** What each weakening lets through: the three encodings that look as if they would do, and one loosened rule for every law they miss. */
const WEAKENINGS: { readonly [name: string]: { readonly edits: Edits; readonly lets: readonly string[] } } = {
  'a covariant tie': {
    edits: tiedBy('interface Tenanted<S> { readonly [tenant]: S }'),
    lets: ['Call<unknown>', 'OrgScope<unknown>', ...LEAVING],
  },
  'a tie that does not use its parameter': {
    edits: tiedBy('interface Tenanted<S> { readonly [tenant]: true }'),
    lets: ["A's entity under B", "B's entity under A", 'relabelled entity', 'Call<unknown>', 'OrgScope<unknown>', ...LEAVING],
  },
  'an optional phantom': {
    edits: tiedBy('interface Tenanted<S> { readonly [tenant]?: S }'),
    lets: ['Call<unknown>', 'OrgScope<unknown>', ...LEAVING, 'bare literal as entity'],
  },
  'a constructor for everybody': {
    edits: { 'tenancy/scope.ts': [['private constructor', 'constructor']] },
    lets: ['new OrgScope'],
  },
  'a scope without a private member': {
    edits: { 'tenancy/scope.ts': [['  #live = true;', '  live?: boolean;']] },
    lets: ['look-alike object', 'spread scope'],
  },
  'a unit of work that takes ids': {
    edits: { 'tenancy/ports.ts': [['transact<S, R>(scope: OrgScope<S>,', "transact<S, R>(scope: OrgScope<S> | import('./org-id.ts').OrgId,"]] },
    lets: ['raw id as scope'],
  },
  'a unit of work that takes nothing': {
    edits: {
      'tenancy/ports.ts': [['  transact<S, R>(', '  transact<R>(work: (tenant: Pick<TenantStores<unknown>, Needs>) => Promise<R>): Promise<R>;\n  transact<S, R>(']],
    },
    lets: ['scope forgotten'],
  },
  'a call whose type does not say its state': {
    edits: { 'call/call.ts': [['readonly state: State;', 'readonly state: CallState;']] },
    lets: ['illegal state transition'],
  },
  'an optional brand': {
    edits: { 'kernel/brand.ts': [['readonly [brand]: Name', 'readonly [brand]?: Name']] },
    lets: ['raw string id'],
  },
};

describe('the laws of the scope', () => {
  test('are sixteen, and hold', async () => {
    expect([...(await lawsByLine()).values()]).toHaveLength(16);
    expect(await diagnostics()).toEqual([]);
  });

  for (const [name, { edits, lets }] of Object.entries(WEAKENINGS)) {
    test(`let these through under ${name}: ${lets.join(', ')}`, async () => {
      expect(await letThrough(edits)).toEqual(lets);
    });
  }

  test('each fail under one weakening at least', async () => {
    const failing = new Set(Object.values(WEAKENINGS).flatMap(({ lets }) => lets));
    expect([...(await lawsByLine()).values()].filter((law) => !failing.has(law))).toEqual([]);
  });
});
