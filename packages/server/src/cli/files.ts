import { open, stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { UsageError } from './command.ts';

/** Largest file that a command reads: 20 MB. */
const MAX_FILE_BYTES = 20 * 1024 * 1024;

/** Reads a file that the user named, up to `maxBytes`. Throws UsageError that names it and says what is wrong. */
export async function readNamedFile(cwd: string, name: string, maxBytes = MAX_FILE_BYTES): Promise<Uint8Array> {
  const path = resolve(cwd, name);
  try {
    const found = await stat(path);
    if (found.isDirectory()) throw new UsageError(`${name} is a folder. Name a file, or run "relay import ${name}".`);
    if (!found.isFile()) throw new UsageError(`${name} is not a regular file.`);
    if (found.size > maxBytes) {
      throw new UsageError(`${name} has ${(found.size / 1024 / 1024).toFixed(1)} MB; at most ${maxBytes / 1024 / 1024} MB are read. Split it.`);
    }
    const file = await open(path);
    try {
      return await file.readFile();
    } finally {
      await file.close();
    }
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    if (code === 'ENOENT') throw new UsageError(`${name} does not exist. Check the name.`);
    if (code === 'EACCES' || code === 'EPERM') throw new UsageError(`${name} cannot be read: permission denied. Run "chmod +r ${name}" or choose another file.`);
    throw error;
  }
}

/** Reads a UTF-8 text file; a byte sequence that is not UTF-8 is refused. */
export async function readNamedText(cwd: string, name: string, maxBytes?: number): Promise<string> {
  const bytes = await readNamedFile(cwd, name, maxBytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new UsageError(`${name} is not UTF-8 text. Save it as UTF-8.`);
  }
}
