/** Relay on Postgres, and on PGlite through the same code. */
export { migrate, type MigrationReport } from './migrate/migrate.ts';
export { SCHEMA_VERSION } from './migrations/catalogue.ts';
export { type EmbeddedDatabase, type EmbeddedOptions, openEmbedded, removeEmbedded } from './embedded/open-embedded.ts';
export { type PostgresPools, type PostgresPorts, postgresPorts } from './postgres-ports.ts';
export type { PgPool } from './tenant/checkout.ts';
export { type LoginRole, RELAY_ROLES } from './roles.ts';
export { PostgresUnitOfWork, type StatementOptions } from './tenant/postgres-unit-of-work.ts';
export { PostgresHostTransactions } from './tenant/host-transactions.ts';
export { PostgresCredentialDirectory, PostgresOrgDirectory } from './tenant/directories.ts';
export { openPostgres, type PostgresDatabase, type PostgresOptions } from './startup/open-postgres.ts';
export { assertSafeRole, assertSchemaVersion } from './startup/safe-role.ts';
export { type PostgresCause, postgresFailure } from './postgres-failure.ts';
