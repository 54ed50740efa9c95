import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { AdapterFailure } from '@relay/core/ports';

/** A held lock. */
export interface DirectoryLock {
  release(): void;
}

const LOCK = 'lock';
const HOLDER = 'lock.pid';

/** What the lock leaves in the directory. */
export const LOCK_FILES: readonly string[] = Object.freeze([LOCK, HOLDER]);

const SQLITE_BUSY = 5;

function holderOf(directory: string): string {
  try {
    const pid = Number(readFileSync(join(directory, HOLDER), 'utf8'));
    return Number.isSafeInteger(pid) ? `process ${pid}` : 'another process';
  } catch {
    return 'another process';
  }
}

/**
 * Takes the directory for this process alone: two processes on one PGlite directory corrupt it. The lock is the
 * operating system's, on the file `lock`, held through SQLite, the one thing in Node that locks files. It ends with the
 * process, kill -9 included, so that there is never a stale one to judge by its process id, which may have been reused.
 * Throws AdapterFailure `misconfigured` when another process, or another opening in this one, has it.
 */
export async function lockDirectory(directory: string): Promise<DirectoryLock> {
  const { DatabaseSync } = await import('node:sqlite');
  const database = new DatabaseSync(join(directory, LOCK));
  try {
    database.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    database.close();
    if (!(error instanceof Error) || Reflect.get(error, 'errcode') !== SQLITE_BUSY) throw error;
    throw new AdapterFailure({
      kind: 'misconfigured', retry: 'later', adapter: 'postgres',
      message: `The data directory ${directory} is in use by ${holderOf(directory)}. Stop that one first, or set RELAY_HOME to another directory.`,
    });
  }
  writeFileSync(join(directory, HOLDER), String(process.pid));
  return { release: () => database.close() };
}
