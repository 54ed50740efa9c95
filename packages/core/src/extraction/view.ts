import type { LivingCall } from '../call/call.ts';
import type { Transcript } from '../call/transcript.ts';
import { type CallView, viewCall } from '../call/view.ts';
import type { Analysis } from './analysis.ts';
import type { Finding } from './finding.ts';
import type { AnalysisProposal } from './proposal.ts';

/** A finding as it is printed and served: the value, where it was said, or why there is none. */
export interface FindingView {
  readonly target: string;
  readonly type: Finding['type'];
  readonly outcome: Finding['outcome'];
  readonly status: 'verified' | 'needs-review' | null;
  readonly value: NonNullable<Finding['value']> | null;
  readonly quote: string | null;
  /** Index of the turn from 0. */
  readonly turn: number | null;
  /** Offsets into the turn's text, UTF-16 code units, end exclusive. */
  readonly span: readonly [start: number, end: number] | null;
  readonly startMs: number | null;
  readonly endMs: number | null;
  readonly speaker: string | null;
  readonly reason: NonNullable<Finding['reason']> | null;
  readonly assumed: Finding['assumed'];
  readonly confidence: number | null;
  readonly others: Finding['others'];
}

/** The finding in the shape of `relay analyse --json` and of the HTTP service. */
export const viewFinding = (finding: Finding): FindingView => ({
  target: finding.target,
  type: finding.type,
  outcome: finding.outcome,
  status: finding.status ?? null,
  value: finding.value ?? null,
  quote: finding.evidence?.quote ?? null,
  turn: finding.evidence?.turn ?? null,
  span: finding.evidence?.span ?? null,
  startMs: finding.evidence?.startMs ?? null,
  endMs: finding.evidence?.endMs ?? null,
  speaker: finding.evidence?.speaker ?? null,
  reason: finding.reason ?? null,
  assumed: finding.assumed,
  confidence: finding.confidence ?? null,
  others: finding.others,
});

/** What a call came to: the object that `relay analyse --json` prints. */
export interface AnalysisView<C = CallView> {
  readonly call: C;
  readonly findings: readonly FindingView[];
  readonly signals: AnalysisProposal['signals'];
  readonly summary: AnalysisProposal['summary'];
}

/** One call with its newest analysis and the transcript it was read from. */
export interface AnalysedCallView extends AnalysisView {
  /** Null while the call waits for its first analysis; `stale` when a newer transcript waits for another. */
  readonly analysis: { readonly at: string; readonly analyst: string; readonly revision: number; readonly stale: boolean } | null;
  readonly transcript: Transcript;
}

/** Joins a call, its newest transcript and its newest analysis, without their scope. */
export const viewAnalysedCall = <S>(call: LivingCall<S>, transcript: Transcript, analysis: Analysis<S> | undefined): AnalysedCallView => ({
  call: viewCall(call),
  findings: (analysis?.findings ?? []).map((finding) => viewFinding(finding)),
  signals: analysis?.signals ?? [],
  summary: analysis?.summary ?? [],
  analysis:
    analysis === undefined
      ? null
      : { at: analysis.at, analyst: analysis.analyst, revision: analysis.revision, stale: analysis.transcriptHash !== call.transcriptHash },
  transcript: { turns: transcript.turns, parties: transcript.parties },
});
