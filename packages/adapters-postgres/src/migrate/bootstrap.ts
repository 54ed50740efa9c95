import type { ClientBase } from 'pg';
import { ownedBy } from '../migrations/migration.ts';
import { LOGIN_ROLES, type LoginRole, OWNING_ROLES, RELAY_ROLES } from '../roles.ts';
import { newPassword, scramVerifier } from './scram.ts';

const ATTRIBUTES = 'NOSUPERUSER NOBYPASSRLS NOCREATEDB NOCREATEROLE NOREPLICATION';

/** What the login needs before the first step, said once so that a refusal can repeat it. */
export const OWNER_LOGIN_NEEDS =
  'The login that migrates must own the database, and have CREATEROLE the first time: CREATE ROLE relay_migrator LOGIN CREATEROLE; CREATE DATABASE relay OWNER relay_migrator.';

/** Makes the roles that the cluster lacks; passwords of those made now, which are kept nowhere. Roles belong to the cluster, not to a database. */
export async function makeRoles(client: ClientBase): Promise<Partial<Record<LoginRole, string>>> {
  const { rows } = await client.query<{ rolname: string }>(
    'SELECT rolname FROM pg_catalog.pg_roles WHERE rolname = ANY ($1)',
    [Object.values(RELAY_ROLES)],
  );
  const present = new Set(rows.map((row) => row.rolname));
  for (const role of OWNING_ROLES.filter((name) => !present.has(name))) {
    await client.query(`CREATE ROLE ${role} NOLOGIN ${ATTRIBUTES}`);
  }
  const passwords: Partial<Record<LoginRole, string>> = {};
  for (const login of LOGIN_ROLES.filter((name) => !present.has(RELAY_ROLES[name]))) {
    const password = newPassword();
    await client.query(`CREATE ROLE ${RELAY_ROLES[login]} LOGIN ${ATTRIBUTES} PASSWORD '${scramVerifier(password)}'`);
    passwords[login] = password;
  }
  return passwords;
}

/** Lets the login become the owning roles, and makes the schemas and the ledger of steps. Safe to repeat. */
export async function makeSchemas(client: ClientBase): Promise<void> {
  await client.query(`
DO $$
DECLARE r text;
BEGIN
  FOREACH r IN ARRAY ARRAY['${OWNING_ROLES.join("','")}'] LOOP
    IF NOT pg_catalog.pg_has_role(current_user, r, 'MEMBER') THEN EXECUTE format('GRANT %I TO %I', r, current_user); END IF;
  END LOOP;
  -- TEMP comes to every role through PUBLIC; a temporary table is a place where rows escape the fence.
  EXECUTE format('REVOKE CREATE, TEMPORARY ON DATABASE %I FROM PUBLIC', current_database());
  EXECUTE format('GRANT CONNECT ON DATABASE %I TO relay_app, relay_worker, relay_auditor, relay_auth', current_database());
END $$;
CREATE SCHEMA IF NOT EXISTS relay AUTHORIZATION relay_owner;
CREATE SCHEMA IF NOT EXISTS relay_ctl AUTHORIZATION relay_owner;
ALTER DEFAULT PRIVILEGES FOR ROLE relay_owner REVOKE EXECUTE ON FUNCTIONS FROM PUBLIC;
ALTER DEFAULT PRIVILEGES FOR ROLE relay_definer REVOKE EXECUTE ON FUNCTIONS FROM PUBLIC;
ALTER DEFAULT PRIVILEGES FOR ROLE relay_audit_definer REVOKE EXECUTE ON FUNCTIONS FROM PUBLIC;
SET LOCAL ROLE relay_owner;
GRANT USAGE ON SCHEMA relay TO relay_app, relay_worker, relay_auditor, relay_definer, relay_audit_definer;
GRANT USAGE ON SCHEMA relay_ctl TO relay_app, relay_worker, relay_definer;
CREATE TABLE IF NOT EXISTS relay_ctl.schema_step (
  version integer PRIMARY KEY,
  name text NOT NULL,
  hash text NOT NULL,
  applied_at timestamptz NOT NULL DEFAULT now()
);
REVOKE ALL ON relay_ctl.schema_step FROM PUBLIC;
GRANT SELECT ON relay_ctl.schema_step TO relay_definer;
${ownedBy('relay_definer', 'relay_ctl', `
CREATE OR REPLACE FUNCTION relay_ctl.schema_version() RETURNS integer LANGUAGE sql STABLE SECURITY DEFINER
  SET search_path = pg_catalog, pg_temp AS 'SELECT coalesce(max(version), 0) FROM relay_ctl.schema_step';
GRANT EXECUTE ON FUNCTION relay_ctl.schema_version() TO relay_app, relay_worker;
`)}
RESET ROLE;
`);
}
