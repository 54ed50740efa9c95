/**
 * Terminology
 * - target: what an organisation wants to know from a call; see target.ts.
 * - version: one immutable state of a target; an edit or a retirement adds one.
 * - analyst: reads one transcript and proposes values with the words that say them. It is never believed: the core
 *   proves each proposal from the transcript (prove.ts).
 * - analysis: everything proved in one run over one transcript revision; immutable.
 */
import type { LivingCall } from '../call/call.ts';
import type { Analysis } from './analysis.ts';
import type { AnalysisProposal, AnalysisRequest } from './proposal.ts';
import type { TargetVersion } from './target-version.ts';

/** Reads a call and proposes findings, signals and a summary. */
export interface ConversationAnalyst {
  /** Stable name and version, pinned in every analysis: `offline/1`. */
  readonly name: string;
  /** Throws AdapterFailure when no answer can be had; an answer with nothing in it is an answer. */
  analyse(request: AnalysisRequest): Promise<AnalysisProposal>;
}

/** Reads the organisation's extraction targets. */
export interface TargetReader<S> {
  /** Newest version of every target that is not retired, by key in code point order. */
  current(): Promise<readonly TargetVersion<S>[]>;
  /** Newest version under the key, retired or not. */
  newest(key: string): Promise<TargetVersion<S> | undefined>;
}

/** Keeps extraction targets. */
export interface TargetStore<S> extends TargetReader<S> {
  /** Adds the next version of a key; `'stale'` when that version number exists, with nothing changed. */
  add(version: TargetVersion<S>): Promise<'added' | 'stale'>;
}

/** Reads analyses. */
export interface AnalysisReader<S> {
  /** The newest analysis of the call, of whichever revision. */
  newest(call: LivingCall<S>): Promise<Analysis<S> | undefined>;
}

/** Keeps analyses. */
export interface AnalysisStore<S> extends AnalysisReader<S> {
  add(analysis: Analysis<S>): Promise<void>;
}

declare module '../tenancy/ports.ts' {
  interface TenantStores<in out S> {
    readonly targets: TargetStore<S>;
    readonly analyses: AnalysisStore<S>;
  }
  interface TenantReaders<in out S> {
    readonly targets: TargetReader<S>;
    readonly analyses: AnalysisReader<S>;
  }
}
