import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { publint } from 'publint';
import { formatMessage } from 'publint/utils';
import type { Check, Finding } from './finding.ts';

/** The oldest Node that a published package says it runs on. */
const ENGINES = '>=22.12';

const ATTW = join(import.meta.dirname, '../../node_modules/@arethetypeswrong/cli/dist/index.js');

interface Manifest {
  readonly name: string;
  readonly version: string;
  readonly license?: string;
  readonly engines?: { readonly node?: string };
  readonly exports: Readonly<Record<string, unknown>>;
}

/** A workspace package, the archive that npm would publish, and where that is unpacked. */
interface Packed {
  readonly folder: string;
  readonly manifest: Manifest;
  readonly tarball: string;
  readonly installed: string;
  readonly files: readonly string[];
}

const run = (command: string, args: readonly string[], cwd: string): { readonly ok: boolean; readonly output: string; readonly stdout: string } => {
  const { status, stdout, stderr, error } = spawnSync(command, args, { cwd, encoding: 'utf8', shell: process.platform === 'win32', maxBuffer: 64 * 1024 * 1024 });
  if (error !== undefined) throw error;
  return { ok: status === 0, stdout, output: `${stdout}${stderr}`.trim() };
};

/** Packs every package and installs the archives side by side under `into`, where what they depend on is found above them. */
const pack = async (root: string, into: string): Promise<readonly Packed[]> => {
  const folders = (await readdir(join(root, 'packages'))).map((name) => `packages/${name}`).filter((folder) => existsSync(join(root, folder, 'package.json')));
  const { ok, output, stdout } = run('npm', ['pack', '--json', '--silent', '--pack-destination', into, ...folders.flatMap((folder) => ['-w', folder])], root);
  if (!ok) throw new Error(`npm pack failed: ${output}`);
  const archives = JSON.parse(stdout) as readonly { readonly name: string; readonly filename: string; readonly files: readonly { readonly path: string }[] }[];
  return Promise.all(
    folders.map(async (folder) => {
      const manifest = JSON.parse(await readFile(join(root, folder, 'package.json'), 'utf8')) as Manifest;
      const archive = archives.find(({ name }) => name === manifest.name);
      if (archive === undefined) throw new Error(`npm pack left out ${manifest.name}.`);
      const installed = join(into, 'node_modules', manifest.name);
      await mkdir(installed, { recursive: true });
      const tarball = join(into, archive.filename);
      const unpacked = run('tar', ['-xzf', tarball, '-C', installed, '--strip-components=1'], into);
      if (!unpacked.ok) throw new Error(`tar could not unpack ${tarball}: ${unpacked.output}`);
      return { folder, manifest, tarball, installed, files: archive.files.map(({ path }) => path) };
    }),
  );
};

const manifestFindings = ({ folder, manifest }: Packed): readonly Finding[] => {
  const where = `${folder}/package.json`;
  return [
    ...(manifest.engines?.node === ENGINES ? [] : [{ where, what: `must publish "engines": { "node": "${ENGINES}" }.` }]),
    ...(manifest.license === 'Apache-2.0' ? [] : [{ where, what: 'must publish "license": "Apache-2.0".' }]),
  ];
};

/** A build leaves what an older one wrote, so a module can outlive its source and be published. */
const leftovers = ({ folder, files }: Packed): readonly Finding[] => {
  const built = files.filter((file) => /^dist\/.*\.js$/.test(file));
  const sources = new Set(files.filter((file) => /^src\/.*\.tsx?$/.test(file)).map((file) => file.replace(/\.tsx?$/, '.js').replace(/^src/, 'dist')));
  return built
    .filter((file) => !sources.has(file))
    .map((file) => ({ where: `${folder}/${file}`, what: `has no source any more: delete ${folder}/dist and run npm run build.` }));
};

const linted = async ({ folder, installed }: Packed): Promise<readonly Finding[]> => {
  const { messages, pkg } = await publint({ pkgDir: installed, strict: true, pack: false });
  return messages.map((message) => ({ where: `${folder}/package.json`, what: `publint: ${formatMessage(message, pkg, { color: false }) ?? message.code}` }));
};

const typed = (root: string, { folder, tarball }: Packed): readonly Finding[] => {
  const { ok, output } = run(process.execPath, [ATTW, tarball, '--profile', 'esm-only', '--format', 'ascii', '--no-color', '--no-emoji'], root);
  return ok ? [] : [{ where: `${folder}/package.json`, what: `attw: ${output}` }];
};

const imported = (into: string, { folder, manifest }: Packed): readonly Finding[] =>
  Object.keys(manifest.exports).flatMap((entry) => {
    const name = manifest.name + entry.slice(1);
    const { ok, output } = run(process.execPath, ['--input-type=module', '--eval', `await import(${JSON.stringify(name)});`], into);
    return ok ? [] : [{ where: `${folder}/package.json`, what: `import '${name}' fails once installed: ${output}` }];
  });

/**
 * What npm would publish is what was meant: packed, each package satisfies publint and attw (as ES modules alone, which is all that
 * Relay ships), says which Node it needs, holds no leftover, and can be imported by every entry point. Needs a build.
 */
export const checkPackages: Check = async (root) => {
  const cache = join(root, 'node_modules/.cache');
  await mkdir(cache, { recursive: true });
  const into = await mkdtemp(join(cache, 'relay-packed-'));
  try {
    const packed = await pack(root, into);
    const findings: Finding[] = [];
    for (const each of packed) findings.push(...manifestFindings(each), ...leftovers(each), ...(await linted(each)), ...typed(root, each), ...imported(into, each));
    return findings;
  } finally {
    await rm(into, { recursive: true, force: true });
  }
};
