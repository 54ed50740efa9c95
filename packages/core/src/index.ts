/** What callers of Relay use. */
export { AdapterFailure } from './kernel/failure.ts';
export { InvariantViolation } from './kernel/invariant.ts';
export { epochMsOf, type Instant, instantOf, parseInstant } from './kernel/instant.ts';
export { type JsonFault, parseJson } from './kernel/json-text.ts';
export type { Page, PageRequest } from './kernel/page.ts';
export { type DomainError, err, ok, type Result } from './kernel/result.ts';
export { type OrgId, parseOrgId } from './tenancy/org-id.ts';
export type { Actor } from './tenancy/actor.ts';
export { mayDo, type Permission, type Role } from './tenancy/role.ts';
export type { OrgSettings } from './org/profile.ts';
export { isCurrency, isLocale, isRegion, isTimeZone } from './org/settings.ts';
export { type CallId, parseCallId } from './call/call-id.ts';
export { partiesOf, type Party, type PartySide, type Transcript, transcriptHash, type Turn, type Word } from './call/transcript.ts';
export { TRANSCRIPT_LIMITS } from './call/validate.ts';
export type { AuditEntry } from './audit/entry.ts';
// Exported here so that a caller's program loads the stores that this file adds to a unit of work.
export type { AuditReader } from './audit/ports.ts';
export type { IngestCallCommand, IngestedCall } from './call/ingest-call.ts';
export type { CallView } from './call/view.ts';
export type { CallPageRequest } from './call/ports.ts';
export type { EditTargetCommand, TargetView } from './extraction/edit-targets.ts';
export {
  parseTargetDefinition, parseTargetDefinitions, readTargets, TARGET_LIMITS, type MalformedTargets, type TargetProblem,
} from './extraction/parse-targets.ts';
export type { AnalysisProposal, AnalysisRequest } from './extraction/proposal.ts';
export { proveFindings } from './extraction/prove.ts';
export type { SignalDefinition } from './extraction/signal.ts';
export { TARGET_TYPES, type TargetChoice, type TargetDefinition, type TargetType } from './extraction/target.ts';
export type { Money, TypedValue } from './extraction/value.ts';
export { type AnalysedCallView, type AnalysisView, type FindingView, viewFinding } from './extraction/view.ts';
export type { Principal } from './org/authenticate.ts';
export type { CredentialId, CredentialKind } from './org/credential.ts';
export type { IssueCredentialCommand, IssuedCredential } from './org/issue-credential.ts';
export { type BoundOrg, createRelay, type Relay, type RelayPorts, type UnboundOrg } from './relay.ts';
export type { Misuse } from './misuse.ts';
export type { UseCase } from './tenancy/use-case.ts';
export { type CallContext, checkContext } from './call/context.ts';
export { evaluateProposals, type ProposalReport } from './extraction/evaluate/proposals.ts';
export { type EvalRow, parseRows } from './extraction/evaluate/row.ts';
export { type EvalReport, evaluateRows } from './extraction/evaluate/score.ts';
