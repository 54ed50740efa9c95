import type { Transcript } from '../call/transcript.ts';
import type { SignalDefinition } from './signal.ts';
import type { TargetDefinition } from './target.ts';
import type { CallContext } from './value.ts';

/** Everything an analyst is given: one call's transcript and that org's targets and taxonomy, nothing else. */
export interface AnalysisRequest {
  readonly transcript: Transcript;
  readonly context: CallContext;
  readonly targets: readonly TargetDefinition[];
  readonly signals: readonly SignalDefinition[];
}

/** What an analyst claims about one target. The core proves it before anything acts on it. */
export interface ProposedFinding {
  readonly target: string;
  /** Index of the turn, from 0. */
  readonly turn: number;
  /** Words copied from that turn. */
  readonly quote: string;
  /** The part of the quote that says the value. */
  readonly valueText: string;
  readonly polarity: 'states' | 'corrects' | 'retracts' | 'rejects';
  readonly certainty: 'stated' | 'implied';
}

/** A target that the analyst looked for and could not decide. */
export interface Abstention {
  readonly target: string;
  readonly outcome: 'ambiguous' | 'needs-model' | 'not-run';
}

/** An analyst's whole answer for one call. */
export interface AnalysisProposal {
  readonly findings: readonly ProposedFinding[];
  readonly abstained: readonly Abstention[];
  readonly signals: readonly { readonly key: string; readonly turn: number; readonly quote: string }[];
  readonly summary: readonly { readonly sentence: string; readonly turns: readonly number[] }[];
}
