import { AdapterFailure } from '@relay/core/ports';
import type pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { applySteps, migrate } from '../src/migrate/migrate.ts';
import { MIGRATIONS } from '../src/migrations/catalogue.ts';
import type { Migration } from '../src/migrations/migration.ts';
import { RELAY_ROLES } from '../src/roles.ts';
import { asSuperuser, freshName, scratchCluster, type ScratchCluster, urlFor } from './cluster.ts';
import { createEmptyDatabase, createTestDatabase, describeOnPostgres, type TestDatabase } from './databases.ts';

const NAMES = MIGRATIONS.map(({ name }) => name);

const MIGRATOR = freshName('relay_test_migrator');
const DATABASE = freshName('relay_test');

const step = (sql: string, version = MIGRATIONS.length + 1): Migration => ({ version, name: 'probe', sql: () => sql });

describeOnPostgres('Migrating a database of a cluster that has never seen Relay', () => {
  let cluster: ScratchCluster;
  let url: string;
  beforeAll(async () => {
    // Over TCP this cluster asks for passwords, so that those which were made can be tried.
    const outcome = await scratchCluster('loopback');
    if (!('cluster' in outcome)) throw new Error(outcome.missing);
    cluster = outcome.cluster;
    await asSuperuser(cluster.superuserUrl, async (client) => {
      await client.query(`CREATE ROLE ${MIGRATOR} LOGIN CREATEROLE PASSWORD 'm'`);
      await client.query(`CREATE DATABASE ${DATABASE} OWNER ${MIGRATOR}`);
    });
    url = urlFor(cluster.superuserUrl, { user: MIGRATOR, password: 'm', database: DATABASE });
  });
  afterAll(() => cluster.stop());

  test('makes roles and schema as a login that is no superuser, and tells the passwords once', async (context) => {
    // A cluster that outlives the run has the roles already.
    if (process.env['RELAY_TEST_DATABASE_URL']) context.skip('a cluster of its own is needed');
    const first = await migrate({ ownerUrl: url });
    expect(first.applied).toEqual(NAMES);
    expect(Object.keys(first.passwords).sort()).toEqual(['app', 'auditor', 'auth', 'worker']);
    for (const [role, password] of Object.entries(first.passwords)) {
      const login = { user: `relay_${role}`, password, database: DATABASE };
      expect(await asSuperuser(urlFor(cluster.superuserUrl, login), async (client) => (await client.query('SELECT current_user')).rows)).toEqual([{ current_user: `relay_${role}` }]);
      await expect(asSuperuser(urlFor(cluster.superuserUrl, { ...login, password: 'x' }), async () => undefined)).rejects.toThrow('password authentication failed');
    }
    expect(await migrate({ ownerUrl: url })).toEqual({ applied: [], passwords: {} });
  });

  test('makes roles that bypass nothing', async () => {
    const roles = await asSuperuser(cluster.superuserUrl, async (client) => {
      const { rows } = await client.query(
        "SELECT rolname FROM pg_roles WHERE rolname = ANY ($1) AND (rolsuper OR rolbypassrls OR rolcreaterole OR rolcreatedb OR rolreplication)",
        [Object.values(RELAY_ROLES)],
      );
      return rows;
    });
    expect(roles).toEqual([]);
  });

  test('two migrators at once leave one schema', async () => {
    await asSuperuser(cluster.superuserUrl, (client) => client.query(`CREATE DATABASE ${DATABASE}_twice OWNER ${MIGRATOR}`));
    const twice = urlFor(url, { database: `${DATABASE}_twice` });
    const reports = await Promise.all([migrate({ ownerUrl: twice }), migrate({ ownerUrl: twice })]);
    expect(reports.flatMap(({ applied }) => applied).sort()).toEqual([...NAMES].sort());
  });
});

describeOnPostgres('Migrating', () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await createTestDatabase();
  });
  afterAll(() => database.drop());

  const asOwner = async <T>(body: (client: pg.Client) => Promise<T>): Promise<T> => asSuperuser(database.ownerUrl, body);
  const applying = (...steps: Migration[]) => asOwner((client) => applySteps(client, 'postgres', [...MIGRATIONS, ...steps]));
  const exists = (table: string) =>
    asSuperuser(database.superuserUrl, async (client) => (await client.query('SELECT to_regclass($1) IS NOT NULL AS found', [table])).rows[0].found as boolean);

  test('a step that fails half way leaves nothing of itself', async () => {
    await expect(applying(step('CREATE TABLE relay_ctl.half (x int); SELECT 1 / 0'))).rejects.toThrow('division by zero');
    expect(await exists('relay_ctl.half')).toBe(false);
    expect(await applying()).toEqual([]);
  });

  test('a step that leaves a tenant table without the fence is refused, and nothing of it is kept', async () => {
    const bare = applying(step('CREATE TABLE relay.bare (org_id uuid)'));
    await expect(bare).rejects.toThrow('leaves relay.bare without forced row level security');
    expect(await exists('relay.bare')).toBe(false);
  });

  test('a step that changes rows takes FORCE off and puts it back; forgetting to is refused', async () => {
    const change = 'ALTER TABLE relay.call NO FORCE ROW LEVEL SECURITY; UPDATE relay.call SET title = title;';
    await expect(applying(step(change))).rejects.toThrow('leaves relay.call without forced row level security');
    await asOwner(async (client) => {
      await client.query('BEGIN');
      await client.query('SET LOCAL ROLE relay_owner');
      await client.query(`${change} ALTER TABLE relay.call FORCE ROW LEVEL SECURITY`);
      await client.query('ROLLBACK');
    });
  });

  test('a database of a newer Relay is refused, with what to do', async () => {
    const newer = step('SELECT 1');
    const other = await createTestDatabase();
    try {
      await asSuperuser(other.ownerUrl, (client) => applySteps(client, 'postgres', [...MIGRATIONS, newer]));
      const attempt = migrate({ ownerUrl: other.ownerUrl });
      await expect(attempt).rejects.toBeInstanceOf(AdapterFailure);
      await expect(attempt).rejects.toMatchObject({ kind: 'misconfigured', message: expect.stringMatching(/has schema 7; this build of Relay knows schemas up to 6\. Run a newer Relay/) });
    } finally {
      await other.drop();
    }
  });

  test('a step that was edited after it ran is refused', async () => {
    const edited = MIGRATIONS.map((migration) => (migration.version === 3 ? { ...migration, sql: () => 'SELECT 1' } : migration));
    await expect(asOwner((client) => applySteps(client, 'postgres', edited))).rejects.toThrow('Step 3 (org) of the database');
  });

  test('a login that may not migrate is told what it needs', async () => {
    const empty = await createEmptyDatabase();
    const attempt = migrate({ ownerUrl: urlFor(empty.superuserUrl, { user: 'relay_auth', password: new URL(database.urlOf('auth').replace('@/', '@h/')).password }) });
    await expect(attempt).rejects.toMatchObject({ kind: 'misconfigured', message: expect.stringContaining('must own the database, and have CREATEROLE') });
    await asSuperuser(database.superuserUrl, (client) => client.query(`DROP DATABASE ${empty.name}`));
  });

  test('an address where no database answers is named as such', async () => {
    await expect(migrate({ ownerUrl: 'postgres://nobody@127.0.0.1:1/none' })).rejects.toMatchObject({ kind: 'unavailable', message: expect.stringContaining('cannot be reached') });
  });
});
