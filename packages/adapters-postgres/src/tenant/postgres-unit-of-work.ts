import type { PoolClient } from 'pg';
import { InvariantViolation, OrgScope, type StoreName, type TenantReaders, type TenantStores, type UnitOfWork } from '@relay/core/ports';
import { translatingFailures } from '../postgres-failure.ts';
import { beginScoped } from '../sql/scoped-query.ts';
import { type PgPool, refuseNestedCheckout, withClient } from './checkout.ts';
import { readingSession, transactionSession } from './session.ts';
import { SessionStores } from './stores.ts';

/** How statements are sent. */
export interface StatementOptions {
  /** False for poolers in transaction mode that do not carry prepared statements (PgBouncer before 1.21, Supavisor). */
  readonly prepared?: boolean;
}

type Outcome<R> = { readonly value: R } | { readonly error: unknown };

async function commit(client: PoolClient): Promise<void> {
  const { command } = await translatingFailures(() => client.query('COMMIT'));
  // Postgres answers COMMIT of a failed transaction with ROLLBACK and no error.
  if (command !== 'COMMIT') {
    throw new InvariantViolation('The unit of work went on after one of its statements had failed; nothing of it was kept. Let store errors reach transact().');
  }
}

async function rollback(client: PoolClient): Promise<void> {
  try {
    await client.query('ROLLBACK');
  } catch {
    // The connection is gone, and its transaction with it; withClient destroys what is left.
  }
}

/** The unit of work over a pool of Postgres connections, or PGlite's one. */
export class PostgresUnitOfWork implements UnitOfWork<StoreName> {
  readonly #pool: PgPool;
  readonly #prepared: boolean;

  constructor(pool: PgPool, options: StatementOptions = {}) {
    this.#pool = pool;
    this.#prepared = options.prepared ?? true;
  }

  async transact<S, R>(scope: OrgScope<S>, work: (tenant: TenantStores<S>) => Promise<R>): Promise<R> {
    OrgScope.assertLive(scope);
    // A refused unit of work comes back as a value: it is no reason to lose a connection that is idle again.
    const outcome = await withClient(this.#pool, async (client): Promise<Outcome<R>> => {
      await beginScoped(client, scope.orgId, this.#prepared);
      const session = transactionSession(scope, client, this.#prepared);
      try {
        const value = await work(new SessionStores(scope, session));
        await session.end();
        await commit(client);
        return { value };
      } catch (error) {
        await session.end();
        await rollback(client);
        return { error };
      }
    });
    if ('error' in outcome) throw outcome.error;
    return outcome.value;
  }

  async read<S, R>(scope: OrgScope<S>, work: (tenant: TenantReaders<S>) => Promise<R>): Promise<R> {
    OrgScope.assertLive(scope);
    refuseNestedCheckout();
    const session = readingSession(scope, this.#pool, this.#prepared);
    try {
      return await work(new SessionStores(scope, session));
    } finally {
      await session.end();
    }
  }
}

