import pg, { type ClientBase } from 'pg';
import { AdapterFailure, sha256Hex } from '@relay/core/ports';
import { MIGRATIONS } from '../migrations/catalogue.ts';
import type { Engine, Migration } from '../migrations/migration.ts';
import { translatingFailures } from '../postgres-failure.ts';
import type { LoginRole } from '../roles.ts';
import { makeRoles, makeSchemas, OWNER_LOGIN_NEEDS } from './bootstrap.ts';

/** What a migration did. */
export interface MigrationReport {
  /** Names of the steps applied now, in order; empty when the schema was up to date. */
  readonly applied: readonly string[];
  /** Passwords of the login roles made now. Shown once and stored nowhere: a role that existed keeps its own. */
  readonly passwords: { readonly [R in LoginRole]?: string };
}

const ONE_MIGRATOR = 'SELECT pg_catalog.pg_advisory_xact_lock(7348215, 1)';

const refuse = (message: string) => new AdapterFailure({ kind: 'misconfigured', retry: 'never', adapter: 'postgres', message });

async function inTransaction<T>(client: ClientBase, body: () => Promise<T>): Promise<T> {
  await client.query('BEGIN');
  try {
    await client.query(ONE_MIGRATOR);
    const value = await body();
    await client.query('COMMIT');
    return value;
  } catch (error) {
    await client.query('ROLLBACK');
    throw error;
  }
}

/** The newest applied step. Refuses a schema that is newer than this build, or a step that was edited after it ran. */
async function appliedVersion(client: ClientBase, engine: Engine, steps: readonly Migration[]): Promise<number> {
  const { rows } = await client.query<{ version: number; name: string; hash: string }>(
    'SELECT version, name, hash FROM relay_ctl.schema_step ORDER BY version',
  );
  const newest = rows.at(-1)?.version ?? 0;
  if (newest > steps.length) {
    throw refuse(`The database has schema ${newest}; this build of Relay knows schemas up to ${steps.length}. Run a newer Relay, or restore a backup made before the upgrade.`);
  }
  for (const [index, row] of rows.entries()) {
    const known = steps[index];
    if (known?.version !== row.version || hashOf(known, engine) !== row.hash) {
      throw refuse(`Step ${row.version} (${row.name}) of the database's schema is not the one in this build. A released step is never edited: run the Relay version that made this database, or restore a backup.`);
    }
  }
  return newest;
}

const hashOf = (migration: Migration, engine: Engine): string => sha256Hex(migration.sql(engine));

const UNPROTECTED = `
SELECT c.oid::regclass::text AS name FROM pg_catalog.pg_class c
 WHERE c.relnamespace = 'relay'::regnamespace AND c.relkind IN ('r', 'p') AND NOT (c.relrowsecurity AND c.relforcerowsecurity)`;

async function applyStep(client: ClientBase, migration: Migration, engine: Engine): Promise<void> {
  await client.query('SET LOCAL ROLE relay_owner');
  await client.query(migration.sql(engine));
  await client.query('SET LOCAL ROLE relay_owner');
  const { rows } = await client.query<{ name: string }>(UNPROTECTED);
  if (rows.length > 0) {
    throw refuse(`Step ${migration.version} (${migration.name}) leaves ${rows.map((row) => row.name).join(', ')} without forced row level security; nothing of it was kept. Call relay_ctl.protect() on every tenant table.`);
  }
  await client.query('INSERT INTO relay_ctl.schema_step (version, name, hash) VALUES ($1, $2, $3)', [
    migration.version, migration.name, hashOf(migration, engine),
  ]);
}

/** Applies the steps that the database lacks, each in a transaction of its own, and answers with their names. */
export async function applySteps(client: ClientBase, engine: Engine, steps: readonly Migration[]): Promise<readonly string[]> {
  const applied: string[] = [];
  for (const step of steps) {
    const ran = await inTransaction(client, async () => {
      if ((await appliedVersion(client, engine, steps)) >= step.version) return false;
      await applyStep(client, step, engine);
      return true;
    });
    if (ran) applied.push(step.name);
  }
  return applied;
}

/**
 * Brings the schema up to this build's, on a connected client whose role may become relay_owner. Each step is one
 * transaction with its entry in the ledger, so none is ever half applied; migrators queue behind one lock.
 */
export async function migrateOn(client: ClientBase, engine: Engine): Promise<MigrationReport> {
  return translatingFailures(async () => {
    const passwords = await inTransaction(client, async () => {
      const made = await makeRoles(client);
      await makeSchemas(client);
      return made;
    });
    const applied = await applySteps(client, engine, MIGRATIONS);
    return { applied, passwords: engine === 'pglite' ? {} : passwords };
  });
}

/**
 * Brings a Postgres database up to this build's schema. `ownerUrl` connects as a login that owns the database and, the
 * first time, has CREATEROLE; it need not be a superuser. Throws AdapterFailure `misconfigured` for a login that may
 * not, and for a database that a newer Relay has migrated.
 */
export async function migrate(options: { readonly ownerUrl: string }): Promise<MigrationReport> {
  return translatingFailures(async () => {
    const client = new pg.Client({ connectionString: options.ownerUrl, application_name: 'relay migrate' });
    client.on('error', () => undefined);
    await client.connect();
    try {
      return await migrateOn(client, 'postgres');
    } catch (error) {
      if (error instanceof AdapterFailure && error.kind === 'denied') {
        throw new AdapterFailure({
          kind: 'misconfigured', retry: 'never', adapter: 'postgres',
          message: `The database login may not migrate Relay's schema. ${OWNER_LOGIN_NEEDS}`, cause: error.cause,
        });
      }
      throw error;
    } finally {
      await client.end();
    }
  });
}
