/** Fakes of every port, and builders of what crosses them. */
export {
  aCall, aContext, aCredential, aFinding, aHash, anAnalysis, anAuditCore, anId, anOrgProfile, aSignal, aTarget, aTargetVersion, aTranscript,
  type CallFields, secondsLater, SOME_INSTANT,
} from './builders.ts';
export { proposeAddresses } from './extraction/plain-script.ts';
export { type AnalysisScript, aProposal, ScriptedAnalyst } from './extraction/scripted-analyst.ts';
export { FixedClock } from './kernel/fixed-clock.ts';
export { SequenceIds } from './kernel/sequence-ids.ts';
export { memoryPorts } from './memory-ports.ts';
export { MemoryCredentialDirectory } from './org/memory-credential-store.ts';
export { MemoryOrgDirectory } from './org/memory-org-store.ts';
export { SequenceSecrets } from './org/sequence-secrets.ts';
export { MemoryDatabase } from './tenancy/memory-database.ts';
export { MemoryHostTransactions } from './tenancy/memory-host-transactions.ts';
export { MemoryTransaction } from './tenancy/memory-transaction.ts';
export { MemoryUnitOfWork } from './tenancy/memory-unit-of-work.ts';
