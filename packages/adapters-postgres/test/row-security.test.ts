import type { OrgId } from '@relay/core/ports';
import { beforeAll, expect, test } from 'vitest';
import { describeOnEngines, type Engine } from './databases.ts';
import { anOrgId, populatedOrg, sqlStateOf, tenantTables, transactIn, underScope, unscoped } from './tenants.ts';

const DENIED = '42501';
const NEVER_SET = '42704';
const NOT_THIS_TRANSACTION = 'RL001';

const TRIES = process.env['RELAY_DEEP'] === '1' ? 10_000 : 1_000;

describeOnEngines('Row security, with the application predicate stripped', (engine) => {
  let tables: string[];
  let ours: OrgId;
  let theirs: OrgId;
  beforeAll(async () => {
    const { app, superuser } = engine();
    tables = await tenantTables(superuser);
    ours = await populatedOrg(app);
    theirs = await populatedOrg(app);
    await populatedOrg(app);
  });

  const count = async (pool: Engine['app'], table: string, orgId: OrgId): Promise<number> =>
    underScope(pool, orgId, async (client) => Number((await client.query(`SELECT count(*) AS n FROM ${table}`)).rows[0].n));

  test('every tenant table shows an organisation its own rows and no other', async () => {
    expect(tables).toEqual([
      'relay.analysis', 'relay.audit_entry', 'relay.audit_head', 'relay.call', 'relay.credential', 'relay.extraction_target_version',
      'relay.org_profile', 'relay.transcript_revision',
    ]);
    for (const table of tables) {
      const { rows } = await unscoped(engine().superuser, `SELECT count(*) AS n, count(*) FILTER (WHERE org_id = $1) AS ours FROM ${table}`, [ours]);
      const { n, ours: own } = rows[0] as { n: string; ours: string };
      expect(Number(own), `${table} holds a row of ours`).toBeGreaterThan(0);
      expect(Number(n), `${table} holds rows of others`).toBeGreaterThan(Number(own));
      for (const role of ['app', 'worker', 'auditor'] as const) expect(await count(engine()[role], table, ours), `${role} on ${table}`).toBe(Number(own));
    }
  });

  test('a statement without a scope errs on every table, and never answers with nothing', async () => {
    for (const table of tables) {
      for (const role of ['app', 'worker', 'auditor'] as const) {
        const state = await sqlStateOf(unscoped(engine()[role], `SELECT * FROM ${table}`));
        expect([NEVER_SET, NOT_THIS_TRANSACTION], `${role} on ${table}`).toContain(state);
      }
    }
  });

  test('writes reach no row of another organisation', async () => {
    await underScope(engine().app, ours, async (client) => {
      expect((await client.query('UPDATE relay.call SET title = $1', ['taken'])).rowCount).toBe(1);
      expect((await client.query('DELETE FROM relay.call WHERE org_id = $1', [theirs])).rowCount).toBe(0);
      expect((await client.query('DELETE FROM relay.credential')).rowCount).toBe(1);
    });
  });

  test('no row can be written for another organisation', async () => {
    const insert = underScope(engine().app, ours, (client) =>
      client.query(
        "INSERT INTO relay.extraction_target_version (org_id, id, version, definition, retired, created_at) VALUES ($1, gen_random_uuid(), 1, '{\"key\": \"k\"}', false, now())",
        [theirs],
      ),
    );
    expect(await sqlStateOf(insert)).toBe(DENIED);
  });

  test('a row that names no organisation is the scope’s', async () => {
    await underScope(engine().app, ours, async (client) => {
      await client.query("INSERT INTO relay.extraction_target_version (id, version, definition, retired, created_at) VALUES (gen_random_uuid(), 1, '{\"key\": \"k\"}', false, now())");
      const { rows } = await client.query("SELECT org_id FROM relay.extraction_target_version WHERE key = 'k'");
      expect(rows).toEqual([{ org_id: ours }]);
    });
  });

  test('a foreign key reaches no row of another organisation', async () => {
    const { rows } = await unscoped(engine().superuser, 'SELECT id FROM relay.call WHERE org_id = $1', [theirs]);
    const attempt = underScope(engine().app, ours, (client) =>
      client.query("INSERT INTO relay.transcript_revision (call_id, number, hash, turns, parties) VALUES ($1, 9, '', '[]', '[]')", [rows[0].id]),
    );
    expect(await sqlStateOf(attempt)).toBe('23503');
  });

  test('a unique key tells nothing of another organisation', async () => {
    const { rows } = await unscoped(engine().superuser, 'SELECT id, source, external_id FROM relay.call WHERE org_id = $1', [theirs]);
    const { id, source, external_id: externalId } = rows[0];
    await underScope(engine().app, ours, async (client) => {
      const { rowCount } = await client.query(
        `INSERT INTO relay.call (id, state, source, external_id, title, started_at, time_zone, locale, currency, region, received_at, revision, transcript_hash)
         VALUES ($1, 'received', $2, $3, '', now(), '', '', '', '', now(), 1, '')`,
        [id, source, externalId],
      );
      expect(rowCount).toBe(1);
    });
  });

  test(`a scope left on the session errs in the very next transaction, ${TRIES} times in a row`, async () => {
    const client = await engine().app.connect();
    try {
      let accepted = 0;
      for (let tries = 0; tries < TRIES; tries += 1) {
        await client.query("SELECT set_config('relay.scope', $1 || '@' || relay.scope_stamp(), false)", [ours]);
        const state = await sqlStateOf(client.query('SELECT * FROM relay.call'));
        if (state !== NOT_THIS_TRANSACTION) accepted += 1;
      }
      expect(accepted).toBe(0);
    } finally {
      client.release(true);
    }
  });

  test('a scope with no stamp, a borrowed stamp or no organisation errs', async () => {
    const { app } = engine();
    for (const setting of [ours, `${ours}@`, `${ours}@2026-01-01 00:00:00+00`, '@', '']) {
      const attempt = underScope(app, ours, async (client) => {
        await client.query("SELECT set_config('relay.scope', $1, true)", [setting]);
        await client.query('SELECT * FROM relay.call');
      });
      expect(await sqlStateOf(attempt), setting).toBe(NOT_THIS_TRANSACTION);
    }
  });

  test('the owner of the tables is bound too: it silently sees no row and changes none', async () => {
    const client = await engine().superuser.connect();
    try {
      await client.query('BEGIN');
      await client.query('SET LOCAL ROLE relay_owner');
      expect((await client.query('SELECT * FROM relay.call')).rows).toEqual([]);
      expect((await client.query('UPDATE relay.call SET title = title')).rowCount).toBe(0);
    } finally {
      await client.query('ROLLBACK');
      client.release();
    }
  });
});

