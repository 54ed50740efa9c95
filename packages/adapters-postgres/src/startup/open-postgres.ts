import pg from 'pg';
import type { PgPool } from '../tenant/checkout.ts';
import { assertSafeRole, assertSchemaVersion } from './safe-role.ts';

/** How to reach a Postgres database that `migrate` has prepared. */
export interface PostgresOptions {
  /** Connects as relay_app. */
  readonly appUrl: string;
  /** Connects as relay_worker, with a credential of its own. */
  readonly workerUrl: string;
  /** Most connections of each pool; 10 unless said otherwise. */
  readonly poolSize?: number;
}

/** A server database, ready to serve. */
export interface PostgresDatabase {
  readonly app: PgPool;
  readonly worker: PgPool;
  /** Waits for the borrowers, then closes every connection. */
  close(): Promise<void>;
}

function openPool(connectionString: string, name: string, max: number): pg.Pool {
  const pool = new pg.Pool({ connectionString, max, application_name: name, connectionTimeoutMillis: 10_000 });
  // An idle connection that dies would end the process as an unheard 'error'; the pool replaces it by itself.
  pool.on('error', () => undefined);
  return pool;
}

/**
 * Connects to a server database, and refuses to serve on a login that row level security does not bind or on a schema that
 * is not this build's. Throws AdapterFailure.
 */
export async function openPostgres({ appUrl, workerUrl, poolSize = 10 }: PostgresOptions): Promise<PostgresDatabase> {
  const app = openPool(appUrl, 'relay', poolSize);
  const worker = openPool(workerUrl, 'relay worker', poolSize);
  const close = async () => {
    await Promise.all([app.end(), worker.end()]);
  };
  try {
    for (const pool of [app, worker]) {
      await assertSafeRole(pool);
      await assertSchemaVersion(pool);
    }
  } catch (error) {
    await close();
    throw error;
  }
  return { app, worker, close };
}
