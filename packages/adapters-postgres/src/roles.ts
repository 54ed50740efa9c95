/** The database roles that Relay works with. None is a superuser, none has BYPASSRLS. */
export const RELAY_ROLES = Object.freeze({
  /** Owns the schemas; migrations become it. Subject to FORCE ROW LEVEL SECURITY like everybody else. */
  owner: 'relay_owner',
  /** Owns the functions that cross organisations. Sees control tables only, never a tenant table. */
  definer: 'relay_definer',
  /** Owns `relay.audit_append`: adds audit entries and moves the log's head, nothing else. */
  auditDefiner: 'relay_audit_definer',
  /** Serves requests. */
  app: 'relay_app',
  /** Runs background work, with a pool of its own. */
  worker: 'relay_worker',
  /** Reads under a scope. */
  auditor: 'relay_auditor',
  /** Will own sign-in; may do nothing yet. */
  auth: 'relay_auth',
});

/** A role that a pool connects as. */
export type LoginRole = 'app' | 'worker' | 'auditor' | 'auth';

/** Roles that connect, in the order in which they are made. */
export const LOGIN_ROLES: readonly LoginRole[] = Object.freeze(['app', 'worker', 'auditor', 'auth']);

/** Roles that nobody can connect as. */
export const OWNING_ROLES: readonly string[] = Object.freeze([RELAY_ROLES.owner, RELAY_ROLES.definer, RELAY_ROLES.auditDefiner]);