describeOnEngines('Row security that was sabotaged', (engine) => {
  let ours: OrgId;
  beforeAll(async () => {
    ours = await populatedOrg(engine().app);
    await populatedOrg(engine().app);
  });

  /** What relay_app sees of the calls under the scope of ours, after the superuser has done something; all undone. */
  async function seenAfter(sabotage: string, scope: string | undefined): Promise<number | string | undefined> {
    const client = await engine().superuser.connect();
    try {
      await client.query('BEGIN');
      await client.query(sabotage);
      await client.query('SET LOCAL ROLE relay_app');
      if (scope !== undefined) await client.query("SELECT set_config('relay.scope', $1 || '@' || relay.scope_stamp(), true)", [scope]);
      const answer = client.query('SELECT * FROM relay.call');
      return (await sqlStateOf(answer)) ?? (await answer).rowCount ?? 0;
    } finally {
      await client.query('ROLLBACK');
      client.release();
    }
  }

  const FORGIVING = `CREATE OR REPLACE FUNCTION relay.current_org() RETURNS uuid LANGUAGE sql STABLE AS
    $$ SELECT nullif(left(current_setting('relay.scope', true), 36), '')::uuid $$`;

  test('shows what the laws above would miss', async () => {
    expect(await seenAfter('SELECT 1', ours)).toBe(1);
    expect(await seenAfter('DROP POLICY relay_fence ON relay.call', ours)).toBe(2);
    expect(await seenAfter('ALTER TABLE relay.call DISABLE ROW LEVEL SECURITY', ours)).toBe(2);
    expect([NEVER_SET, NOT_THIS_TRANSACTION]).toContain(await seenAfter('SELECT 1', undefined));
    expect(await seenAfter(FORGIVING, undefined)).toBe(0);
  });

  test('accepts a scope left on the session when the accessor does not look at the stamp', async () => {
    await unscoped(engine().superuser, FORGIVING);
    const client = await engine().app.connect();
    try {
      await client.query("SELECT set_config('relay.scope', $1, false)", [`${ours}@`]);
      expect((await client.query('SELECT * FROM relay.call')).rowCount).toBe(1);
    } finally {
      client.release(true);
    }
  });
});

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
      expect([NEVER_SET, NOT_THIS_TRANSACTION], call).toContain(await sqlStateOf(unscoped(app, `SELECT ${call}`)));
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
