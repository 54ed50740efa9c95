import { closeSync, existsSync, fsyncSync, mkdirSync, openSync, readFileSync, renameSync, rmSync, writeSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { AdapterFailure } from '@relay/core/ports';
import { SCHEMA_VERSION } from '../migrations/catalogue.ts';

/** What a data directory says about itself, in relay-database.json. */
interface DirectoryRecord {
  readonly state: 'creating' | 'ready';
  /** PGlite's version up to the part whose change can change the files: `0.5`, later `1`. */
  readonly pglite: string;
  readonly schemaVersion: number;
}

const RECORD = 'relay-database.json';

const refuse = (message: string) => new AdapterFailure({ kind: 'misconfigured', retry: 'never', adapter: 'postgres', message });

/** The version of PGlite that this process runs, as a directory records it. */
export function pgliteMajor(): string {
  const entry = createRequire(import.meta.url).resolve('@electric-sql/pglite');
  const { version } = JSON.parse(readFileSync(join(dirname(entry), '..', 'package.json'), 'utf8')) as { version: string };
  const [major = '0', minor = '0'] = version.split('.');
  return major === '0' ? `0.${minor}` : major;
}

const isNewer = (left: string, right: string): boolean =>
  left.localeCompare(right, 'en', { numeric: true }) > 0;

/** Where PGlite keeps its files. */
export const databasePath = (directory: string): string => join(directory, 'pgdata');

/** Makes the directory when it is missing. Throws AdapterFailure `misconfigured` when it cannot be made or written. */
export function makeDirectory(directory: string): void {
  try {
    mkdirSync(directory, { recursive: true, mode: 0o700 });
  } catch (error) {
    const code = error instanceof Error ? String(Reflect.get(error, 'code')) : 'unknown';
    throw refuse(`The data directory ${directory} cannot be made (${code}). Set RELAY_HOME to a directory that you may write.`);
  }
}

const isRecord = (value: unknown): value is DirectoryRecord => {
  const record = (value ?? {}) as Partial<DirectoryRecord>;
  return (record.state === 'creating' || record.state === 'ready') && typeof record.pglite === 'string' && Number.isSafeInteger(record.schemaVersion);
};

function readRecord(directory: string): DirectoryRecord | undefined {
  const path = join(directory, RECORD);
  if (!existsSync(path)) return undefined;
  try {
    const value: unknown = JSON.parse(readFileSync(path, 'utf8'));
    if (isRecord(value)) return value;
  } catch {
    // Said below: it is not JSON.
  }
  throw refuse(`${path} is damaged, so the data directory ${directory} cannot be trusted. Restore it from a backup, or remove it with: relay reset.`);
}

/** Records that the directory is being made, or is ready at this build's schema. Written whole or not at all. */
export function writeRecord(directory: string, state: DirectoryRecord['state']): void {
  const record: DirectoryRecord = { state, pglite: pgliteMajor(), schemaVersion: state === 'ready' ? SCHEMA_VERSION : 0 };
  const path = join(directory, RECORD);
  const file = openSync(`${path}.new`, 'w', 0o600);
  writeSync(file, `${JSON.stringify(record)}\n`);
  fsyncSync(file);
  closeSync(file);
  renameSync(`${path}.new`, path);
}

/** Removes the database's files, and last what says that they are one. The directory's lock must be held. */
export function removeDatabase(directory: string): void {
  rmSync(databasePath(directory), { recursive: true, force: true });
  rmSync(join(directory, RECORD), { force: true });
}

/**
 * Decides, before anything is opened, whether this build may open the directory. Its lock must be held. A directory whose
 * making was interrupted never held anything, and is made anew. Throws AdapterFailure `misconfigured`, naming the
 * directory and what to run, when it is newer than this build, half written, or damaged.
 */
export function admitDirectory(directory: string): 'new' | 'existing' {
  const record = readRecord(directory);
  const files = databasePath(directory);
  if (record === undefined) {
    if (!existsSync(files)) return 'new';
    throw refuse(`The data directory ${directory} is half written: it has a database but no ${RECORD}. Restore it from a backup, or remove it with: relay reset.`);
  }
  if (record.state === 'creating') {
    rmSync(files, { recursive: true, force: true });
    return 'new';
  }
  const ours = pgliteMajor();
  if (record.schemaVersion > SCHEMA_VERSION || isNewer(record.pglite, ours)) {
    throw refuse(`The data directory ${directory} was made by a newer Relay (schema ${record.schemaVersion}, PGlite ${record.pglite}; this build knows schema ${SCHEMA_VERSION}, PGlite ${ours}). Upgrade Relay: npm install @relay/server@latest. Or start empty with: relay reset.`);
  }
  if (record.pglite !== ours) {
    throw refuse(`The data directory ${directory} was written by PGlite ${record.pglite}, whose files PGlite ${ours} cannot read. Run the Relay that made it, or start empty with: relay reset.`);
  }
  const missing = ['PG_VERSION', join('global', 'pg_control')].find((name) => !existsSync(join(files, name)));
  if (missing !== undefined) {
    throw refuse(`The data directory ${directory} is half written: ${join('pgdata', missing)} is missing. Restore it from a backup, or remove it with: relay reset.`);
  }
  return 'existing';
}
