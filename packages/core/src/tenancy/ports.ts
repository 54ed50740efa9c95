/**
 * Terminology
 * - scope: proof that the bearer may act for one organisation (see scope.ts).
 * - store: keeps one kind of tenant entity; takes no org argument, since it exists only inside a scope.
 * - reader: the half of a store that changes nothing.
 * - unit of work: the transaction in which a state change, its audit entry and its outbox row commit together or not at all.
 */
import type { OrgScope } from './scope.ts';

/** Every store that a unit of work can hand out, by name. Features add theirs by declaration merging in their ports.ts. */
export interface TenantStores<in out S> {
  readonly scope: OrgScope<S>;
}

/** The reading half of every store, under the same names. */
export interface TenantReaders<in out S> {
  readonly scope: OrgScope<S>;
}

/** Names of the stores. */
export type StoreName = Exclude<keyof TenantStores<unknown> & keyof TenantReaders<unknown>, 'scope'>;

/**
 * Binds stores to one organisation. A use case asks for the stores it needs (`UnitOfWork<'calls' | 'audit'>`), not for all.
 * Both methods throw InvariantViolation for a scope that is forged or whose block has ended, before anything is sent.
 */
export interface UnitOfWork<Needs extends StoreName> {
  /** One transaction: commits when `work` resolves, rolls back when it rejects. Stores die with it. Never nest: neither a transaction nor a read inside one. */
  transact<S, R>(scope: OrgScope<S>, work: (tenant: Pick<TenantStores<S>, Needs>) => Promise<R>): Promise<R>;
  /** No transaction: each question is one round trip under the scope. */
  read<S, R>(scope: OrgScope<S>, work: (tenant: Pick<TenantReaders<S>, Needs>) => Promise<R>): Promise<R>;
}
