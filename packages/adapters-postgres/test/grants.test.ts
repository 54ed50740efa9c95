import type { OrgId } from '@relay/core/ports';
import { beforeAll, expect, test } from 'vitest';
import { describeOnEngines } from './databases.ts';
import { anOrgId, populatedOrg, sqlStateOf, transactIn, underScope, unscoped } from './tenants.ts';

const DENIED = '42501';
const WITHOUT_SCOPE = ['42704', 'RL001'];

describeOnEngines('Grants', (engine) => {
  let orgId: OrgId;
  beforeAll(async () => {
    orgId = await populatedOrg(engine().app);
  });

  const refused = (role: 'app' | 'worker' | 'auditor' | 'auth', text: string): Promise<string | undefined> =>
    sqlStateOf(underScope(engine()[role], orgId, (client) => client.query(text)));

  test.each(['app', 'worker'] as const)('relay_%s moves no row to another organisation and renames none', async (role) => {
    expect(await refused(role, 'UPDATE relay.call SET org_id = org_id')).toBe(DENIED);
    expect(await refused(role, 'UPDATE relay.call SET id = id')).toBe(DENIED);
    expect(await refused(role, 'UPDATE relay.call SET title = title')).toBeUndefined();
  });

  test.each(['relay.transcript_revision', 'relay.extraction_target_version', 'relay.analysis', 'relay.audit_entry', 'relay.audit_head'])(
    '%s is append-only',
    async (table) => {
      for (const role of ['app', 'worker'] as const) {
        expect(await refused(role, `DELETE FROM ${table}`)).toBe(DENIED);
        expect(await refused(role, `UPDATE ${table} SET org_id = org_id`)).toBe(DENIED);
        expect(await refused(role, `TRUNCATE ${table}`)).toBe(DENIED);
      }
    },
  );

  test('audit entries come in through the append function alone', async () => {
    expect(await refused('app', "INSERT INTO relay.audit_entry (seq, core) VALUES (7, '{}')")).toBe(DENIED);
    expect(await refused('app', 'INSERT INTO relay.audit_head (size) VALUES (7)')).toBe(DENIED);
    expect(await refused('app', 'UPDATE relay.audit_head SET size = 7')).toBe(DENIED);
    expect(await refused('auditor', "SELECT relay.audit_append('{}')")).toBe(DENIED);
  });

  test('an audit entry that names another organisation is refused by the database itself', async () => {
    const core = JSON.stringify({ org: anOrgId(), id: anOrgId(), action: 'x', actor: { type: 't', id: 'i' }, at: 'now' });
    expect(await sqlStateOf(underScope(engine().app, orgId, (client) => client.query('SELECT relay.audit_append($1)', [core])))).toBe('23514');
  });

  test('relay_auditor only reads', async () => {
    expect(await refused('auditor', 'SELECT * FROM relay.audit_entry')).toBeUndefined();
    expect(await refused('auditor', 'UPDATE relay.call SET title = title')).toBe(DENIED);
    expect(await refused('auditor', 'DELETE FROM relay.call')).toBe(DENIED);
  });

  test('relay_auth reaches nothing of Relay yet', async () => {
    expect(await sqlStateOf(unscoped(engine().auth, 'SELECT * FROM relay.call'))).toBe(DENIED);
    expect(await sqlStateOf(unscoped(engine().auth, 'SELECT * FROM relay_ctl.orgs_page(NULL, 1)'))).toBe(DENIED);
  });

  test('no serving role makes objects, temporary ones included', async () => {
    for (const role of ['app', 'worker', 'auditor', 'auth'] as const) {
      expect(await sqlStateOf(unscoped(engine()[role], 'CREATE TEMP TABLE loot (x int)')), role).toBe(DENIED);
      expect(await sqlStateOf(unscoped(engine()[role], 'CREATE TABLE relay.loot (x int)')), role).toBe(DENIED);
      expect(await sqlStateOf(unscoped(engine()[role], 'CREATE TABLE public.loot (x int)')), role).toBe(DENIED);
    }
  });

  test('control tables are out of reach, but for the functions that answer with ids', async () => {
    const { app, worker } = engine();
    for (const table of ['relay_ctl.org', 'relay_ctl.credential_locator', 'relay_ctl.schema_step']) {
      for (const pool of [app, worker]) expect(await sqlStateOf(unscoped(pool, `SELECT * FROM ${table}`)), table).toBe(DENIED);
    }
    expect(await sqlStateOf(unscoped(app, 'SELECT * FROM relay_ctl.orgs_page(NULL, 10)'))).toBe(DENIED);
    expect(await sqlStateOf(unscoped(worker, "SELECT * FROM relay_ctl.locate_credential('api-key', 'x')"))).toBe(DENIED);
    expect(await sqlStateOf(unscoped(app, "SELECT relay_ctl.protect('relay.call', false)"))).toBe(DENIED);
  });

  test('nothing registers an organisation or a credential outside of a scope', async () => {
    const { app } = engine();
    for (const call of ["relay_ctl.register_org('AU')", "relay_ctl.register_credential('api-key', 'x', gen_random_uuid())"]) {
      expect(WITHOUT_SCOPE, call).toContain(await sqlStateOf(unscoped(app, `SELECT ${call}`)));
    }
  });

  test('a stray grant on a control table still shows nothing', async () => {
    const client = await engine().superuser.connect();
    try {
      await client.query('BEGIN; GRANT SELECT ON relay_ctl.org TO relay_app; SET LOCAL ROLE relay_app');
      expect((await client.query('SELECT * FROM relay_ctl.org')).rows).toEqual([]);
    } finally {
      await client.query('ROLLBACK');
      client.release();
    }
  });
});

