import {
  AdapterFailure, type Analysis, type CallId, type Credential, type CredentialId, type LivingCall, type OrgId, type OrgIdOf,
  type OrgProfile, type TargetVersion, type TranscriptRevision,
} from '@relay/core/ports';

/** Everything kept for one organisation. Values are frozen copies; a transaction changes its own copy of the maps. */
export interface OrgRows<S> {
  profile: OrgProfile<S> | undefined;
  readonly credentials: Map<CredentialId, Credential<S>>;
  readonly calls: Map<CallId, LivingCall<S>>;
  /** Oldest first. */
  readonly transcripts: Map<CallId, readonly TranscriptRevision[]>;
  /** By key, oldest version first. */
  readonly targets: Map<string, readonly TargetVersion<S>[]>;
  /** In the order in which they were added. */
  readonly analyses: Map<CallId, readonly Analysis<S>[]>;
  /** Canonical text of each entry's core; the index is its seq. */
  readonly audit: string[];
}

const emptyRows = <S>(): OrgRows<S> => ({
  profile: undefined, credentials: new Map(), calls: new Map(), transcripts: new Map(), targets: new Map(), analyses: new Map(), audit: [],
});

/** A copy that can be changed without the original noticing. */
export const copyRows = <S>(rows: OrgRows<S>): OrgRows<S> => ({
  profile: rows.profile,
  credentials: new Map(rows.credentials),
  calls: new Map(rows.calls),
  transcripts: new Map(rows.transcripts),
  targets: new Map(rows.targets),
  analyses: new Map(rows.analyses),
  audit: [...rows.audit],
});

const freezeDeep = (value: unknown): void => {
  if (typeof value !== 'object' || value === null) return;
  Object.values(value).forEach(freezeDeep);
  Object.freeze(value);
};

/** A frozen deep copy: what a caller does to its own object later changes nothing that was kept. */
export function frozenCopy<T>(value: T): T {
  const copy = structuredClone(value);
  freezeDeep(copy);
  return copy;
}

/** How long a transaction waits for another one of the same organisation before it gives up. */
const LOCK_TIMEOUT_MS = 5_000;

/**
 * The committed state of every organisation, in memory. Transactions of one organisation run one after the other;
 * those of different organisations run side by side.
 */
export class MemoryDatabase {
  readonly #orgs = new Map<OrgId, OrgRows<unknown>>();
  readonly #queues = new Map<OrgId, Promise<void>>();

  /** The committed rows of the organisation that the id proves. Not to be changed: copy first. */
  committed<S>(orgId: OrgIdOf<S>): OrgRows<S> {
    // The one cast: these rows were filed under the very id that S stands for.
    return (this.#orgs.get(orgId) ?? emptyRows()) as unknown as OrgRows<S>;
  }

  /** Replaces an organisation's committed rows in one step. */
  publish<S>(orgId: OrgIdOf<S>, rows: OrgRows<S>): void {
    this.#orgs.set(orgId, rows as unknown as OrgRows<unknown>);
  }

  /** Every organisation that has rows, for the directories. */
  everyOrg(): Iterable<readonly [OrgId, OrgRows<unknown>]> {
    return this.#orgs.entries();
  }

  /** Waits until no other transaction of the organisation is open; the answer lets the next one in. */
  async lock(orgId: OrgId): Promise<() => void> {
    const ahead = this.#queues.get(orgId) ?? Promise.resolve();
    const { promise: mine, resolve: release } = Promise.withResolvers<void>();
    this.#queues.set(orgId, ahead.then(() => mine));
    const { promise: patience, reject } = Promise.withResolvers<never>();
    const timer = setTimeout(() => reject(lockTimeout()), LOCK_TIMEOUT_MS);
    try {
      await Promise.race([ahead, patience]);
    } catch (failure) {
      release();
      throw failure;
    } finally {
      clearTimeout(timer);
    }
    return release;
  }
}

const lockTimeout = () =>
  new AdapterFailure({
    kind: 'timeout',
    retry: 'later',
    adapter: 'memory',
    message: `Another transaction of this organisation has been open for ${LOCK_TIMEOUT_MS} ms. Commit it or roll it back first.`,
  });
