import { expect, test } from 'vitest';
import { withClient } from '../src/tenant/checkout.ts';
import { describeOnEngines } from './databases.ts';
import { sqlStateOf, tenantTables, unscoped } from './tenants.ts';

describeOnEngines('Every tenant table', (engine) => {
  const findings = async (sql: string): Promise<unknown[]> => (await unscoped(engine().superuser, sql)).rows;

  test('has row security on and forced, with the fence and a permissive policy for its roles', async () => {
    const { superuser } = engine();
    for (const table of await tenantTables(superuser)) {
      const { rows } = await unscoped(
        superuser,
        `SELECT c.relrowsecurity AS on, c.relforcerowsecurity AS forced,
                (SELECT count(*)::int FROM pg_policy p WHERE p.polrelid = c.oid AND NOT p.polpermissive AND p.polcmd = '*' AND p.polroles = '{0}'
                    AND pg_get_expr(p.polqual, p.polrelid) = '(org_id = ( SELECT relay.current_org() AS current_org))'
                    AND pg_get_expr(p.polwithcheck, p.polrelid) = '(org_id = ( SELECT relay.current_org() AS current_org))') AS fences,
                pg_get_userbyid(c.relowner) AS owner
           FROM pg_class c WHERE c.oid = $1::regclass`,
        [table],
      );
      expect(rows, table).toEqual([{ on: true, forced: true, fences: 1, owner: 'relay_owner' }]);
    }
  });

  test('has org_id uuid not null, by default the scope’s', async () => {
    expect(await findings(`
      SELECT c.oid::regclass::text FROM pg_class c LEFT JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'org_id'
        LEFT JOIN pg_attrdef d ON d.adrelid = c.oid AND d.adnum = a.attnum
       WHERE c.relnamespace = 'relay'::regnamespace AND c.relkind IN ('r', 'p')
         AND (a.attnotnull IS NOT TRUE OR a.atttypid <> 'uuid'::regtype OR pg_get_expr(d.adbin, d.adrelid) IS DISTINCT FROM 'relay.current_org()')`)).toEqual([]);
  });

  test('leads every key and index with org_id', async () => {
    expect(await findings(`
      SELECT i.indexrelid::regclass::text FROM pg_index i JOIN pg_class c ON c.oid = i.indrelid
        JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'org_id'
       WHERE c.relnamespace = 'relay'::regnamespace AND i.indkey[0] <> a.attnum`)).toEqual([]);
  });

  test('pairs org_id with org_id in every foreign key', async () => {
    expect(await findings(`
      SELECT conname FROM pg_constraint k
       WHERE k.contype = 'f' AND k.connamespace = 'relay'::regnamespace AND NOT EXISTS (
         SELECT FROM generate_subscripts(k.conkey, 1) n
           JOIN pg_attribute near ON near.attrelid = k.conrelid AND near.attnum = k.conkey[n]
           JOIN pg_attribute far ON far.attrelid = k.confrelid AND far.attnum = k.confkey[n]
          WHERE near.attname = 'org_id' AND (far.attname = 'org_id' OR (k.confrelid = 'relay_ctl.org'::regclass AND far.attname = 'id')))`)).toEqual([]);
  });

  test('has no trigger of ours, no rule, no view over it and no sequence', async () => {
    expect(await findings(`
      SELECT tgname::text FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid WHERE NOT t.tgisinternal AND c.relnamespace = 'relay'::regnamespace
      UNION ALL SELECT rulename::text FROM pg_rewrite r JOIN pg_class c ON c.oid = r.ev_class WHERE c.relnamespace = 'relay'::regnamespace
      UNION ALL SELECT relname::text FROM pg_class WHERE relnamespace = 'relay'::regnamespace AND relkind IN ('v', 'm', 'f', 'S')`)).toEqual([]);
  });
});

