/** Fakes of every port, and builders of what crosses them. */
export {
  aCall, aContext, aCredential, aFinding, aHash, anAnalysis, anAuditCore, anId, anOrgProfile, aSignal, aTarget, aTargetVersion, aTranscript,
  type CallFields, secondsLater, SOME_INSTANT,
} from './builders.ts';
export { memoryPorts } from './memory-ports.ts';
export { MemoryCredentialDirectory } from './org/memory-credential-store.ts';
export { MemoryOrgDirectory } from './org/memory-org-store.ts';
export { MemoryDatabase } from './tenancy/memory-database.ts';
export { MemoryHostTransactions } from './tenancy/memory-host-transactions.ts';
export { MemoryTransaction } from './tenancy/memory-transaction.ts';
export { MemoryUnitOfWork } from './tenancy/memory-unit-of-work.ts';
