/**
 * Terminology
 * - target: what an organisation wants to know from a call; see target.ts.
 * - analyst: reads one transcript and proposes values with the words that say them. It is never believed: the core
 *   proves each proposal from the transcript (prove.ts).
 */
import type { AnalysisProposal, AnalysisRequest } from './proposal.ts';

/** Reads a call and proposes findings, signals and a summary. */
export interface ConversationAnalyst {
  /** Stable name and version, pinned in every analysis: `offline/1`. */
  readonly name: string;
  /** Throws AdapterFailure when no answer can be had; an answer with nothing in it is an answer. */
  analyse(request: AnalysisRequest, signal?: AbortSignal): Promise<AnalysisProposal>;
}
