import type { Engine, Migration } from './migration.ts';

/**
 * What marks the present transaction. A transaction's start time is its own on Postgres; PGlite's clock ticks in
 * milliseconds, so back-to-back transactions share it and a scope left on the session was accepted: it uses the
 * transaction id there.
 */
const STAMP: { readonly [E in Engine]: string } = {
  postgres: `(pg_catalog.transaction_timestamp())::text`,
  pglite: `(pg_catalog.pg_current_xact_id())::text`,
};

/** The scope's accessor. `relay.scope` holds `<org uuid>@<stamp>`; the stamp stands in it twice, since a call costs planning time. */
export const scope: Migration = {
  version: 1,
  name: 'scope',
  sql: (engine) => `
CREATE FUNCTION relay.scope_stamp() RETURNS text LANGUAGE sql STABLE PARALLEL SAFE
  RETURN ${STAMP[engine]};

CREATE FUNCTION relay.refuse_scope() RETURNS uuid LANGUAGE plpgsql STABLE PARALLEL SAFE SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  RAISE EXCEPTION 'scope-missing: relay.scope was not set in this transaction' USING ERRCODE = 'RL001';
END $$;

-- No missing_ok: a scope that was never set is an error (42704), never an empty result.
CREATE FUNCTION relay.current_org() RETURNS uuid LANGUAGE sql STABLE PARALLEL SAFE
  RETURN CASE
    WHEN pg_catalog.substr(pg_catalog.current_setting('relay.scope'), 38) = ${STAMP[engine]}
      THEN (pg_catalog.left(pg_catalog.current_setting('relay.scope'), 36))::uuid
    ELSE relay.refuse_scope()
  END;

GRANT EXECUTE ON FUNCTION relay.scope_stamp(), relay.refuse_scope(), relay.current_org()
  TO relay_app, relay_worker, relay_auditor, relay_definer, relay_audit_definer;
`,
};
