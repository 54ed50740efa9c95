import { AsyncLocalStorage } from 'node:async_hooks';
import type { ClientBase, PoolClient } from 'pg';
import { InvariantViolation } from '@relay/core/ports';
import { postgresFailure } from '../postgres-failure.ts';

/** Where connections come from: a `pg.Pool`, or a role's pool of an embedded database. */
export interface PgPool {
  connect(): Promise<PoolClient>;
  end(): Promise<void>;
}

const held = new AsyncLocalStorage<{ live: boolean }>();

/** Throws when the caller already holds a connection: on a full pool, or on PGlite's only one, it would wait for itself for ever. */
export function refuseNestedCheckout(): void {
  if (held.getStore()?.live === true) {
    throw new InvariantViolation(
      'A unit of work was opened inside another one. Use the stores that the outer one gave, or open the second after the first has ended.',
    );
  }
}

/**
 * Whether the connection has no transaction open and no answer outstanding. The status alone is not enough: an error
 * reaches its caller before the message that tells the new status. `readyForQuery` is pg's own, and is in no types.
 */
export const isIdle = (client: ClientBase): boolean => client.getTransactionStatus() === 'I' && Reflect.get(client, 'readyForQuery') === true;

const heard = new WeakSet<PoolClient>();

async function checkOut(pool: PgPool): Promise<PoolClient> {
  try {
    const client = await pool.connect();
    if (!heard.has(client)) {
      heard.add(client);
      // A connection that dies between two statements emits 'error'; unheard, it would end the process. The next statement reports it.
      client.on('error', () => undefined);
    }
    return client;
  } catch (error) {
    throw postgresFailure(error);
  }
}

/**
 * Lends a connection to `body` and takes it back. It goes back to the pool only idle and after a body that did not fail;
 * otherwise it is destroyed, so that no transaction, scope or half-read answer reaches the next borrower.
 */
export async function withClient<T>(pool: PgPool, body: (client: PoolClient) => Promise<T>): Promise<T> {
  refuseNestedCheckout();
  const client = await checkOut(pool);
  const holding = { live: true };
  let clean = false;
  try {
    const value = await held.run(holding, body, client);
    clean = true;
    return value;
  } finally {
    holding.live = false;
    client.release(!clean || !isIdle(client));
  }
}
