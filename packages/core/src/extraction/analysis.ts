import type { Brand } from '../kernel/brand.ts';
import type { Instant } from '../kernel/instant.ts';
import type { CallId } from '../call/call-id.ts';
import type { OwnedBy } from '../tenancy/scope.ts';
import type { Finding } from './finding.ts';
import type { AnalysisProposal } from './proposal.ts';
import type { CallContext } from './value.ts';

/** Names one analysis: a UUID. */
export type AnalysisId = Brand<string, 'AnalysisId'>;

/** What one analyst found in one transcript with one set of targets. Never changed: a re-run is another analysis. */
export interface Analysis<S> extends OwnedBy<S> {
  readonly id: AnalysisId;
  readonly callId: CallId;
  readonly at: Instant;
  /** Name and version of the analyst, `offline/1`. */
  readonly analyst: string;
  /** Content hash and number of the transcript revision that was read. */
  readonly transcriptHash: string;
  readonly revision: number;
  readonly context: CallContext;
  /** The exact target versions that were asked for. */
  readonly targets: readonly { readonly key: string; readonly version: number }[];
  readonly findings: readonly Finding[];
  readonly signals: AnalysisProposal['signals'];
  readonly summary: AnalysisProposal['summary'];
}
