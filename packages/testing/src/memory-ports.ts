import type { HostSession, StorePorts } from './harness.ts';
import { MemoryCredentialDirectory } from './org/memory-credential-store.ts';
import { MemoryOrgDirectory } from './org/memory-org-store.ts';
import { MemoryDatabase } from './tenancy/memory-database.ts';
import { MemoryHostTransactions } from './tenancy/memory-host-transactions.ts';
import { MemoryTransaction } from './tenancy/memory-transaction.ts';
import { MemoryUnitOfWork } from './tenancy/memory-unit-of-work.ts';

function memoryHost(database: MemoryDatabase): HostSession {
  const client = new MemoryTransaction(database);
  return {
    client,
    begin: async () => client.begin(),
    commit: async () => client.commit(),
    rollback: async () => client.rollback(),
    leftoverScope: async () => client.boundTo,
    release: async () => {
      if (client.isOpen) client.rollback();
    },
  };
}

/** Every store port over one fresh MemoryDatabase. */
export function memoryPorts(database: MemoryDatabase = new MemoryDatabase()): StorePorts {
  return {
    unitOfWork: new MemoryUnitOfWork(database),
    credentialDirectory: new MemoryCredentialDirectory(database),
    orgDirectory: new MemoryOrgDirectory(database),
    hostTransactions: new MemoryHostTransactions(),
    openHost: async () => memoryHost(database),
  };
}
