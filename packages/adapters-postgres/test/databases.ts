import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { createPgConfig } from '@electric-sql/pglite/node-postgres';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, inject } from 'vitest';
import { pgliteMajor } from '../src/embedded/data-directory.ts';
import { type EmbeddedDatabase, openEmbedded } from '../src/embedded/open-embedded.ts';
import { EmbeddedSession } from '../src/embedded/embedded-session.ts';
import { migrate, migrateOn } from '../src/migrate/migrate.ts';
import { LOGIN_ROLES, type LoginRole, RELAY_ROLES } from '../src/roles.ts';
import type { PgPool } from '../src/tenant/checkout.ts';
import { asSuperuser, freshName, urlFor } from './cluster.ts';
import type { ProvidedCluster } from './global-setup.ts';

/** A migrated database of its own for one test file, on the run's cluster. */
export type TestDatabase = { readonly [R in LoginRole]: pg.Pool } & {
  readonly name: string;
  /** Connects as the cluster's superuser: for looking behind the fence. */
  readonly superuserUrl: string;
  /** Connects as the login that migrates. */
  readonly ownerUrl: string;
  urlOf(role: LoginRole): string;
  drop(): Promise<void>;
};

const provided = inject('relayCluster');

/** Why tests on a server cannot run here; `undefined` when they can. */
const postgresMissing = 'missing' in provided ? provided.missing : undefined;

/** Declares tests that need a server; without one they are skipped, and the title says why. */
export const describeOnPostgres = (title: string, body: () => void): void => {
  if (postgresMissing === undefined) describe(title, body);
  else describe.skip(`${title} (not run: ${postgresMissing})`, body);
};

/** The run's cluster. */
export function cluster(): ProvidedCluster {
  if ('missing' in provided) throw new Error(provided.missing);
  return provided;
}

/** A pool that survives the death of an idle connection. */
export const quietPool = (connectionString: string, max = 10): pg.Pool => {
  const pool = new pg.Pool({ connectionString, max });
  pool.on('error', () => undefined);
  return pool;
};

/** The login that migrates: it owns its databases and may make roles, and is no superuser. */
const MIGRATOR = 'relay_test_migrator';

const ONE_AT_A_TIME = 'SELECT pg_advisory_lock(7348215, 2)';

/** Makes an empty database that the migrating login owns; `ready` runs before another test file may touch the cluster's roles. */
export async function createEmptyDatabase(ready: (ownerUrl: string) => Promise<unknown> = async () => undefined): Promise<{ name: string; superuserUrl: string; ownerUrl: string }> {
  const { superuserUrl, password } = cluster();
  const name = freshName('relay_test');
  const own = urlFor(superuserUrl, { database: name });
  const ownerUrl = urlFor(own, { user: MIGRATOR, password });
  await asSuperuser(superuserUrl, async (client) => {
    await client.query(ONE_AT_A_TIME);
    const { rowCount } = await client.query('SELECT FROM pg_roles WHERE rolname = $1', [MIGRATOR]);
    await client.query(`${rowCount === 0 ? 'CREATE' : 'ALTER'} ROLE ${MIGRATOR} LOGIN CREATEROLE PASSWORD '${password}'`);
    await client.query(`CREATE DATABASE ${name} OWNER ${MIGRATOR}`);
    await ready(ownerUrl);
    const { rows } = await client.query<{ rolname: string }>('SELECT rolname FROM pg_roles WHERE rolname = ANY ($1)', [LOGIN_ROLES.map((role) => RELAY_ROLES[role])]);
    // Roles outlive a run on a cluster that is used again: this run's password replaces whatever they had.
    for (const { rolname } of rows) await client.query(`ALTER ROLE ${rolname} PASSWORD '${password}'`);
  });
  return { name, superuserUrl: own, ownerUrl };
}

