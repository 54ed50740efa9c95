import type { AnalysisProposal, AnalysisRequest, ConversationAnalyst, ProposedFinding } from '@relay/core/ports';

/** What a test tells the analyst to answer; parts that it leaves out are empty. */
export type AnalysisScript = (request: AnalysisRequest) => Partial<AnalysisProposal>;

/** An analyst that proposes what a test tells it, right or wrong, and remembers what it was asked. */
export class ScriptedAnalyst implements ConversationAnalyst {
  readonly name: string;
  /** Every request so far, oldest first. */
  readonly requests: AnalysisRequest[] = [];
  readonly #script: AnalysisScript;

  constructor(script: AnalysisScript = () => ({}), name = 'scripted/1') {
    this.#script = script;
    this.name = name;
  }

  async analyse(request: AnalysisRequest): Promise<AnalysisProposal> {
    this.requests.push(request);
    return { findings: [], abstained: [], signals: [], summary: [], ...this.#script(request) };
  }
}

/** A plain statement: what is quoted is the value itself unless told otherwise. */
export const aProposal = (
  given: Pick<ProposedFinding, 'target' | 'turn' | 'quote'> & Partial<ProposedFinding>,
): ProposedFinding => ({ valueText: given.quote, polarity: 'states', certainty: 'stated', ...given });
