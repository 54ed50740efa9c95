/** What callers of Relay use. */
export { AdapterFailure } from './kernel/failure.ts';
export { InvariantViolation } from './kernel/invariant.ts';
export { epochMsOf, type Instant, parseInstant } from './kernel/instant.ts';
export type { Page, PageRequest } from './kernel/page.ts';
export { type DomainError, err, ok, type Result } from './kernel/result.ts';
export { type OrgId, parseOrgId } from './tenancy/org-id.ts';
export type { Actor } from './tenancy/actor.ts';
export { mayDo, type Permission, type Role } from './tenancy/role.ts';
export type { OrgSettings } from './org/profile.ts';
export { type CallId, parseCallId } from './call/call-id.ts';
export { partiesOf, type Party, type PartySide, type Transcript, transcriptHash, type Turn, type Word } from './call/transcript.ts';
export { TRANSCRIPT_LIMITS } from './call/validate.ts';
