import type { StoreName, UnitOfWork } from './tenancy/ports.ts';

/**
 * Joins a transaction that the host has opened on its own client. Relay's writes commit and roll back with the host's;
 * the scope is taken off the client again before the host goes on.
 */
export interface HostTransactions {
  /** A unit of work on the host's client. Throws InvariantViolation when the client is not one, or has no open transaction. */
  join(client: object): UnitOfWork<StoreName>;
}