describeOnEngines('Functions that cross organisations', (engine) => {
  test('are exactly these, pinned, and owned by a definer that bypasses nothing', async () => {
    const { rows } = await unscoped(
      engine().superuser,
      `SELECT p.oid::regprocedure::text AS name, o.rolname AS owner, p.proconfig AS settings, o.rolsuper OR o.rolbypassrls OR o.rolcanlogin AS dangerous,
              pg_get_function_result(p.oid) AS result
         FROM pg_proc p JOIN pg_roles o ON o.oid = p.proowner
        WHERE p.prosecdef AND p.pronamespace IN ('relay'::regnamespace, 'relay_ctl'::regnamespace) ORDER BY 1`,
    );
    const pinned = { settings: ['search_path=pg_catalog, pg_temp'], dangerous: false };
    const definer = { ...pinned, owner: 'relay_definer' };
    expect(rows).toEqual([
      { ...pinned, owner: 'relay_audit_definer', name: 'relay.audit_append(text)', result: 'bigint' },
      { ...definer, name: 'relay_ctl.locate_credential(text,text)', result: 'TABLE(org_id uuid, id uuid)' },
      { ...definer, name: 'relay_ctl.orgs_page(uuid,integer)', result: 'SETOF uuid' },
      { ...definer, name: 'relay_ctl.register_credential(text,text,uuid)', result: 'boolean' },
      { ...definer, name: 'relay_ctl.register_org(text)', result: 'boolean' },
      { ...definer, name: 'relay_ctl.schema_version()', result: 'integer' },
    ]);
  });

  test('relay_definer has no right on any tenant table', async () => {
    const { rows } = await unscoped(
      engine().superuser,
      `SELECT c.oid::regclass::text AS name FROM pg_class c WHERE c.relnamespace = 'relay'::regnamespace AND c.relkind = 'r'
          AND (has_any_column_privilege('relay_definer', c.oid, 'SELECT, INSERT, UPDATE, REFERENCES') OR has_table_privilege('relay_definer', c.oid, 'DELETE, TRUNCATE, TRIGGER'))`,
    );
    expect(rows).toEqual([]);
  });

  test('the first to register a hash is found by it, whoever registers it later', async () => {
    const { app } = engine();
    const hash = 'a'.repeat(64);
    const register = async (): Promise<OrgId> => {
      const orgId = await populatedOrg(app);
      await transactIn(app, orgId, (stores, scope) =>
        stores.credentials.add({ orgId: scope.orgId, id: anOrgId() as never, kind: 'api-key', label: '', role: 'integration', tokenHash: hash, createdAt: '2026-01-01T00:00:00.000Z' as never }),
      );
      return orgId;
    };
    const first = await register();
    await register();
    const { rows } = await unscoped(app, "SELECT org_id FROM relay_ctl.locate_credential('api-key', $1)", [hash]);
    expect(rows).toEqual([{ org_id: first }]);
  });

  test('nothing in Relay’s schemas is granted to everybody', async () => {
    const { rows } = await unscoped(
      engine().superuser,
      `SELECT c.oid::regclass::text AS name FROM pg_class c, aclexplode(c.relacl) a WHERE a.grantee = 0 AND c.relnamespace IN ('relay'::regnamespace, 'relay_ctl'::regnamespace)
       UNION ALL
       SELECT p.oid::regprocedure::text FROM pg_proc p, aclexplode(coalesce(p.proacl, acldefault('f', p.proowner))) a WHERE a.grantee = 0 AND p.pronamespace IN ('relay'::regnamespace, 'relay_ctl'::regnamespace)`,
    );
    expect(rows).toEqual([]);
  });
});
