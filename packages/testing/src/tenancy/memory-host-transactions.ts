import { type HostTransactions, invariant, OrgScope, type StoreName, type UnitOfWork } from '@relay/core/ports';
import { MemoryTransaction } from './memory-transaction.ts';
import { withReaders, withStores } from './memory-unit-of-work.ts';

function openTransaction(client: object): MemoryTransaction {
  invariant(client instanceof MemoryTransaction, 'This is not a MemoryTransaction. Give the client on which the host began its transaction.');
  invariant(client.isOpen, 'This client has no open transaction. Begin one before you join it.');
  return client;
}

/** Joins transactions that a host has begun on a MemoryTransaction. */
export class MemoryHostTransactions implements HostTransactions {
  join(client: object): UnitOfWork<StoreName> {
    openTransaction(client);
    return {
      async transact(scope, work) {
        OrgScope.assertLive(scope);
        return openTransaction(client).run(scope, (rows) => withStores(scope, rows, work));
      },
      async read(scope, work) {
        OrgScope.assertLive(scope);
        return openTransaction(client).run(scope, (rows) => withReaders(scope, rows, work));
      },
    };
  }
}
