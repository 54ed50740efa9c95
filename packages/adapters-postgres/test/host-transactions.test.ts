import { AdapterFailure, type OrgId, type StoreName, type UnitOfWork } from '@relay/core/ports';
import { aCall } from '@relay/testing';
import type pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { PostgresHostTransactions } from '../src/tenant/host-transactions.ts';
import { asSuperuser, freshName, urlFor } from './cluster.ts';
import { cluster, createTestDatabase, describeOnPostgres, type TestDatabase } from './databases.ts';
import { anOrgId, within } from './tenants.ts';

const hosts = new PostgresHostTransactions();

const addCall = (unitOfWork: UnitOfWork<StoreName>, orgId: OrgId): Promise<unknown> =>
  within(orgId, (scope) => unitOfWork.transact(scope, ({ calls }) => calls.add(aCall(scope))));

describeOnPostgres("The host's own transaction", () => {
  let database: TestDatabase;
  const login = freshName('relay_test_host');
  beforeAll(async () => {
    database = await createTestDatabase();
    await asSuperuser(database.superuserUrl, async (client) => {
      await client.query(`CREATE ROLE ${login} LOGIN PASSWORD '${cluster().password}'`);
      await client.query(`CREATE SCHEMA host AUTHORIZATION ${login}`);
      await client.query(`CREATE TABLE host.invoice (id int)`);
      await client.query(`ALTER TABLE host.invoice OWNER TO ${login}`);
    });
  });
  afterAll(async () => {
    await database.drop();
    await asSuperuser(cluster().superuserUrl, (client) => client.query(`DROP ROLE ${login}`));
  });

  const connected = async <T>(url: string, body: (client: pg.Client) => Promise<T>): Promise<T> => asSuperuser(url, body);
  const hostUrl = () => urlFor(database.superuserUrl, { user: login, password: cluster().password });
  const grantMembership = () => asSuperuser(database.superuserUrl, (client) => client.query(`GRANT relay_app TO ${login}`));
  const role = async (client: pg.Client) => (await client.query("SELECT current_user::text AS role, session_user::text AS login")).rows[0];

  test('is refused to a login that may not become relay_app, with the grant to run, and goes on', async () => {
    await connected(hostUrl(), async (client) => {
      await client.query('BEGIN; INSERT INTO host.invoice VALUES (1)');
      const attempt = addCall(hosts.join(client), anOrgId());
      await expect(attempt).rejects.toBeInstanceOf(AdapterFailure);
      await expect(attempt).rejects.toMatchObject({ kind: 'misconfigured', message: expect.stringContaining('GRANT relay_app TO') });
      await client.query('COMMIT');
      expect((await client.query('SELECT id FROM host.invoice')).rows).toEqual([{ id: 1 }]);
    });
  });

  test('writes both or neither, and the host is itself again in between', async () => {
    await grantMembership();
    const orgId = anOrgId();
    const relayCalls = () =>
      asSuperuser(database.superuserUrl, async (client) => (await client.query('SELECT count(*)::int AS n FROM relay.call WHERE org_id = $1', [orgId])).rows[0].n as number);
    await connected(hostUrl(), async (client) => {
      for (const [end, expected] of [['ROLLBACK', 0], ['COMMIT', 1]] as const) {
        await client.query('BEGIN');
        await client.query('INSERT INTO host.invoice VALUES (2)');
        await addCall(hosts.join(client), orgId);
        expect(await role(client)).toEqual({ role: login, login });
        await client.query('INSERT INTO host.invoice VALUES (3)');
        await client.query(end);
        expect(await relayCalls()).toBe(expected);
        expect((await client.query('SELECT FROM host.invoice WHERE id IN (2, 3)')).rowCount).toBe(expected * 2);
      }
    });
  });

  test('keeps a role that the host has set, after success and after failure', async () => {
    await connected(database.superuserUrl, async (client) => {
      await client.query(`BEGIN; SET LOCAL ROLE ${login}`);
      const before = await role(client);
      await grantMembership();
      await addCall(hosts.join(client), anOrgId());
      expect(await role(client)).toEqual(before);
      await within(anOrgId(), (scope) => hosts.join(client).transact(scope, () => Promise.reject(new Error('planned')))).catch(() => undefined);
      expect(await role(client)).toEqual(before);
      await client.query('ROLLBACK');
    });
  });

  test('is fenced even for a host that connects as a superuser', async () => {
    const orgId = anOrgId();
    await connected(database.superuserUrl, async (client) => {
      await client.query('BEGIN');
      await within(orgId, (scope) =>
        hosts.join(client).transact(scope, async () => {
          const { rows } = await client.query('SELECT current_user::text AS role, row_security_active($1) AS fenced', ['relay.call']);
          expect(rows).toEqual([{ role: 'relay_app', fenced: true }]);
        }),
      );
      await client.query('ROLLBACK');
    });
  });

  test('serves one unit of work at a time', async () => {
    await connected(database.superuserUrl, async (client) => {
      await client.query('BEGIN');
      const unitOfWork = hosts.join(client);
      const [first, second] = await Promise.allSettled([addCall(unitOfWork, anOrgId()), addCall(unitOfWork, anOrgId())]);
      expect(first.status).toBe('fulfilled');
      expect(second).toMatchObject({ status: 'rejected', reason: { name: 'InvariantViolation', message: expect.stringContaining('at once') } });
      await client.query('ROLLBACK');
    });
  });

  test('is refused once it has failed', async () => {
    await connected(database.superuserUrl, async (client) => {
      await client.query('BEGIN');
      await client.query('SELECT 1 / 0').catch(() => undefined);
      await expect.poll(() => client.getTransactionStatus()).toBe('E');
      expect(() => hosts.join(client)).toThrow('no open transaction');
      await client.query('ROLLBACK');
    });
  });
});
