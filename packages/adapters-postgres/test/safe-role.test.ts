import { AdapterFailure } from '@relay/core/ports';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openPostgres } from '../src/startup/open-postgres.ts';
import { assertSafeRole, assertSchemaVersion } from '../src/startup/safe-role.ts';
import { asSuperuser, freshName, urlFor } from './cluster.ts';
import { cluster, createEmptyDatabase, createTestDatabase, describeOnPostgres, quietPool, type TestDatabase } from './databases.ts';

describeOnPostgres('Start-up', () => {
  let database: TestDatabase;
  const made: string[] = [];
  beforeAll(async () => {
    database = await createTestDatabase();
  });
  afterAll(async () => {
    await database.drop();
    await asSuperuser(cluster().superuserUrl, async (client) => {
      for (const role of made) await client.query(`DROP ROLE ${role}`);
    });
  });

  /** What start-up says to a login of the given making. */
  async function verdictOn(attributes: string, grant?: string): Promise<unknown> {
    const user = freshName('relay_test_login');
    const { password } = cluster();
    await asSuperuser(database.superuserUrl, async (client) => {
      await client.query(`CREATE ROLE ${user} LOGIN ${attributes} PASSWORD '${password}'`);
      if (grant !== undefined) await client.query(`GRANT ${grant} TO ${user}`);
    });
    made.push(user);
    const pool = quietPool(urlFor(database.superuserUrl, { user, password }));
    try {
      return await assertSafeRole(pool).catch((error: unknown) => error);
    } finally {
      await pool.end();
    }
  }

  test.each(['app', 'worker', 'auditor', 'auth'] as const)('serves as relay_%s', async (role) => {
    await expect(assertSafeRole(database[role])).resolves.toBeUndefined();
  });

  test('serves as a host’s own login that is a member of relay_app', async () => {
    expect(await verdictOn('', 'relay_app')).toBeUndefined();
  });

  test.each([
    ['is a superuser', 'SUPERUSER', undefined, 'is a superuser'],
    ['has BYPASSRLS', 'BYPASSRLS', undefined, 'has BYPASSRLS'],
    ['has CREATEROLE, which can grant itself the rest', 'CREATEROLE', undefined, 'has CREATEROLE'],
    ['is a member of the owner', '', 'relay_owner', 'can become "relay_owner", which owns tables of Relay'],
    ['is a member of the owner without inheriting from it', 'NOINHERIT', 'relay_owner', 'can become "relay_owner"'],
    ['is a member of a definer role', '', 'relay_audit_definer', undefined],
  ])('%s: says so or serves', async (_, attributes, grant, sentence) => {
    const verdict = await verdictOn(attributes, grant);
    if (sentence === undefined) return expect(verdict).toBeUndefined();
    expect(verdict).toBeInstanceOf(AdapterFailure);
    expect(verdict).toMatchObject({ kind: 'misconfigured', retry: 'never', message: expect.stringContaining(sentence) });
  });

  test('refuses to serve on a database that was never migrated, and on one of another schema', async () => {
    const empty = await createEmptyDatabase();
    const pool = quietPool(urlFor(empty.superuserUrl, {}));
    await expect(assertSchemaVersion(pool)).rejects.toMatchObject({ kind: 'misconfigured', message: expect.stringContaining('Run migrate()') });
    await pool.end();
    await asSuperuser(database.superuserUrl, async (client) => {
      await client.query('UPDATE relay_ctl.schema_step SET version = version + 1 WHERE version = 6');
      await expect(assertSchemaVersion(database.app)).rejects.toThrow('The database has schema 7; this build of Relay knows schemas up to 6.');
      await client.query('UPDATE relay_ctl.schema_step SET version = 6 WHERE version = 7');
      await client.query(`DROP DATABASE ${empty.name}`);
    });
  });

  test('opens both pools, or neither when one of them is unsafe', async () => {
    const opened = await openPostgres({ appUrl: database.urlOf('app'), workerUrl: database.urlOf('worker'), poolSize: 1 });
    await opened.close();
    await expect(openPostgres({ appUrl: database.urlOf('app'), workerUrl: database.superuserUrl })).rejects.toThrow('is a superuser');
  });
});
