import type { Mention, TargetDefinition, TargetType } from '@relay/core/ports';
import { namingOf, type Naming } from './people.ts';
import type { CallReading, Sentence, TurnReading } from './reading.ts';
import type { Token } from './words.ts';

/** A place in the call that reads as a value of one type, not yet tied to a target. */
export interface Candidate {
  readonly type: TargetType;
  readonly turn: TurnReading;
  readonly sentence: Sentence;
  readonly start: number;
  readonly end: number;
  /** Tokens that the words cover: `firstToken` to before `endToken`. */
  readonly firstToken: number;
  readonly endToken: number;
  readonly mention: Mention;
  /** How a name was said; for people only. */
  readonly naming?: Naming;
  /** Equal for equal values. */
  readonly valueKey: string;
}

/** Candidates over a whole call, in order; a later reader adds only what the ones before it did not see. */
export function candidatesIn(
  call: CallReading,
  type: TargetType,
  readers: readonly ((text: string) => readonly Mention[])[],
): readonly Candidate[] {
  const candidates: Candidate[] = [];
  for (const turn of call.turns) {
    if (turn.tokens.length === 0) continue;
    for (const mention of mentionsIn(turn.turn.text, readers)) {
      const sentence = turn.sentences.find(({ end }) => mention.start < end);
      if (sentence === undefined) continue;
      const firstToken = firstTokenEndingAfter(turn.tokens, mention.start);
      const endToken = Math.max(firstToken + 1, firstTokenStartingAt(turn.tokens, mention.end));
      candidates.push({
        type, turn, sentence, start: mention.start, end: mention.end, firstToken, endToken, mention,
        valueKey: JSON.stringify(mention.value),
      });
    }
  }
  return candidates;
}

function mentionsIn(text: string, readers: readonly ((text: string) => readonly Mention[])[]): readonly Mention[] {
  const found: Mention[] = [];
  for (const read of readers) {
    for (const mention of read(text)) {
      if (!found.some(({ start, end }) => mention.start < end && start < mention.end)) found.push(mention);
    }
  }
  return readers.length > 1 ? found.sort((a, b) => a.start - b.start) : found;
}

/** Names of people among candidates, where the words around them or the question before them say that they are names. */
export const peopleAmong = (call: CallReading, candidates: readonly Candidate[]): readonly Candidate[] =>
  candidates.flatMap((candidate) => {
    const naming = namingOf(call, candidate);
    return naming === undefined ? [] : [{ ...candidate, naming }];
  });

function firstTokenEndingAfter(tokens: readonly Token[], offset: number): number {
  return firstWhere(tokens, (token) => token.end > offset);
}

function firstTokenStartingAt(tokens: readonly Token[], offset: number): number {
  return firstWhere(tokens, (token) => token.start >= offset);
}

/** Index of the first token for which a condition holds that holds for all tokens behind it. */
function firstWhere(tokens: readonly Token[], holds: (token: Token) => boolean): number {
  let low = 0;
  let high = tokens.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (holds(tokens[middle]!)) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** Nothing else is said in the turn: where only one side was recorded, an answer to a question that nobody recorded. */
export const isWholeTurn = ({ turn, start, end }: Candidate): boolean => turn.turn.text.replace(/[\s.,!?]+/g, '').length <= turn.turn.text.slice(start, end).replace(/\s+/g, '').length + 2;

/** Whether a speaker's side may say a target's value. A speaker whose side nobody knows may say any. */
export const maySay = (target: TargetDefinition, turn: TurnReading): boolean =>
  target.saidBy === 'any' || turn.side === 'unknown' || turn.side === target.saidBy;
