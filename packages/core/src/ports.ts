/** What adapter authors implement: ports, and the entities that cross them. */
export { AdapterFailure, type FailureKind, type Retry } from './kernel/failure.ts';
export { invariant, InvariantViolation } from './kernel/invariant.ts';
export { epochMsOf, type Instant, instantOf, parseInstant } from './kernel/instant.ts';
export type { Page, PageRequest } from './kernel/page.ts';
export type { Clock, IdSource } from './kernel/ports.ts';
export { canonicalJson, type Json } from './kernel/canonical-json.ts';
export { sha256Hex } from './kernel/digest.ts';
export { type OrgId, parseOrgId } from './tenancy/org-id.ts';
export type { Actor } from './tenancy/actor.ts';
export { type OrgIdOf, OrgScope, type OwnedBy } from './tenancy/scope.ts';
export type { StoreName, TenantReaders, TenantStores, UnitOfWork } from './tenancy/ports.ts';
export type { HostTransactions } from './host-transaction.ts';
export { type AuditCore, auditCoreText, type AuditEntry } from './audit/entry.ts';
export { AUDIT_ACTIONS, type AuditAction } from './audit/action.ts';
export type { AuditReader, AuditTrail } from './audit/ports.ts';
export type { OrgProfile, OrgSettings } from './org/profile.ts';
export type { Credential, CredentialId, CredentialKind } from './org/credential.ts';
export type {
  CredentialDirectory, CredentialReader, CredentialStore, OrgDirectory, OrgReader, OrgStore, SecretSource,
} from './org/ports.ts';
export type { Call, CallState, LivingCall } from './call/call.ts';
export type { CallId } from './call/call-id.ts';
export { type Party, type PartySide, type Transcript, transcriptHash, type TranscriptRevision, type Turn, type Word } from './call/transcript.ts';
export type { CallPageRequest, CallReader, CallStore, TranscriptReader, TranscriptStore } from './call/ports.ts';
export type { Analysis, AnalysisId } from './extraction/analysis.ts';
export type { Finding } from './extraction/finding.ts';
export type {
  Abstention, AnalysisProposal, AnalysisRequest, ProposedFinding,
} from './extraction/proposal.ts';
export type { SignalDefinition } from './extraction/signal.ts';
export { type SaidBy, TARGET_TYPES, type TargetChoice, type TargetDefinition, type TargetType } from './extraction/target.ts';
export type { TargetVersion, TargetVersionId } from './extraction/target-version.ts';
export type { Granularity, Mention, TypedParser } from './extraction/typed/parser.ts';
export { PARSED_TYPES, parserFor } from './extraction/typed/parsers.ts';
export type { CallContext } from './call/context.ts';
export type { Money, TypedValue, ValueByType } from './extraction/value.ts';
export type {
  AnalysisReader, AnalysisStore, ConversationAnalyst, TargetReader, TargetStore,
} from './extraction/ports.ts';
