import { existsSync } from 'node:fs';
import { glob, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { Extractor, ExtractorConfig, ExtractorLogLevel, type IExtractorMessagesConfig } from '@microsoft/api-extractor';
import type { Check, Finding } from './finding.ts';

/** Where the reports are kept: one for each entry point, `core.api.md` for `@relay/core`, `core-ports.api.md` for `@relay/core/ports`. */
const REPORTS = 'docs/reference/api';

interface EntryPoint {
  /** The package's folder, absolute. */
  readonly folder: string;
  /** The built declarations of the entry point, absolute. */
  readonly types: string;
  readonly file: string;
  /** Whether it is the package's main entry point. */
  readonly main: boolean;
}

const entryPoints = async (root: string): Promise<readonly EntryPoint[]> => {
  const names = (await readdir(join(root, 'packages'))).filter((name) => existsSync(join(root, 'packages', name, 'package.json')));
  const found = await Promise.all(
    names.map(async (name) => {
      const folder = join(root, 'packages', name);
      const manifest = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8')) as { readonly exports: Readonly<Record<string, { readonly types: string }>> };
      return Object.entries(manifest.exports).map(([path, { types }]) => ({
        folder,
        types: join(folder, types),
        file: `${[name, ...path.split('/').slice(1)].join('-')}.api.md`,
        main: path === '.',
      }));
    }),
  );
  return found.flat();
};

const nothing = { default: { logLevel: ExtractorLogLevel.None } };
const MESSAGES: IExtractorMessagesConfig = { compilerMessageReporting: nothing, tsdocMessageReporting: nothing, extractorMessageReporting: nothing };
const COMPILER = { module: 'nodenext', target: 'es2024', lib: ['es2024', 'dom'], types: ['node'], strict: true, skipLibCheck: true };

const extract = async (into: string, { folder, types, file }: EntryPoint): Promise<string> => {
  const config = ExtractorConfig.prepare({
    configObject: {
      projectFolder: folder,
      mainEntryPointFilePath: types,
      compiler: { overrideTsconfig: { compilerOptions: COMPILER, files: [types] } },
      apiReport: { enabled: true, reportFolder: into, reportTempFolder: join(into, 'raw'), reportFileName: file, includeForgottenExports: true },
      docModel: { enabled: false },
      dtsRollup: { enabled: false },
      tsdocMetadata: { enabled: false },
      newlineKind: 'lf',
      messages: MESSAGES,
    },
    configObjectFullPath: undefined,
    packageJsonFullPath: join(folder, 'package.json'),
  });
  Extractor.invoke(config, {
    localBuild: true,
    messageCallback: (message) => {
      message.handled = true;
    },
  });
  return readFile(join(into, file), 'utf8');
};

/** Members that one module adds to an interface of another, which API Extractor leaves out. */
const merged = async (folder: string): Promise<string> => {
  const files: string[] = [];
  for await (const file of glob('dist/**/*.d.ts', { cwd: folder })) files.push(file.replaceAll('\\', '/'));
  const blocks: string[] = [];
  for (const file of files.toSorted()) {
    const text = await readFile(join(folder, file), 'utf8');
    for (const [block] of text.matchAll(/^declare module '[^']+' \{\n[\s\S]*?^\}/gm)) blocks.push(`// ${file.slice('dist/'.length)}\n${block}\n`);
  }
  return blocks.length === 0 ? '' : `\n## Declaration merging\n\n\`\`\`ts\n${blocks.join('\n')}\`\`\`\n`;
};

/** API Extractor marks an export without a docstring just above it. Undocumented members are left to review. */
const undocumented = (file: string, text: string): readonly Finding[] =>
  [...text.matchAll(/\/\/ @public \(undocumented\)\nexport (.*)/g)].map((match) => ({ where: `${REPORTS}/${file}`, what: `has no docstring for the export "${match[1]}".` }));

const inspect = async (root: string, update: boolean): Promise<readonly Finding[]> => {
  const into = await mkdtemp(join(tmpdir(), 'relay-api-'));
  const findings: Finding[] = [];
  try {
    await mkdir(join(root, REPORTS), { recursive: true });
    const points = await entryPoints(root);
    for (const point of points) {
      if (!existsSync(point.types)) {
        findings.push({ where: relative(root, point.types), what: 'is not there: run npm run build.' });
        continue;
      }
      const text = (await extract(into, point)) + (point.main ? await merged(point.folder) : '');
      const path = join(root, REPORTS, point.file);
      if (update) await writeFile(path, text);
      const kept = existsSync(path) ? await readFile(path, 'utf8') : undefined;
      if (text !== kept) findings.push({ where: `${REPORTS}/${point.file}`, what: 'is not what the package exports now: run npm run api -- --update, read the change and commit it.' });
      findings.push(...undocumented(point.file, text));
    }
    const expected = new Set(points.map(({ file }) => file));
    const orphans = (await readdir(join(root, REPORTS))).filter((file) => !expected.has(file));
    return [...findings, ...orphans.map((file) => ({ where: `${REPORTS}/${file}`, what: 'belongs to no entry point: delete it.' }))];
  } finally {
    await rm(into, { recursive: true, force: true });
  }
};

/** The committed API reports say what the built packages export, so that review sees a change of the public API. Needs a build. */
export const checkApi: Check = async (root) => inspect(root, false);

/** Writes the API reports anew, and returns what that cannot settle, such as a missing docstring. */
export const updateApi: Check = async (root) => inspect(root, true);
