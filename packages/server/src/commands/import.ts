import { readdir } from 'node:fs/promises';
import { join, relative, resolve, sep } from 'node:path';
import { parseOrgId, type Relay } from '@relay/core';
import { command, EXIT, UsageError } from '../cli/command.ts';
import { operatorImport } from '../compose/actors.ts';
import { seedDemo } from '../demo/seed.ts';
import { fileIdentity, type Imported, importFile } from '../files/import-file.ts';

/** `relay import FOLDER`: keeps and analyses every transcript in a folder. */
export const importFolder = command({
  name: 'import',
  description: 'Keep and analyse every transcript of a folder; the same file again changes nothing.',
  database: true,
  args: {
    folder: { type: 'positional', required: true, description: 'Folder of transcripts; folders in it are read too.' },
    org: { type: 'string', description: 'Id of the organisation; default: the first one.' },
    json: { type: 'boolean', description: 'One line of JSON a file.' },
  },
  async run(io, args, open) {
    const files = await transcriptFiles(resolve(io.cwd, args.folder), args.folder);
    const { relay, home } = await open();
    await seedDemo(relay, home, (line) => io.err(line));
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

async function transcriptFiles(folder: string, name: string): Promise<string[]> {
  try {
    const entries = await readdir(folder, { withFileTypes: true, recursive: true });
    const files = entries
      .filter((entry) => entry.isFile() && /\.(vtt|srt|txt|json)$/i.test(entry.name))
      .map((entry) => join(entry.parentPath, entry.name))
      // Hidden folders hold no calls: .relay, .git.
      .filter((file) => !relative(folder, file).split(sep).some((part) => part.startsWith('.')))
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
  if (first === undefined) throw new UsageError('There is no organisation here. Run "relay reset" and start again.');
  return first;
}
