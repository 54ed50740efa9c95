import { ContainerModule } from 'inversify';
import { TOKENS } from '@relay/core/di';
import type { PgPool } from './tenant/checkout.ts';
import { PostgresCredentialDirectory, PostgresOrgDirectory } from './tenant/directories.ts';
import { PostgresHostTransactions } from './tenant/host-transactions.ts';
import { PostgresUnitOfWork, type StatementOptions } from './tenant/postgres-unit-of-work.ts';

/** The host's pools, one per role: of `openPostgres`, `openEmbedded`, or its own `pg.Pool`s. The host closes them. */
export interface PostgresModuleOptions extends StatementOptions {
  /** Connects as relay_app. */
  readonly app: PgPool;
  /** Connects as relay_worker, which alone may page through the organisations. */
  readonly worker: PgPool;
}

/** Binds every port that is kept on Postgres. Does not connect; `openPostgres` and `assertSafeRole` refuse an unsafe login. */
export const postgresModule = ({ app, worker, ...options }: PostgresModuleOptions): ContainerModule =>
  new ContainerModule(({ bind }) => {
    bind(TOKENS.unitOfWork).toConstantValue(new PostgresUnitOfWork(app, options));
    bind(TOKENS.hostTransactions).toConstantValue(new PostgresHostTransactions(options));
    bind(TOKENS.credentialDirectory).toConstantValue(new PostgresCredentialDirectory(app));
    bind(TOKENS.orgDirectory).toConstantValue(new PostgresOrgDirectory(worker));
  });
