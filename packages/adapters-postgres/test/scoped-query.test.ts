import pg, { type PoolClient } from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { beginScoped, runInside, runScoped, scopeStatement } from '../src/sql/scoped-query.ts';
import { withClient } from '../src/tenant/checkout.ts';
import { createTestDatabase, describeOnEngines, describeOnPostgres, type TestDatabase } from './databases.ts';
import { anOrgId, populatedOrg, sqlStateOf } from './tenants.ts';

const CALLS = { name: 'probe_calls', text: 'SELECT org_id, title FROM relay.call', values: [] };

describeOnEngines('The scoped read', (engine) => {
  const onClient = <T>(body: (client: PoolClient) => Promise<T>): Promise<T> => withClient(engine().app, body);

  test.each([true, false])('answers under its scope and leaves none behind (prepared: %s)', async (prepared) => {
    const ours = await populatedOrg(engine().app);
    const theirs = await populatedOrg(engine().app);
    const query = prepared ? CALLS : { ...CALLS, name: undefined };
    await onClient(async (client) => {
      for (const orgId of [ours, theirs, ours]) {
        expect((await runScoped(client, orgId, query)).rows.map((row) => row['org_id'])).toEqual([orgId]);
        expect(client.getTransactionStatus()).toBe('I');
        expect(await sqlStateOf(client.query('SELECT * FROM relay.call'))).toBe('RL001');
      }
    });
  });

  test('fails whole when the scope is no organisation, and the connection goes on', async () => {
    const ours = await populatedOrg(engine().app);
    await onClient(async (client) => {
      expect(await sqlStateOf(runScoped(client, "x'; --", CALLS))).toMatch(/^(RL001|22P02)$/);
      expect((await runScoped(client, ours, CALLS)).rowCount).toBe(1);
    });
  });

  test('sends no query when the scope’s own statement fails, and keeps its account of prepared statements', async () => {
    const ours = await populatedOrg(engine().app);
    await onClient(async (client) => {
      // A NUL can be in no text of Postgres: the first Bind fails, the server skips the second Parse.
      expect(await sqlStateOf(runScoped(client, '\u0000', { ...CALLS, name: 'probe_skipped' }))).toBe('22021');
      expect((await runScoped(client, ours, { ...CALLS, name: 'probe_skipped' })).rowCount).toBe(1);
    });
  });

  test('can repeat a statement that failed, at whichever step', async () => {
    const ours = await populatedOrg(engine().app);
    await onClient(async (client) => {
      const failing = { name: 'probe_fails', text: 'SELECT org_id, 1 / $1::int AS x FROM relay.call', values: [0] };
      for (let tries = 0; tries < 3; tries += 1) expect(await sqlStateOf(runScoped(client, ours, failing))).toBe('22012');
      expect((await runScoped(client, ours, { ...failing, values: [1] })).rows[0]?.['x']).toBe(1);
      const unknown = { name: 'probe_unknown', text: 'SELECT * FROM relay.nothing', values: [] };
      for (let tries = 0; tries < 3; tries += 1) expect(await sqlStateOf(runScoped(client, ours, unknown))).toBe('42P01');
    });
  });

  test('reads no row when the server sets another scope than was asked for', async () => {
    const ours = await populatedOrg(engine().app);
    const theirs = await populatedOrg(engine().app);
    const planned = new Error('so that the sabotaged connection is destroyed');
    await expect(onClient(async (client) => {
      await client.query('DEALLOCATE ALL');
      await client.query(`PREPARE relay_scope (text) AS SELECT pg_catalog.set_config('relay.scope', '${theirs}@' || relay.scope_stamp(), true) WHERE $1 IS NOT NULL`);
      const wire = Reflect.get(client, 'connection') as unknown as { parsedStatements: Record<string, string> };
      wire.parsedStatements = { relay_scope: scopeStatement(ours, true).text };
      await expect(runScoped(client, ours, CALLS)).rejects.toThrow('did not acknowledge the scope');
      throw planned;
    })).rejects.toBe(planned);
  });

  test('refuses a server that does not run the scope’s statement', async () => {
    const ours = await populatedOrg(engine().app);
    const planned = new Error('so that the sabotaged connection is destroyed');
    await expect(onClient(async (client) => {
      await client.query('DEALLOCATE ALL');
      await client.query('PREPARE relay_scope (text) AS SELECT 1 WHERE $1 IS NULL');
      const wire = Reflect.get(client, 'connection') as unknown as { parsedStatements: Record<string, string> };
      wire.parsedStatements = { relay_scope: scopeStatement(ours, true).text };
      await expect(runScoped(client, ours, { name: 'probe_one', text: 'SELECT 1 AS one', values: [] })).rejects.toThrow('did not acknowledge the scope');
      throw planned;
    })).rejects.toBe(planned);
  });

  test('refuses a name that stands for another text on this connection', async () => {
    const ours = await populatedOrg(engine().app);
    await onClient(async (client) => {
      await client.query({ name: 'probe_taken', text: 'SELECT 1 AS org_id' });
      await expect(runScoped(client, ours, { ...CALLS, name: 'probe_taken' })).rejects.toThrow('The prepared statement probe_taken is another one');
      expect((await runScoped(client, ours, CALLS)).rowCount).toBe(1);
    });
  });

  test('opens a transaction and its scope at once', async () => {
    const ours = await populatedOrg(engine().app);
    await onClient(async (client) => {
      await beginScoped(client, ours, true);
      expect(client.getTransactionStatus()).toBe('T');
      expect((await runInside(client, CALLS)).rows.map((row) => row['org_id'])).toEqual([ours]);
      await client.query('COMMIT');
      expect(await sqlStateOf(runInside(client, CALLS))).toBe('RL001');
    });
  });

  test('counts the rows that were read and written', async () => {
    const ours = await populatedOrg(engine().app);
    await onClient(async (client) => {
      await beginScoped(client, ours, false);
      expect((await runInside(client, { text: 'UPDATE relay.call SET title = title', values: [] })).rowCount).toBe(1);
      expect((await runInside(client, { text: 'SELECT generate_series(1, 12)', values: [] })).rowCount).toBe(12);
      expect((await runInside(client, { text: "SET LOCAL relay.nothing = 'x'", values: [] })).rowCount).toBe(0);
      await client.query('ROLLBACK');
    });
  });
});

