import { setImmediate as nextTurn } from 'node:timers/promises';
import type { PGlite } from '@electric-sql/pglite';
import { createPgConfig } from '@electric-sql/pglite/node-postgres';
import pg, { type PoolClient } from 'pg';
import { AdapterFailure, InvariantViolation } from '@relay/core/ports';
import { postgresFailure } from '../postgres-failure.ts';
import { isIdle, type PgPool, refuseNestedCheckout } from '../tenant/checkout.ts';

/** How long a borrower waits for the one connection before it is told so. */
const WAIT_MS = 30_000;
/** PGlite answers without leaving the event loop's turn: a tight loop of queries would starve timers and sockets. */
const TURN_MS = 10;

interface Waiter {
  readonly take: () => void;
  readonly refuse: (error: Error) => void;
}

/**
 * Owns PGlite's one session and lends it, one borrower at a time, under a role. The role is set at every checkout, and a
 * session at rest keeps the last one, which is never the superuser. A session that comes back in a transaction, or after
 * an error, is rolled back, cleared of everything it was left with, and given a new driver client.
 *
 * Any SQL can become the superuser again on PGlite (`set_config('session_authorization', …)`): roles and row level
 * security guard against Relay's own mistakes here, not against hostile SQL.
 */
export class EmbeddedSession {
  readonly #pglite: PGlite;
  readonly #waiting: Waiter[] = [];
  #client: pg.Client | undefined;
  #lent = false;
  #closed = false;
  #turnStarted = performance.now();

  constructor(pglite: PGlite) {
    this.#pglite = pglite;
  }

  /** The session as a pool for one role. Ending such a pool ends nothing: the session is closed as a whole. */
  poolFor(role: string): PgPool {
    return { connect: () => this.#checkOut(role), end: () => Promise.resolve() };
  }

  /** Waits for the borrower, then closes the database. */
  async close(): Promise<void> {
    if (this.#closed) return;
    await this.#take();
    this.#closed = true;
    for (const waiter of this.#waiting.splice(0)) waiter.refuse(closed());
    await this.#pglite.close();
  }

  async #checkOut(role: string): Promise<PoolClient> {
    refuseNestedCheckout();
    await this.#take();
    try {
      if (performance.now() - this.#turnStarted > TURN_MS) {
        await nextTurn();
        this.#turnStarted = performance.now();
      }
      this.#client ??= await this.#connect();
      await this.#client.query(`SET SESSION AUTHORIZATION ${pg.escapeIdentifier(role)}`);
      return this.#lend(this.#client);
    } catch (error) {
      await this.#reset();
      this.#pass();
      throw postgresFailure(error);
    }
  }

  #lend(client: pg.Client): PoolClient {
    let returned = false;
    const release = (destroy?: Error | boolean): void => {
      if (returned) throw new InvariantViolation('A connection was released twice.');
      returned = true;
      const clean = destroy === undefined || destroy === false;
      if (clean && isIdle(client)) this.#pass();
      else void this.#reset().then(() => this.#pass());
    };
    return Object.assign(client, { release });
  }

  async #connect(): Promise<pg.Client> {
    // A fresh adapter each time: it carries pg's account of prepared statements, which DISCARD ALL has just emptied.
    const client = new pg.Client(createPgConfig(this.#pglite));
    client.on('error', () => undefined);
    await client.connect();
    return client;
  }

  async #reset(): Promise<void> {
    const client = this.#client;
    this.#client = undefined;
    // Through the same client, so that it waits for statements that the borrower left unawaited.
    await client?.query('ROLLBACK').catch(() => undefined);
    await client?.query('DISCARD ALL').catch(() => undefined);
  }

  #take(): Promise<void> {
    if (this.#closed) return Promise.reject(closed());
    if (!this.#lent) {
      this.#lent = true;
      return Promise.resolve();
    }
    return new Promise((resolve, reject) => {
      const waiter: Waiter = {
        take: () => {
          clearTimeout(timer);
          resolve();
        },
        refuse: (error) => {
          clearTimeout(timer);
          reject(error);
        },
      };
      const timer = setTimeout(() => {
        this.#waiting.splice(this.#waiting.indexOf(waiter), 1);
        reject(new AdapterFailure({
          kind: 'timeout', retry: 'later', adapter: 'postgres',
          message: `The embedded database was busy for ${WAIT_MS / 1000} s. It has one connection: release it before asking for another.`,
        }));
      }, WAIT_MS);
      this.#waiting.push(waiter);
    });
  }

  #pass(): void {
    const next = this.#waiting.shift();
    if (next === undefined) this.#lent = false;
    else next.take();
  }
}

const closed = () =>
  new AdapterFailure({ kind: 'unavailable', retry: 'never', adapter: 'postgres', message: 'The embedded database is closed.' });
