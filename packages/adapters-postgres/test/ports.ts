import type { HostSession, StorePorts } from '@relay/testing/laws';
import pg, { type ClientBase } from 'pg';
import type { EmbeddedDatabase } from '../src/embedded/open-embedded.ts';
import { PostgresCredentialDirectory, PostgresOrgDirectory } from '../src/tenant/directories.ts';
import { PostgresHostTransactions } from '../src/tenant/host-transactions.ts';
import { PostgresUnitOfWork, type StatementOptions } from '../src/tenant/postgres-unit-of-work.ts';
import type { PgPool } from '../src/tenant/checkout.ts';
import type { TestDatabase } from './databases.ts';

const hostOn = (client: ClientBase, release: () => Promise<void>): HostSession => ({
  client,
  begin: async () => void (await client.query('BEGIN')),
  commit: async () => void (await client.query('COMMIT')),
  rollback: async () => void (await client.query('ROLLBACK')),
  async leftoverScope() {
    const { rows } = await client.query<{ scope: string | null }>("SELECT current_setting('relay.scope', true) AS scope");
    return rows[0]?.scope || undefined;
  },
  async release() {
    if (client.getTransactionStatus() !== 'I') await client.query('ROLLBACK');
    await release();
  },
});

const storePorts = (app: PgPool, worker: PgPool, options: StatementOptions, openHost: () => Promise<HostSession>): StorePorts => ({
  unitOfWork: new PostgresUnitOfWork(app, options),
  credentialDirectory: new PostgresCredentialDirectory(app),
  orgDirectory: new PostgresOrgDirectory(worker),
  hostTransactions: new PostgresHostTransactions(options),
  openHost,
});

/** The adapter over a server database; the host is a client of its own, connected by the given URL. */
export const serverPorts = (database: TestDatabase, hostUrl: string, options: StatementOptions = {}): StorePorts =>
  storePorts(database.app, database.worker, options, async () => {
    const client = new pg.Client({ connectionString: hostUrl });
    await client.connect();
    return hostOn(client, () => client.end());
  });

/** The adapter over an embedded database; the host borrows the one session. */
export const embeddedPorts = (database: EmbeddedDatabase): StorePorts =>
  storePorts(database.app, database.worker, {}, async () => {
    const client = await database.app.connect();
    return hostOn(client, async () => client.release());
  });
