import { AdapterFailure, InvariantViolation, type OrgId } from '@relay/core/ports';
import { aCall } from '@relay/testing';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type PgPool, withClient } from '../src/tenant/checkout.ts';
import { PostgresCredentialDirectory } from '../src/tenant/directories.ts';
import { PostgresUnitOfWork } from '../src/tenant/postgres-unit-of-work.ts';
import { asSuperuser } from './cluster.ts';
import { createTestDatabase, describeOnEngines, describeOnPostgres, quietPool, type TestDatabase } from './databases.ts';
import { anOrgId, populatedOrg, readIn, sqlStateOf, transactIn, unscoped, within } from './tenants.ts';

const callsOf = (pool: PgPool, orgId: OrgId): Promise<number> => readIn(pool, orgId, async ({ calls }) => (await calls.page({ limit: 5 })).items.length);

const NESTED = /opened inside another one/;

describeOnEngines('A unit of work', (engine) => {
  test('is refused inside another one, whatever it does, and the outer one goes on', async () => {
    const { app } = engine();
    const orgId = anOrgId();
    await transactIn(app, orgId, async ({ calls }, scope) => {
      const inner = [
        () => transactIn(app, orgId, async () => undefined),
        () => callsOf(app, orgId),
        () => new PostgresCredentialDirectory(app).locate('api-key', 'a'.repeat(64)),
        () => app.connect().then((client) => client.release()),
      ];
      // A bare pg.Pool knows nothing of the rule; PGlite's pools do.
      for (const attempt of engine().kind === 'pglite' ? inner : inner.slice(0, 3)) {
        await expect(attempt()).rejects.toThrow(NESTED);
        await expect(attempt()).rejects.toBeInstanceOf(InvariantViolation);
      }
      expect(await calls.add(aCall(scope))).toBe('added');
    });
    expect(await callsOf(app, orgId)).toBe(1);
  });

  test('may run beside others, and after one in the same function', async () => {
    const { app } = engine();
    const orgs = [anOrgId(), anOrgId(), anOrgId()];
    await Promise.all(orgs.map((orgId) => transactIn(app, orgId, async ({ calls }, scope) => void (await calls.add(aCall(scope))))));
    for (const orgId of orgs) expect(await callsOf(app, orgId)).toBe(1);
  });

  test('may be opened by work that an earlier one left running', async () => {
    const { app } = engine();
    const { promise: ended, resolve: end } = Promise.withResolvers<void>();
    let later: Promise<unknown> = Promise.resolve();
    await transactIn(app, anOrgId(), async () => {
      later = ended.then(() => callsOf(app, anOrgId()));
    });
    end();
    expect(await later).toBe(0);
  });

  test('is not half kept when an error of a store was swallowed', async () => {
    const { app } = engine();
    const orgId = anOrgId();
    const attempt = transactIn(app, orgId, async ({ calls, transcripts }, scope) => {
      await calls.add(aCall(scope));
      // A transcript of no call breaks a foreign key.
      await transcripts.add(aCall(scope), { turns: [], parties: [] }).catch(() => undefined);
    });
    await expect(attempt).rejects.toThrow(/went on after one of its statements had failed/);
    expect(await callsOf(app, orgId)).toBe(0);
  });

  test('that left statements unawaited commits them, and the next borrower finds an idle connection', async () => {
    const { app } = engine();
    const orgId = anOrgId();
    await transactIn(app, orgId, async ({ calls }, scope) => {
      void calls.add(aCall(scope));
      void calls.add(aCall(scope));
    });
    expect(await callsOf(app, orgId)).toBe(2);
  });

  test('that failed leaves the connection usable for another organisation', async () => {
    const { app } = engine();
    for (let tries = 0; tries < 15; tries += 1) {
      await expect(transactIn(app, anOrgId(), async () => Promise.reject(new Error('planned')))).rejects.toThrow('planned');
    }
    await populatedOrg(app);
  });

  test('leaves no scope on the connection', async () => {
    const { app } = engine();
    const orgId = await populatedOrg(app);
    await callsOf(app, orgId);
    const { rows } = await unscoped(app, "SELECT coalesce(current_setting('relay.scope', true), '') AS scope");
    expect(rows).toEqual([{ scope: '' }]);
  });

  test('that reads refuses to write, even where the types were cast away', async () => {
    const { app } = engine();
    const attempt = within(anOrgId(), (scope) =>
      new PostgresUnitOfWork(app).read(scope, (readers) => (readers as unknown as { calls: { add(call: unknown): Promise<unknown> } }).calls.add(aCall(scope))),
    );
    await expect(attempt).rejects.toThrow('A reading unit of work was asked to write.');
  });
});

