/** Deliberately broken adapters, one for each law, under the law's own sentence. */
import { auditTrailSaboteurs } from './audit/audit-trail.saboteurs.ts';
import { callPageSaboteurs } from './call/call-page.saboteurs.ts';
import { callStoreSaboteurs, callTwinSaboteurs } from './call/call-store.saboteurs.ts';
import { transcriptStoreSaboteurs } from './call/transcript-store.saboteurs.ts';
import { analysisStoreSaboteurs } from './extraction/analysis-store.saboteurs.ts';
import { targetStoreSaboteurs } from './extraction/target-store.saboteurs.ts';
import type { StorePorts } from './harness.ts';
import { credentialDirectorySaboteurs } from './org/credential-directory.saboteurs.ts';
import { credentialStoreSaboteurs } from './org/credential-store.saboteurs.ts';
import { orgDirectorySaboteurs } from './org/org-directory.saboteurs.ts';
import { orgStoreSaboteurs } from './org/org-store.saboteurs.ts';
import type { storeLaws } from './store-laws.ts';
import type { Saboteur } from './tamper.ts';
import { hostTransactionsSaboteurs } from './tenancy/host-transactions.saboteurs.ts';
import { unitOfWorkSaboteurs } from './tenancy/unit-of-work.saboteurs.ts';

export { analystSaboteurs } from './extraction/analyst.saboteurs.ts';
export { clockSaboteurs, idSourceSaboteurs } from './kernel/kernel.saboteurs.ts';
export { secretSourceSaboteurs } from './org/secret-source.saboteurs.ts';
export { type Saboteur, tamperReaders, tamperStores, tamperUnit } from './tamper.ts';

/** A saboteur for each law of storeLaws: wraps the ports of an adapter over memory. */
export const storeSaboteurs = {
  UnitOfWork: unitOfWorkSaboteurs,
  HostTransactions: hostTransactionsSaboteurs,
  AuditTrail: auditTrailSaboteurs,
  OrgStore: orgStoreSaboteurs,
  OrgDirectory: orgDirectorySaboteurs,
  CredentialStore: credentialStoreSaboteurs,
  CredentialDirectory: credentialDirectorySaboteurs,
  CallStore: { ...callStoreSaboteurs, ...callTwinSaboteurs, ...callPageSaboteurs },
  TranscriptStore: transcriptStoreSaboteurs,
  TargetStore: targetStoreSaboteurs,
  AnalysisStore: analysisStoreSaboteurs,
} satisfies { readonly [Port in keyof typeof storeLaws]: { readonly [Law in keyof (typeof storeLaws)[Port]]: Saboteur<StorePorts> } };