describeOnEngines('relay_ctl.protect', (engine) => {
  /** Makes a table as the owner, protects it, looks at it, and undoes everything. */
  const protecting = (ddl: string, appendOnly = false, look = 'SELECT 1'): Promise<Record<string, unknown>[]> =>
    withClient(engine().superuser, async (client) => {
      await client.query('BEGIN');
      try {
        await client.query(`SET LOCAL ROLE relay_owner; ${ddl}; SELECT relay_ctl.protect('relay.probe', ${appendOnly})`);
        return (await client.query(look)).rows as Record<string, unknown>[];
      } finally {
        await client.query('ROLLBACK');
      }
    });

  const COLUMNS = 'org_id uuid NOT NULL, id uuid NOT NULL, note text';
  const KEY = 'PRIMARY KEY (org_id, id)';
  const GRANTS = `
    SELECT p.privilege, has_any_column_privilege('relay_app', 'relay.probe', p.privilege) AS held
      FROM unnest(ARRAY['SELECT', 'INSERT', 'UPDATE', 'REFERENCES']) AS p (privilege)
    UNION ALL SELECT p.privilege, has_table_privilege('relay_app', 'relay.probe', p.privilege) FROM unnest(ARRAY['DELETE', 'TRUNCATE', 'TRIGGER']) AS p (privilege)`;
  const held = (rows: Record<string, unknown>[]) => rows.filter((row) => row['held'] === true).map((row) => row['privilege']);

  test('grants reading and writing, and the update of no key column', async () => {
    const rows = await protecting(`CREATE TABLE relay.probe (${COLUMNS}, twice text GENERATED ALWAYS AS (note || note) STORED, ${KEY})`, false, GRANTS);
    expect(held(rows)).toEqual(['SELECT', 'INSERT', 'UPDATE', 'DELETE']);
    const columns = await protecting(`CREATE TABLE relay.probe (${COLUMNS}, twice text GENERATED ALWAYS AS (note || note) STORED, ${KEY})`, false, `
      SELECT attname FROM pg_attribute WHERE attrelid = 'relay.probe'::regclass AND attnum > 0 AND has_column_privilege('relay_app', attrelid, attnum, 'UPDATE')`);
    expect(columns).toEqual([{ attname: 'note' }]);
  });

  test('grants an append-only table reading and inserting', async () => {
    expect(held(await protecting(`CREATE TABLE relay.probe (${COLUMNS}, ${KEY})`, true, GRANTS))).toEqual(['SELECT', 'INSERT']);
  });

  test.each([
    ['has no org_id', `CREATE TABLE relay.probe (id uuid PRIMARY KEY)`],
    ['has a nullable org_id', `CREATE TABLE relay.probe (org_id uuid, id uuid)`],
    ['has an org_id that is text', `CREATE TABLE relay.probe (org_id text NOT NULL, id uuid, ${KEY})`],
    ['has no primary key', `CREATE TABLE relay.probe (${COLUMNS})`],
    ['has a primary key that starts elsewhere', `CREATE TABLE relay.probe (${COLUMNS}, PRIMARY KEY (id, org_id))`],
    ['has a unique key without the organisation', `CREATE TABLE relay.probe (${COLUMNS}, ${KEY}, UNIQUE (note))`],
    ['has an index that starts elsewhere', `CREATE TABLE relay.probe (${COLUMNS}, ${KEY}); CREATE INDEX ON relay.probe (note)`],
    ['has an index on an expression', `CREATE TABLE relay.probe (${COLUMNS}, ${KEY}); CREATE INDEX ON relay.probe ((lower(note)))`],
    ['refers to another table by one column', `CREATE TABLE relay.far (org_id uuid, id uuid UNIQUE); CREATE TABLE relay.probe (${COLUMNS}, ${KEY}, FOREIGN KEY (id) REFERENCES relay.far (id))`],
    ['crosses the organisation in a foreign key', `CREATE TABLE relay.far (org_id uuid, id uuid, UNIQUE (id, org_id)); CREATE TABLE relay.probe (${COLUMNS}, ${KEY}, FOREIGN KEY (org_id, id) REFERENCES relay.far (id, org_id))`],
  ])('refuses a table that %s', async (_, ddl) => {
    expect(await sqlStateOf(protecting(ddl))).toBe('P0001');
  });
});
