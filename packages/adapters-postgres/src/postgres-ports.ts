import type { CredentialDirectory, HostTransactions, OrgDirectory, StoreName, UnitOfWork } from '@relay/core/ports';
import type { PgPool } from './tenant/checkout.ts';
import { PostgresCredentialDirectory, PostgresOrgDirectory } from './tenant/directories.ts';
import { PostgresHostTransactions } from './tenant/host-transactions.ts';
import { PostgresUnitOfWork, type StatementOptions } from './tenant/postgres-unit-of-work.ts';

/** The host's pools, one per role: of `openPostgres`, `openEmbedded`, or its own `pg.Pool`s. The host closes them. */
export interface PostgresPools extends StatementOptions {
  /** Connects as relay_app. */
  readonly app: PgPool;
  /** Connects as relay_worker, which alone may page through the organisations. */
  readonly worker: PgPool;
}

/** Every port of Relay that is kept on Postgres. */
export interface PostgresPorts {
  readonly unitOfWork: UnitOfWork<StoreName>;
  readonly hostTransactions: HostTransactions;
  readonly credentialDirectory: CredentialDirectory;
  readonly orgDirectory: OrgDirectory;
}

/** The ports over the pools, for hosts without a container. Does not connect; `openPostgres` and `assertSafeRole` refuse an unsafe login. */
export const postgresPorts = ({ app, worker, ...options }: PostgresPools): PostgresPorts => ({
  unitOfWork: new PostgresUnitOfWork(app, options),
  hostTransactions: new PostgresHostTransactions(options),
  credentialDirectory: new PostgresCredentialDirectory(app),
  orgDirectory: new PostgresOrgDirectory(worker),
});
