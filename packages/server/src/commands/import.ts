import { createHash } from 'node:crypto';
import { readdir, realpath, stat } from 'node:fs/promises';
import { basename, join, relative, resolve } from 'node:path';
import { readTranscript } from '@relay/adapters-dialler';
import { type BoundOrg, parseOrgId, type Relay } from '@relay/core';
import { command, type CommandIo, EXIT, UsageError } from '../cli/command.ts';
import { readNamedFile } from '../cli/files.ts';
import { operatorImport } from '../compose/actors.ts';

/** What became of one file. */
export type Imported = 'created' | 'revised' | 'unchanged' | 'refused';

/** `relay import FOLDER`: keeps and analyses every transcript in a folder. */
export const importFolder = command({
  name: 'import',
  description: 'Keep and analyse every transcript of a folder; the same file again changes nothing.',
  database: true,
  args: {
    folder: { type: 'positional', required: true, description: 'Folder of transcripts; folders in it are read too.' },
    org: { type: 'string', description: 'Id of the organisation; needed when there are several and none is the demo\'s.' },
    json: { type: 'boolean', description: 'One line of JSON a file.' },
  },
  async run(io, args, open) {
    const files = await transcriptFiles(resolve(io.cwd, args.folder), args.folder);
    const { relay } = await open();
    const org = relay.in(await chooseOrg(relay, args.org)).as(operatorImport);
    const counts: Record<Imported, number> = { created: 0, revised: 0, unchanged: 0, refused: 0 };
    for (const [index, file] of files.entries()) {
      const { outcome, message, id } = await importFile(org, file, await fileIdentity(file));
      counts[outcome] += 1;
      if (args.json === true) io.out(JSON.stringify({ file: relative(io.cwd, file), outcome, id: id ?? null, message: message ?? null }));
      io.err(`${index + 1}/${files.length} ${outcome} ${relative(io.cwd, file)}${message === undefined ? '' : `: ${message}`}`);
    }
    io.err(`${counts.created} created, ${counts.revised} revised, ${counts.unchanged} unchanged, ${counts.refused} refused.`);
    return counts.refused === 0 ? EXIT.done : EXIT.failed;
  },
});

/** A file's name on this machine: two folders may hold files of one name, which are not the same call. */
async function fileIdentity(file: string): Promise<string> {
  const path = await realpath(file);
  return path.length <= 200 ? path : `sha256:${createHash('sha256').update(path).digest('hex')}`;
}

/** Keeps and analyses one file; `externalId` names the call when the transcript does not. */
export async function importFile(
  org: BoundOrg,
  file: string,
  identity: string,
): Promise<{ readonly outcome: Imported; readonly id?: string; readonly message?: string }> {
  const name = basename(file);
  let bytes: Uint8Array;
  try {
    bytes = await readNamedFile('.', file);
  } catch (error) {
    if (error instanceof UsageError) return { outcome: 'refused', message: error.message };
    throw error;
  }
  const read = readTranscript(bytes, name);
  if (!read.ok) return { outcome: 'refused', message: read.error.message };
  const { transcript, externalId = identity, startedAt = (await stat(file)).mtime.toISOString(), title = name, ...context } = read.value;
  const { timeZone, locale, currency, region } = context;
  const told = Object.fromEntries(Object.entries({ timeZone, locale, currency, region }).filter(([, value]) => value !== undefined));
  const kept = await org.calls.ingest({ source: 'file', externalId, startedAt, title, transcript, ...told });
  if (!kept.ok) return { outcome: 'refused', message: kept.error.message };
  const { call, outcome } = kept.value;
  if (call.state === 'received') {
    const analysed = await org.calls.analyse(call.id);
    if (!analysed.ok) return { outcome: 'refused', id: call.id, message: analysed.error.message };
  }
  return { outcome, id: call.id };
}

async function transcriptFiles(folder: string, name: string): Promise<string[]> {
  try {
    const entries = await readdir(folder, { withFileTypes: true, recursive: true });
    const files = entries
      .filter((entry) => entry.isFile() && /\.(vtt|srt|txt|json)$/i.test(entry.name))
      .map((entry) => join(entry.parentPath, entry.name))
      .sort();
    if (files.length === 0) throw new UsageError(`${name} holds no transcripts. Files must end in .vtt, .srt, .txt or .json.`);
    return files;
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    if (code === 'ENOENT') throw new UsageError(`${name} does not exist. Check the name of the folder.`);
    if (code === 'ENOTDIR') throw new UsageError(`${name} is a file. Name its folder, or run "relay analyse ${name}".`);
    throw error;
  }
}

async function chooseOrg(relay: Relay, wanted: string | undefined) {
  const ids = await relay.orgIds(undefined, 200);
  if (wanted !== undefined) {
    const id = parseOrgId(wanted);
    if (id === undefined || !ids.includes(id)) throw new UsageError('--org: there is no organisation with this id here.');
    return id;
  }
  const [first] = ids;
  if (first === undefined) throw new UsageError('There is no organisation yet. Run "npm start" once, which makes two.');
  return first;
}
