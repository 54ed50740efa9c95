import type { ClientBase } from 'pg';
import {
  AdapterFailure, type HostTransactions, InvariantViolation, OrgScope, type StoreName, type TenantReaders, type TenantStores, type UnitOfWork,
} from '@relay/core/ports';
import { translatingFailures } from '../postgres-failure.ts';
import { RELAY_ROLES } from '../roles.ts';
import { isScopeOf, scopeStatement } from '../sql/scoped-query.ts';
import type { StatementOptions } from './postgres-unit-of-work.ts';
import { type EndableSession, transactionSession } from './session.ts';
import { SessionStores } from './stores.ts';

const busy = new WeakSet<object>();

function asClient(value: object): ClientBase {
  if (typeof Reflect.get(value, 'query') === 'function' && typeof Reflect.get(value, 'getTransactionStatus') === 'function') {
    return value as ClientBase;
  }
  throw new InvariantViolation('This is not a connected client of the pg package. Give the client on which you ran BEGIN.');
}

function assertOpenTransaction(client: ClientBase): void {
  if (client.getTransactionStatus() !== 'T') {
    throw new InvariantViolation('The client has no open transaction. Run BEGIN on it first, and join before COMMIT.');
  }
}

/**
 * Becomes relay_app for the length of the unit of work: row level security then holds even where the host connects as
 * the owner of its database. The savepoint lets a refused unit of work undo its own writes, role and scope, and no more.
 */
async function enter(client: ClientBase, orgId: string): Promise<string> {
  await client.query('SAVEPOINT relay_unit_of_work');
  const { rows } = await client.query<{ role: string }>("SELECT pg_catalog.current_setting('role') AS role");
  try {
    await client.query(`SET LOCAL ROLE ${RELAY_ROLES.app}`);
    const { text, values } = scopeStatement(orgId, false);
    const answer = await client.query<{ scope: string }>(text, [...values]);
    if (!isScopeOf(orgId, answer.rows[0]?.scope)) throw new InvariantViolation('The database did not acknowledge the scope that was asked for.');
  } catch (error) {
    await abandon(client);
    if (typeof error === 'object' && error !== null && Reflect.get(error, 'code') === '42501') {
      throw new AdapterFailure({
        kind: 'misconfigured', retry: 'never', adapter: 'postgres',
        message: `The client's login may not become ${RELAY_ROLES.app}. Run as an administrator: GRANT ${RELAY_ROLES.app} TO <your login>;`,
      });
    }
    throw error;
  }
  return rows[0]?.role ?? 'none';
}

async function leave(client: ClientBase, role: string): Promise<void> {
  await client.query("SELECT pg_catalog.set_config('relay.scope', '', true), pg_catalog.set_config('role', $1, true)", [role]);
  await client.query('RELEASE SAVEPOINT relay_unit_of_work');
}

async function abandon(client: ClientBase): Promise<void> {
  await client.query('ROLLBACK TO SAVEPOINT relay_unit_of_work');
  await client.query('RELEASE SAVEPOINT relay_unit_of_work');
}

class JoinedUnitOfWork implements UnitOfWork<StoreName> {
  readonly #client: ClientBase;
  readonly #prepared: boolean;

  constructor(client: ClientBase, prepared: boolean) {
    this.#client = client;
    this.#prepared = prepared;
  }

  transact<S, R>(scope: OrgScope<S>, work: (tenant: TenantStores<S>) => Promise<R>): Promise<R> {
    return this.#under(scope, (session) => work(new SessionStores(scope, session)));
  }

  read<S, R>(scope: OrgScope<S>, work: (tenant: TenantReaders<S>) => Promise<R>): Promise<R> {
    return this.#under(scope, (session) => work(new SessionStores(scope, session)));
  }

  async #under<S, R>(scope: OrgScope<S>, work: (session: EndableSession<S>) => Promise<R>): Promise<R> {
    OrgScope.assertLive(scope);
    const client = this.#client;
    assertOpenTransaction(client);
    if (busy.has(client)) throw new InvariantViolation('Two units of work were opened on one client at once. Await the first before the second.');
    busy.add(client);
    try {
      const role = await translatingFailures(() => enter(client, scope.orgId));
      const session = transactionSession(scope, client, this.#prepared);
      try {
        const value = await work(session);
        await session.end();
        await translatingFailures(() => leave(client, role));
        return value;
      } catch (error) {
        await session.end();
        // Dies with the connection when that is what failed; the first error says so.
        await abandon(client).catch(() => undefined);
        throw error;
      }
    } finally {
      busy.delete(client);
    }
  }
}

/**
 * Joins the transaction that a host has open on its own pg client. The host's login must be able to become relay_app.
 * Each unit of work is a savepoint: refused, it leaves the host's transaction usable; done, it commits or rolls back with it.
 */
export class PostgresHostTransactions implements HostTransactions {
  readonly #prepared: boolean;

  constructor(options: StatementOptions = {}) {
    this.#prepared = options.prepared ?? true;
  }

  join(client: object): UnitOfWork<StoreName> {
    const joined = asClient(client);
    assertOpenTransaction(joined);
    return new JoinedUnitOfWork(joined, this.#prepared);
  }
}
