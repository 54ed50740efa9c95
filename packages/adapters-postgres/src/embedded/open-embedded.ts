import { readdir, rm, rmdir } from 'node:fs/promises';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { AdapterFailure } from '@relay/core/ports';
import { migrateOn } from '../migrate/migrate.ts';
import { LOGIN_ROLES, type LoginRole, RELAY_ROLES } from '../roles.ts';
import { type PgPool, withClient } from '../tenant/checkout.ts';
import { admitDirectory, databasePath, makeDirectory, removeDatabase, writeRecord } from './data-directory.ts';
import { LOCK_FILES, lockDirectory } from './directory-lock.ts';
import { EmbeddedSession } from './embedded-session.ts';

/** PGlite's superuser, for migrations only. */
const SUPERUSER = 'postgres';

/** Postgres inside this process, migrated and ready: one pool per role, all over one session. */
export type EmbeddedDatabase = { readonly [R in LoginRole]: PgPool } & {
  /** Waits for the present borrower, then closes the database and gives its directory up. */
  close(): Promise<void>;
};

/** Where an embedded database lives. */
export interface EmbeddedOptions {
  /** Made when it is missing; `memory` keeps everything in this process and forgets it. */
  readonly directory: string;
  /** A dump of a database to begin with, as PGlite's dumpDataDir makes it; for `memory` only. */
  readonly template?: Blob;
}

/**
 * Opens the embedded database: takes the directory's lock, admits or makes its files, migrates, and only then hands out
 * pools. Throws AdapterFailure `misconfigured`, naming the directory and what to run, when the directory is in use, newer
 * than this build, half written, or damaged.
 */
export async function openEmbedded(options: EmbeddedOptions): Promise<EmbeddedDatabase> {
  if (options.directory === 'memory') {
    const session = await openSession(new PGlite({ dataDir: 'memory://', ...(options.template && { loadDataDir: options.template }) }));
    return databaseOver(session, () => undefined);
  }
  const { directory } = options;
  makeDirectory(directory);
  const lock = await lockDirectory(directory);
  try {
    const found = admitDirectory(directory);
    if (found === 'new') writeRecord(directory, 'creating');
    const session = await openFiles(directory);
    writeRecord(directory, 'ready');
    return databaseOver(session, () => lock.release());
  } catch (error) {
    lock.release();
    throw error;
  }
}

/**
 * Removes the database from a data directory, and the directory when nothing else is in it. While a process has it open
 * it throws AdapterFailure `misconfigured`, and nothing is removed.
 */
export async function removeEmbedded({ directory }: Pick<EmbeddedOptions, 'directory'>): Promise<void> {
  const lock = await lockDirectory(directory);
  try {
    removeDatabase(directory);
  } finally {
    lock.release();
  }
  for (const file of LOCK_FILES) await rm(join(directory, file), { force: true });
  if ((await readdir(directory)).length === 0) await rmdir(directory);
}

async function openFiles(directory: string): Promise<EmbeddedSession> {
  try {
    return await openSession(new PGlite({ dataDir: databasePath(directory) }));
  } catch (error) {
    if (error instanceof AdapterFailure) throw error;
    throw new AdapterFailure({
      kind: 'misconfigured', retry: 'never', adapter: 'postgres',
      message: `The database in the data directory ${directory} cannot be opened; its files are damaged. Restore it from a backup, or remove it with: relay reset.`,
    });
  }
}

async function openSession(pglite: PGlite): Promise<EmbeddedSession> {
  await pglite.waitReady;
  const session = new EmbeddedSession(pglite);
  try {
    await withClient(session.poolFor(SUPERUSER), (client) => migrateOn(client, 'pglite'));
  } catch (error) {
    await session.close();
    throw error;
  }
  return session;
}

function databaseOver(session: EmbeddedSession, whenClosed: () => void): EmbeddedDatabase {
  const pools = Object.fromEntries(LOGIN_ROLES.map((role) => [role, session.poolFor(RELAY_ROLES[role])])) as { readonly [R in LoginRole]: PgPool };
  let closing: Promise<void> | undefined;
  return {
    ...pools,
    close: () => (closing ??= session.close().then(whenClosed)),
  };
}
