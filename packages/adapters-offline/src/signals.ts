import type { AnalysisProposal, SignalDefinition } from '@relay/core/ports';
import type { CallReading, Sentence, TurnReading } from './reading.ts';
import { stemOf, tokensOf } from './words.ts';

/** Words that carry no meaning of their own when two phrases are compared. */
const WEAK = new Set(
  ('a an the of to in on at for and or but so i im ive id we were you your youre it its is are was be been am do does did have has had that this there ' +
    'my me our us they them their with just really very bit some any if then well um uh yeah okay ok oh like kind sort of can could would will ' +
    'get got going').split(' ').map(stemOf),
);

const NEGATORS = new Set(
  ('no not never dont doesnt didnt isnt arent wasnt werent wont wouldnt cant cannot couldnt shouldnt havent hasnt hadnt nothing none neither nor without').split(' '),
);

/** Share of an example's words that a sentence must say, near one another. */
const ENOUGH = 0.75;
/** A signal is shown by at most this many turns. */
const MOST = 3;

interface Example {
  readonly stems: readonly string[];
  readonly negated: boolean;
  readonly asks: boolean;
}

/**
 * Finds signals by their examples: a sentence shows a signal when it says most of the words of one example close
 * together, is as negative as the example is, and is no nearer to a negative example. Lexical, not understanding: a
 * signal said in words that no example uses is missed.
 */
export function findSignals(call: CallReading, signals: readonly SignalDefinition[]): AnalysisProposal['signals'] {
  return signals.flatMap((signal) => {
    const examples = signal.examples.map(exampleOf).filter(({ stems }) => stems.length > 0);
    const against = signal.negativeExamples.map(exampleOf).filter(({ stems }) => stems.length > 0);
    const found: { turn: number; quote: string; score: number }[] = [];
    for (const turn of call.turns) {
      for (const sentence of turn.sentences) {
        const score = scoreOf(turn, sentence, examples);
        if (score < ENOUGH || scoreOf(turn, sentence, against) >= score) continue;
        found.push({ turn: turn.index, quote: turn.turn.text.slice(sentence.start, sentence.end).trim(), score });
      }
    }
    return found
      .sort((a, b) => b.score - a.score || a.turn - b.turn)
      .slice(0, MOST)
      .sort((a, b) => a.turn - b.turn)
      .map(({ turn, quote }) => ({ key: signal.key, turn, quote }));
  });
}

function exampleOf(text: string): Example {
  const tokens = tokensOf(text);
  const strong = tokens.filter(({ word, stem }) => !WEAK.has(stem) && !NEGATORS.has(word));
  return {
    stems: [...new Set((strong.length > 0 ? strong : tokens).map(({ stem }) => stem))],
    negated: tokens.some(({ word }) => NEGATORS.has(word)),
    asks: text.includes('?'),
  };
}

function scoreOf(turn: TurnReading, sentence: Sentence, examples: readonly Example[]): number {
  let best = 0;
  for (const example of examples) best = Math.max(best, matchOf(turn, sentence, example));
  return best;
}

/** Share of the example's words within a stretch of the sentence about twice its length. */
function matchOf(turn: TurnReading, sentence: Sentence, { stems, negated, asks }: Example): number {
  if (!asks && turn.turn.text.slice(sentence.start, sentence.end).includes('?')) return 0;
  const places = new Map<string, number>();
  const reach = stems.length * 2 + 3;
  let best = 0;
  for (let i = sentence.firstToken; i < sentence.endToken; i += 1) {
    const { stem } = turn.tokens[i]!;
    if (!stems.includes(stem)) continue;
    places.set(stem, i);
    const near = [...places.values()].filter((place) => place > i - reach);
    const share = near.length / stems.length;
    if (share > best && isNegated(turn, sentence, Math.min(...near), i) === negated) best = share;
  }
  return best;
}

function isNegated(turn: TurnReading, sentence: Sentence, from: number, to: number): boolean {
  for (let i = Math.max(sentence.firstToken, from - 4); i <= to; i += 1) {
    if (NEGATORS.has(turn.tokens[i]!.word)) return true;
  }
  return false;
}
