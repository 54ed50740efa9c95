import { AdapterFailure } from '@relay/core/ports';
import { SCHEMA_VERSION } from '../migrations/catalogue.ts';
import { translatingFailures } from '../postgres-failure.ts';
import { type PgPool, withClient } from '../tenant/checkout.ts';

// Membership is asked with MEMBER, not USAGE: a role that one may SET ROLE to is within reach even where it is not inherited.
const REACH = `
SELECT r.rolname AS role,
       CASE WHEN r.rolsuper THEN 'is a superuser'
            WHEN r.rolbypassrls THEN 'has BYPASSRLS'
            WHEN r.rolcreaterole THEN 'has CREATEROLE'
            ELSE 'owns tables of Relay' END AS why,
       session_user::text AS login
  FROM pg_catalog.pg_roles r
 WHERE pg_catalog.pg_has_role(session_user, r.oid, 'MEMBER')
   AND (r.rolsuper OR r.rolbypassrls OR r.rolcreaterole
        OR EXISTS (SELECT FROM pg_catalog.pg_namespace n WHERE n.nspname IN ('relay', 'relay_ctl') AND n.nspowner = r.oid)
        OR EXISTS (SELECT FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
                    WHERE n.nspname IN ('relay', 'relay_ctl') AND c.relowner = r.oid))
 ORDER BY r.rolname = session_user DESC, r.rolname
 LIMIT 1`;

const refuse = (message: string) => new AdapterFailure({ kind: 'misconfigured', retry: 'never', adapter: 'postgres', message });

/**
 * Refuses to serve on a login that row level security does not bind: superuser, BYPASSRLS, CREATEROLE (which can grant
 * itself the rest), an owner of Relay's tables, or a member of such a role. Throws AdapterFailure `misconfigured`.
 *
 * On PGlite it says nothing: there every connection is the superuser underneath, and any SQL can become it again, so row
 * level security guards against Relay's own mistakes only. Call it for server databases.
 */
export async function assertSafeRole(pool: PgPool): Promise<void> {
  const { rows } = await withClient(pool, (client) =>
    translatingFailures(() => client.query<{ role: string; why: string; login: string }>(REACH)),
  );
  const [found] = rows;
  if (found === undefined) return;
  const who = found.role === found.login ? `The database login "${found.login}"` : `The database login "${found.login}" can become "${found.role}", which`;
  throw refuse(`${who} ${found.why}: row level security would not bind it. Connect as relay_app or relay_worker, as migrate() of @relay/adapters-postgres makes them.`);
}

/** Refuses to serve on a database whose schema is not this build's. Throws AdapterFailure `misconfigured` with what to run. */
export async function assertSchemaVersion(pool: PgPool): Promise<void> {
  const { rows } = await withClient(pool, (client) =>
    translatingFailures(() => client.query<{ version: number }>('SELECT relay_ctl.schema_version() AS version')),
  );
  const version = rows[0]?.version ?? 0;
  if (version < SCHEMA_VERSION) throw refuse(`The database has schema ${version}; this build of Relay needs ${SCHEMA_VERSION}. Run migrate() of @relay/adapters-postgres on it.`);
  if (version > SCHEMA_VERSION) throw refuse(`The database has schema ${version}; this build of Relay knows schemas up to ${SCHEMA_VERSION}. Run a newer Relay.`);
}