describeOnPostgres('The scoped read on a server', () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await createTestDatabase();
  });
  afterAll(() => database.drop());

  test('is one round trip', async () => {
    const client = new pg.Client({ connectionString: database.urlOf('app') });
    await client.connect();
    let answers = 0;
    (Reflect.get(client, 'connection') as NodeJS.EventEmitter).on('readyForQuery', () => (answers += 1));
    await runScoped(client, anOrgId(), CALLS);
    await runScoped(client, anOrgId(), CALLS);
    expect(answers).toBe(2);
    await client.end();
  });

  test('keeps to the client’s own query_timeout', async () => {
    const client = new pg.Client({ connectionString: database.urlOf('app'), query_timeout: 50 });
    client.on('error', () => undefined);
    await client.connect();
    await expect(runScoped(client, anOrgId(), { text: 'SELECT pg_sleep(1)', values: [] })).rejects.toMatchObject({ kind: 'timeout' });
    await client.end();
  });

  test('is refused, not corrupted, by a client in pipeline mode', async () => {
    const client = new pg.Client({ connectionString: database.urlOf('app'), pipeline: true });
    await client.connect();
    await expect(runScoped(client, anOrgId(), CALLS)).rejects.toMatchObject({ kind: 'unsupported', message: expect.stringContaining('pipeline') });
    await client.end();
  });

  test('reads instants in whatever time zone the session has', async () => {
    const orgId = await populatedOrg(database.app);
    for (const zone of ['UTC', 'Australia/Adelaide', 'America/New_York']) {
      const client = new pg.Client({ connectionString: database.urlOf('app'), options: `-c TimeZone=${zone}` });
      await client.connect();
      const { rows } = await runScoped(client, orgId, { text: "SELECT org_id, timestamptz '2026-03-04 05:06:07.089Z' AS at FROM relay.call", values: [] });
      expect(rows[0]?.['at']).toBe('2026-03-04T05:06:07.089Z');
      await client.end();
    }
  });

  test('is refused by the server, not misread, when a migration changes a prepared statement’s columns', async () => {
    const orgId = await populatedOrg(database.app);
    const admin = new pg.Client({ connectionString: database.superuserUrl });
    await admin.connect();
    const client = new pg.Client({ connectionString: database.urlOf('app') });
    await client.connect();
    const star = { name: 'probe_star', text: 'SELECT * FROM relay.call', values: [] };
    await runScoped(client, orgId, star);
    await admin.query("ALTER TABLE relay.call ADD COLUMN probe text DEFAULT 'x'");
    expect(await sqlStateOf(runScoped(client, orgId, star))).toBe('0A000');
    await admin.query('ALTER TABLE relay.call DROP COLUMN probe');
    await Promise.all([client.end(), admin.end()]);
  });
});
