import { auditTrailLaws } from './audit/audit-trail.laws.ts';
import { callPageLaws } from './call/call-page.laws.ts';
import { callStoreLaws, callTwinLaws } from './call/call-store.laws.ts';
import { transcriptStoreLaws } from './call/transcript-store.laws.ts';
import { analysisStoreLaws } from './extraction/analysis-store.laws.ts';
import { targetStoreLaws } from './extraction/target-store.laws.ts';
import type { PortHarness } from './harness.ts';
import type { LawBook } from './law.ts';
import { credentialDirectoryLaws } from './org/credential-directory.laws.ts';
import { credentialStoreLaws } from './org/credential-store.laws.ts';
import { orgDirectoryLaws } from './org/org-directory.laws.ts';
import { orgStoreLaws } from './org/org-store.laws.ts';
import { hostTransactionsLaws } from './tenancy/host-transactions.laws.ts';
import { unitOfWorkLaws } from './tenancy/unit-of-work.laws.ts';

/** The laws of every port that an adapter over one database implements. */
export const storeLaws = {
  UnitOfWork: unitOfWorkLaws,
  HostTransactions: hostTransactionsLaws,
  AuditTrail: auditTrailLaws,
  OrgStore: orgStoreLaws,
  OrgDirectory: orgDirectoryLaws,
  CredentialStore: credentialStoreLaws,
  CredentialDirectory: credentialDirectoryLaws,
  CallStore: { ...callStoreLaws, ...callTwinLaws, ...callPageLaws },
  TranscriptStore: transcriptStoreLaws,
  TargetStore: targetStoreLaws,
  AnalysisStore: analysisStoreLaws,
} satisfies LawBook<PortHarness>;
