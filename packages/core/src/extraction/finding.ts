import type { TargetType } from './target.ts';
import type { TypedValue } from './value.ts';

/** Why a proposed value was refused. Stored, and shown to people. */
export const REJECTION_REASONS = [
  'unknown-target', 'unknown-turn', 'quote-not-found', 'speaker-not-allowed', 'value-outside-quote', 'value-not-derivable',
  'value-differs', 'wrong-type', 'negated', 'hypothetical', 'conditional', 'past', 'other-party', 'question', 'quotation',
  'rejected-by-speaker', 'addressed-to-system', 'superseded',
] as const;

/** One of REJECTION_REASONS. */
export type RejectionReason = (typeof REJECTION_REASONS)[number];

/** What a target's search came to. Silence is `not-mentioned` and never ambiguous; nothing is written for absence. */
export type Outcome = 'found' | 'not-mentioned' | 'ambiguous' | 'conflict' | 'rejected' | 'needs-model' | 'not-run';

/** Where in the transcript a value was said: exact slice `turns[turn].text.slice(start, end) === quote`. */
export interface Evidence {
  readonly turn: number;
  readonly quote: string;
  /** Offsets into the turn's text, UTF-16 code units, end exclusive. */
  readonly span: readonly [start: number, end: number];
  readonly speaker: string;
  /** Milliseconds from the start of the call; absent when the transcript has no times. */
  readonly startMs?: number;
  readonly endMs?: number;
  /** True when the times come from the turn, not from word offsets. */
  readonly timesInterpolated?: boolean;
}

/** Another mention of the same target, kept with why it lost. */
export interface OtherMention {
  /** Absent when the proposed words stand nowhere near the turn they were claimed for. */
  readonly evidence?: Evidence;
  readonly value?: TypedValue;
  readonly lost: RejectionReason | 'earlier-in-time' | 'minority' | 'same-value' | 'conflicts';
}

/** What the core proved about one target in one call. */
export interface Finding {
  readonly target: string;
  readonly type: TargetType;
  readonly outcome: Outcome;
  /** `verified` when nothing stands against it; `needs-review` when a person must look; absent unless `found`. */
  readonly status?: 'verified' | 'needs-review';
  readonly value?: TypedValue;
  readonly evidence?: Evidence;
  /** Why rejected, ambiguous or in need of review. */
  readonly reason?: RejectionReason | ReviewReason;
  /** Parts of the value that context supplied, see Mention.assumed. */
  readonly assumed: readonly string[];
  /** 0 to 1, computed from match kind, parser certainty, speaker, read-back and conflict; never asked of a model. */
  readonly confidence?: number;
  readonly others: readonly OtherMention[];
}

/** Why a found value waits for a person, or an answer stayed open. */
export type ReviewReason =
  | 'near-system-speech'
  | 'needs-read-back'
  | 'two-readings'
  | 'several-values'
  | 'implied'
  | 'unconfirmed'
  | 'speaker-unknown'
  | 'approximate';