/** Makes a migrated database. */
export async function createTestDatabase(): Promise<TestDatabase> {
  const { name, superuserUrl, ownerUrl } = await createEmptyDatabase((url) => migrate({ ownerUrl: url }));
  const urlOf = (role: LoginRole) => urlFor(superuserUrl, { user: RELAY_ROLES[role], password: cluster().password });
  const pools = Object.fromEntries(LOGIN_ROLES.map((role) => [role, quietPool(urlOf(role))])) as { readonly [R in LoginRole]: pg.Pool };
  return {
    ...pools,
    name,
    superuserUrl,
    ownerUrl,
    urlOf,
    async drop() {
      await Promise.all(LOGIN_ROLES.map((role) => pools[role].end()));
      await asSuperuser(cluster().superuserUrl, (client) => client.query(`DROP DATABASE ${name} WITH (FORCE)`));
    },
  };
}

const here = import.meta.dirname;

/** Everything that the template depends on. */
function templateKey(): string {
  const hash = createHash('sha256').update(pgliteMajor());
  for (const folder of ['migrate', 'migrations']) {
    const path = join(here, '..', 'src', folder);
    for (const file of readdirSync(path).sort()) hash.update(readFileSync(join(path, file)));
  }
  return hash.digest('hex').slice(0, 16);
}

async function makeTemplate(path: string): Promise<void> {
  const pglite = new PGlite('memory://');
  await pglite.waitReady;
  const client = new pg.Client(createPgConfig(pglite));
  await client.connect();
  await migrateOn(client, 'pglite');
  const dump = await pglite.dumpDataDir('none');
  await pglite.close();
  const own = `${path}.${process.pid}`;
  writeFileSync(own, Buffer.from(await dump.arrayBuffer()));
  renameSync(own, path);
}

/** A dump of a migrated PGlite. Made once per schema and kept in .cache: making one takes seconds, copying it tenths. */
async function embeddedTemplate(): Promise<Blob> {
  const cache = join(here, '..', '..', '..', '.cache');
  const path = join(cache, `pglite-${templateKey()}.tar`);
  if (!existsSync(path)) {
    mkdirSync(cache, { recursive: true });
    await makeTemplate(path);
  }
  return new Blob([readFileSync(path)]);
}

/** A migrated embedded database in memory. */
export const openTestEmbedded = async (): Promise<EmbeddedDatabase> => openEmbedded({ directory: 'memory', template: await embeddedTemplate() });

/** One database of either kind, with the superuser's pool for looking behind the fence. */
export interface Engine {
  readonly kind: 'postgres' | 'pglite';
  readonly app: PgPool;
  readonly worker: PgPool;
  readonly auditor: PgPool;
  readonly auth: PgPool;
  readonly superuser: PgPool;
  close(): Promise<void>;
}

async function serverEngine(): Promise<Engine> {
  const database = await createTestDatabase();
  const superuser = quietPool(database.superuserUrl);
  const { app, worker, auditor, auth } = database;
  const close = async () => {
    await superuser.end();
    await database.drop();
  };
  return { kind: 'postgres', app, worker, auditor, auth, superuser, close };
}

async function embeddedEngine(): Promise<Engine> {
  const session = new EmbeddedSession(new PGlite('memory://', { loadDataDir: await embeddedTemplate() }));
  const pool = (role: LoginRole) => session.poolFor(RELAY_ROLES[role]);
  return {
    kind: 'pglite',
    app: pool('app'), worker: pool('worker'), auditor: pool('auditor'), auth: pool('auth'), superuser: session.poolFor('postgres'),
    close: () => session.close(),
  };
}

/** Declares the same tests on a server and on PGlite, each on a database of its own. */
export function describeOnEngines(title: string, body: (engine: () => Engine) => void): void {
  const declare = (make: () => Promise<Engine>) => () => {
    let engine: Engine | undefined;
    beforeAll(async () => {
      engine = await make();
    });
    afterAll(() => engine?.close());
    body(() => engine ?? expect.fail('The engine is not open yet.'));
  };
  describeOnPostgres(`${title}, on Postgres`, declare(serverEngine));
  describe(`${title}, on PGlite`, declare(embeddedEngine));
}