describeOnEngines('A borrowed connection', (engine) => {
  test.each(['BEGIN', 'BEGIN; SELECT 1 / 0'])('that comes back after "%s" is not lent again as it is', async (text) => {
    const { app } = engine();
    await withClient(app, (client) => client.query(text).catch(() => undefined));
    const { rows } = await unscoped(app, 'SELECT pg_current_xact_id_if_assigned() AS open');
    expect(rows).toEqual([{ open: null }]);
    await populatedOrg(app);
  });

  test('whose borrower failed is not lent again with what it left on the session', async () => {
    const { app } = engine();
    await expect(withClient(app, async (client) => {
      await client.query("SET relay.left_behind = 'x'");
      await client.query('PREPARE left_behind AS SELECT 1');
      throw new Error('planned');
    })).rejects.toThrow('planned');
    expect((await unscoped(app, "SELECT coalesce(current_setting('relay.left_behind', true), '') AS value")).rows).toEqual([{ value: '' }]);
  });

  test('serves the role of its pool', async () => {
    for (const role of ['app', 'worker', 'auditor', 'auth'] as const) {
      const { rows } = await unscoped(engine()[role], 'SELECT session_user::text AS login, current_user::text AS role');
      expect(rows).toEqual([{ login: `relay_${role}`, role: `relay_${role}` }]);
    }
  });
});

describeOnPostgres('A lost connection', () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await createTestDatabase();
  });
  afterAll(() => database.drop());

  const killOthers = () =>
    asSuperuser(database.superuserUrl, (client) =>
      client.query("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid() AND usename = 'relay_app'"),
    );

  test('inside a transaction is an AdapterFailure, and the next unit of work gets a new one', async () => {
    const orgId = anOrgId();
    const attempt = transactIn(database.app, orgId, async ({ calls }, scope) => {
      await calls.add(aCall(scope));
      await killOthers();
      await calls.add(aCall(scope));
    });
    await expect(attempt).rejects.toBeInstanceOf(AdapterFailure);
    await expect(attempt).rejects.toMatchObject({ kind: 'unavailable', retry: 'later' });
    expect(await callsOf(database.app, orgId)).toBe(0);
  });

  test('between two statements, while its borrower computes, does not end the process', async () => {
    const attempt = transactIn(database.app, anOrgId(), async () => {
      await killOthers();
      await new Promise((resolve) => setTimeout(resolve, 50));
    });
    await expect(attempt).rejects.toMatchObject({ kind: 'unavailable' });
  });

  test('a pool of one is given back after every kind of end', async () => {
    const pool = quietPool(database.urlOf('app'), 1);
    const orgId = anOrgId();
    await transactIn(pool, orgId, async () => undefined);
    await transactIn(pool, orgId, () => Promise.reject(new Error('planned'))).catch(() => undefined);
    await readIn(pool, orgId, () => Promise.reject(new Error('planned'))).catch(() => undefined);
    await withClient(pool, (client) => client.query('SELECT 1 / 0')).catch(() => undefined);
    await killOthers();
    await transactIn(pool, orgId, async () => undefined).catch(() => undefined);
    expect(await callsOf(pool, orgId)).toBe(0);
    expect([pool.totalCount, pool.idleCount]).toEqual([1, 1]);
    await pool.end();
  });

  test('statements with a time limit end as a timeout', async () => {
    const pool = new pg.Pool({ connectionString: database.urlOf('app'), statement_timeout: 50 });
    await transactIn(pool, anOrgId(), async () => undefined);
    expect(await sqlStateOf(unscoped(pool, 'SELECT pg_sleep(5)'))).toBe('57014');
    await pool.end();
  });
});

/** A pool whose one client answers every statement with the given row. */
const answering = (row: object): PgPool => ({
  connect: async () =>
    ({
      readyForQuery: true, on: () => undefined, off: () => undefined, getTransactionStatus: () => 'I', release: () => undefined,
      query: (flight: { callback(error: null, result: object): void }) => flight.callback(null, { rows: [row], rowCount: 1 }),
    }) as unknown as pg.PoolClient,
  end: async () => undefined,
});

describe('A row of another organisation', () => {
  test('is not handed on, whatever let it through', async () => {
    const attempt = readIn(answering({ org_id: anOrgId() }), anOrgId(), ({ org }) => org.profile().then(() => undefined));
    await expect(attempt).rejects.toThrow("The database answered with another organisation's row.");
    await expect(attempt).rejects.toBeInstanceOf(InvariantViolation);
  });
});

describe('Nesting', () => {
  test('is told apart from concurrency by the async context, not by the pool', async () => {
    const lent: string[] = [];
    const client = { on: () => undefined, off: () => undefined, readyForQuery: true, getTransactionStatus: () => 'I', release: () => lent.push('back') };
    const pool = { connect: async () => client as unknown as pg.PoolClient, end: async () => undefined };
    await Promise.all([withClient(pool, async () => undefined), withClient(pool, async () => undefined)]);
    await expect(withClient(pool, () => withClient(pool, async () => undefined))).rejects.toThrow(NESTED);
    expect(lent).toEqual(['back', 'back', 'back']);
  });
});
