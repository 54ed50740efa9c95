import { AsyncLocalStorage } from 'node:async_hooks';
import { invariant, OrgScope, type StoreName, type TenantReaders, type TenantStores, type UnitOfWork } from '@relay/core/ports';
import { memoryAuditReader, memoryAuditTrail } from '../audit/memory-audit-trail.ts';
import { memoryCallReader, memoryCallStore } from '../call/memory-call-store.ts';
import { memoryTranscriptReader, memoryTranscriptStore } from '../call/memory-transcript-store.ts';
import { memoryAnalysisReader, memoryAnalysisStore } from '../extraction/memory-analysis-store.ts';
import { memoryTargetReader, memoryTargetStore } from '../extraction/memory-target-store.ts';
import { memoryCredentialReader, memoryCredentialStore } from '../org/memory-credential-store.ts';
import { memoryOrgReader, memoryOrgStore } from '../org/memory-org-store.ts';
import type { MemoryDatabase, OrgRows } from './memory-database.ts';
import { openSession, type Session } from './memory-session.ts';
import { MemoryTransaction } from './memory-transaction.ts';

type Stores<S> = Pick<TenantStores<S>, StoreName>;
type Readers<S> = Pick<TenantReaders<S>, StoreName>;

const storesOver = <S>(session: Session<S>): Stores<S> => ({
  audit: memoryAuditTrail(session),
  org: memoryOrgStore(session),
  credentials: memoryCredentialStore(session),
  calls: memoryCallStore(session),
  transcripts: memoryTranscriptStore(session),
  targets: memoryTargetStore(session),
  analyses: memoryAnalysisStore(session),
});

const readersOver = <S>(session: Session<S>): Readers<S> => ({
  audit: memoryAuditReader(session),
  org: memoryOrgReader(session),
  credentials: memoryCredentialReader(session),
  calls: memoryCallReader(session),
  transcripts: memoryTranscriptReader(session),
  targets: memoryTargetReader(session),
  analyses: memoryAnalysisReader(session),
});

/** The transaction that the running code was started in; work that it left behind may outlive it. */
const around = new AsyncLocalStorage<{ open: boolean }>();

function assertUsable(scope: unknown): void {
  OrgScope.assertLive(scope);
  invariant(
    around.getStore()?.open !== true,
    'A unit of work was started inside another one. Use the stores that the outer one was given.',
  );
}

/** Runs `work` on stores over the rows; the stores die when it settles. */
export async function withStores<S, R>(scope: OrgScope<S>, rows: () => OrgRows<S>, work: (stores: Stores<S>) => Promise<R>): Promise<R> {
  const { session, end } = openSession(scope, rows);
  const transaction = { open: true };
  try {
    return await around.run(transaction, () => work(storesOver(session)));
  } finally {
    transaction.open = false;
    end();
  }
}

/** Runs `work` on readers over the rows; the readers die when it settles. */
export async function withReaders<S, R>(scope: OrgScope<S>, rows: () => OrgRows<S>, work: (readers: Readers<S>) => Promise<R>): Promise<R> {
  const { session, end } = openSession(scope, rows);
  try {
    return await work(readersOver(session));
  } finally {
    end();
  }
}

/** Every store, in memory, with real transactions. Data lives as long as the MemoryDatabase does. */
export class MemoryUnitOfWork implements UnitOfWork<StoreName> {
  readonly #database: MemoryDatabase;

  constructor(database: MemoryDatabase) {
    this.#database = database;
  }

  async transact<S, R>(scope: OrgScope<S>, work: (tenant: Stores<S>) => Promise<R>): Promise<R> {
    assertUsable(scope);
    const transaction = new MemoryTransaction(this.#database);
    transaction.begin();
    try {
      const result = await transaction.run(scope, (rows) => withStores(scope, rows, work));
      transaction.commit();
      return result;
    } catch (failure) {
      if (transaction.isOpen) transaction.rollback();
      throw failure;
    }
  }

  async read<S, R>(scope: OrgScope<S>, work: (tenant: Readers<S>) => Promise<R>): Promise<R> {
    assertUsable(scope);
    return withReaders(scope, () => this.#database.committed(scope.orgId), work);
  }
}
