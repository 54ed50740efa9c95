import type { OrgId } from '@relay/core/ports';
import { beforeAll, expect, test } from 'vitest';
import { describeOnEngines, type Engine } from './databases.ts';
import { populatedOrg, sqlStateOf, tenantTables, underScope, unscoped } from './tenants.ts';

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
