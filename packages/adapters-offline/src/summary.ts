import type { AnalysisProposal, ProposedFinding } from '@relay/core/ports';
import type { CallReading, Sentence, TurnReading } from './reading.ts';

const PURPOSE =
  /\b(?:i(?:'m| am)? (?:calling|ringing|phoning)|i(?:'d| would) like|i need|i want|i was (?:hoping|wondering)|looking (?:for|to)|interested in|calling (?:about|to)|enquir|inquir|help (?:me|with)|i have a|reason for)/i;
const OUTCOME =
  /\b(?:i(?:'ll| will)|we(?:'ll| will)|i(?:'ve| have) (?:booked|sent|made|put|scheduled|confirmed)|booked|confirmed|scheduled|reserved|send (?:you|that|it|through)|go ahead|call you back|all set)\b/i;

/** Shorter sentences say little, longer ones are no summary. */
const LENGTH: readonly [number, number] = [20, 280];

interface Choice {
  readonly turn: TurnReading;
  readonly sentence: Sentence;
  readonly weight: number;
}

/**
 * An extractive summary: at most four of the call's own sentences, word for word, in order: why the call was made,
 * what was established, how it was left. Nothing is reworded, so nothing can be made up.
 */
export function summarise(call: CallReading, findings: readonly ProposedFinding[]): AnalysisProposal['summary'] {
  const sentences = call.turns.flatMap((turn) => turn.sentences.map((sentence) => ({ turn, sentence, weight: 0 })));
  const fitting = sentences.filter(({ turn, sentence }) => {
    const { length } = textOf(turn, sentence);
    return length >= LENGTH[0] && length <= LENGTH[1];
  });
  const opening = fitting.filter(({ turn }) => turn.index < Math.max(8, call.turns.length / 4));
  const closing = fitting.filter(({ turn }) => turn.index >= call.turns.length / 2);
  const chosen = [
    opening.find(({ turn, sentence }) => turn.side !== 'agent' && PURPOSE.test(textOf(turn, sentence))),
    ...mostTelling(fitting, findings),
    closing.findLast(({ turn, sentence }) => OUTCOME.test(textOf(turn, sentence)) && !sentence.asks),
  ].filter((choice) => choice !== undefined);
  return [...new Set(chosen.map(({ sentence }) => sentence))]
    .map((sentence) => chosen.find((choice) => choice.sentence === sentence)!)
    .sort((a, b) => a.turn.index - b.turn.index || a.sentence.start - b.sentence.start)
    .map(({ turn, sentence }) => ({ sentence: textOf(turn, sentence), turns: [turn.index] }));
}

/** The two sentences that carry most of the targets' values. */
function mostTelling(sentences: readonly Choice[], findings: readonly ProposedFinding[]): readonly Choice[] {
  return sentences
    .map((choice) => ({
      ...choice,
      weight: new Set(
        findings
          .filter(({ turn, quote }) => turn === choice.turn.index && textOf(choice.turn, choice.sentence).includes(quote))
          .map(({ target }) => target),
      ).size,
    }))
    .filter(({ weight }) => weight > 0)
    .sort((a, b) => b.weight - a.weight || a.turn.index - b.turn.index)
    .slice(0, 2);
}

const textOf = (turn: TurnReading, { start, end }: Sentence): string => turn.turn.text.slice(start, end).trim();
