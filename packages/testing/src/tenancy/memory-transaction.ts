import { invariant, type OrgId, type OrgIdOf, type OrgScope } from '@relay/core/ports';
import { copyRows, type MemoryDatabase, type OrgRows } from './memory-database.ts';

interface Draft {
  rows: OrgRows<unknown>;
  commit(): void;
  release(): void;
}

/**
 * A client of a MemoryDatabase that holds one transaction at a time, as a host's own Postgres client would. Reading
 * takes the organisation's lock too, so a draft never grows old.
 */
export class MemoryTransaction {
  readonly #database: MemoryDatabase;
  #drafts: Map<OrgId, Draft> | undefined;
  /** The organisation that a unit of work is running for right now. */
  #boundTo: OrgId | undefined;

  constructor(database: MemoryDatabase) {
    this.#database = database;
  }

  get isOpen(): boolean {
    return this.#drafts !== undefined;
  }

  get boundTo(): OrgId | undefined {
    return this.#boundTo;
  }

  /** Opens a transaction. */
  begin(): void {
    invariant(this.#drafts === undefined, 'This client has an open transaction. Commit it or roll it back first.');
    this.#drafts = new Map();
  }

  /** Makes every organisation's changes visible. */
  commit(): void {
    for (const draft of this.#end().values()) {
      draft.commit();
      draft.release();
    }
  }

  /** Forgets every change. */
  rollback(): void {
    for (const draft of this.#end().values()) draft.release();
  }

  /**
   * Runs `work` on the transaction's copy of the organisation's rows. When `work` rejects, its changes are undone and
   * the transaction stays open.
   */
  async run<S, R>(scope: OrgScope<S>, work: (rows: () => OrgRows<S>) => Promise<R>): Promise<R> {
    invariant(this.#boundTo === undefined, 'This client is running another unit of work. Await it first.');
    this.#boundTo = scope.orgId;
    try {
      const draft = await this.#draft(scope.orgId);
      const savepoint = copyRows(draft.rows);
      try {
        return await work(() => draft.rows as unknown as OrgRows<S>);
      } catch (failure) {
        draft.rows = savepoint;
        throw failure;
      }
    } finally {
      this.#boundTo = undefined;
    }
  }

  async #draft<S>(orgId: OrgIdOf<S>): Promise<Draft> {
    const drafts = this.#drafts;
    invariant(drafts !== undefined, 'This client has no open transaction. Begin one first.');
    const known = drafts.get(orgId);
    if (known !== undefined) return known;
    const release = await this.#database.lock(orgId);
    const draft: Draft = {
      rows: copyRows(this.#database.committed(orgId)) as unknown as OrgRows<unknown>,
      commit: () => this.#database.publish(orgId, draft.rows as unknown as OrgRows<S>),
      release,
    };
    drafts.set(orgId, draft);
    return draft;
  }

  #end(): Map<OrgId, Draft> {
    const drafts = this.#drafts;
    invariant(drafts !== undefined, 'This client has no open transaction. Begin one first.');
    invariant(this.#boundTo === undefined, 'A unit of work is still running on this client. Await it before you end the transaction.');
    this.#drafts = undefined;
    return drafts;
  }
}
