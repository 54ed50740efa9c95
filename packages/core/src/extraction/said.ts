import { sameValue } from './derive.ts';
import type { Reading } from './reading.ts';
import type { TargetDefinition, TargetType } from './target.ts';
import type { Mention } from './typed/parser.ts';
import { parserFor } from './typed/parsers.ts';
import type { TypedValue } from './value.ts';

/** A value that was said and meant at a place; what came after decides whether it still stands. */
export interface Said {
  readonly target: TargetDefinition;
  readonly turn: number;
  /** Offsets of the words that carry the value. */
  readonly span: readonly [start: number, end: number];
  readonly value: TypedValue;
  readonly alternative?: TypedValue;
}

/** Why a value that was said no longer stands at the end of the conversation. */
export type Overturn = 'superseded' | 'negated' | 'rejected-by-speaker';

/** What one later sentence does to a value: overturns it, says it again, or nothing. */
export type Verdict = Overturn | 'restated' | undefined;

/** The text with ASCII apostrophes; same length. */
export const plain = (text: string): string => text.replace(/[\u2018\u2019]/g, "'");

/** Whether a value is the one that was said, in either of its readings. */
export const isSame = (said: Said, value: TypedValue): boolean =>
  sameValue(said.value, value) || (said.alternative !== undefined && sameValue(said.alternative, value));

/** Whether later values of the target's type can be read from the words; names and plain text need other means. */
export const isTyped = (reading: Reading, said: Said): boolean => reading.parserOf(said.target) !== undefined && said.target.type !== 'person';

/** Whether most of some words are one value of a type. */
export function isWholly(reading: Reading, target: TargetDefinition, type: TargetType, words: string): boolean {
  const mentions: readonly Mention[] = parserFor(type)?.(words, reading.request.context, { ...target, type }) ?? [];
  return mentions.some((mention) => (mention.end - mention.start) * 2 > words.length);
}

/** Whether the value is said again in a turn, from an offset on. */
export const isRestated = (reading: Reading, said: Said, turn: number, from: number): boolean =>
  isTyped(reading, said)
    ? reading.mentionsIn(turn, said.target).some((mention) => mention.start >= from && isSame(said, mention.value))
    : reading.find(reading.turns[said.turn]!.text.slice(...said.span), turn).some((place) => place.start >= from);

/** A short sentence that announces a correction in the next one. */
export const LEADING_CUE = /^\W*(?:(?:um+|uh+|oh|ah|well|so|and|ok(?:ay)?|yeah|yes|but|hmm+)\b[\s,.]*)*(?:sorry|i'?m sorry|apologies|no\b|nope|wait|hold on|hang on|actually|oops|whoops|scratch|strike|correction|let me correct|forget|ignore|on second|come to think|i(?:'ve| have)? changed|my (?:mistake|bad|error)|i (?:misspoke|was wrong|made a mistake|got|take)|that'?s (?:wrong|not)|that (?:is|was) (?:wrong|not)|change of|cancel that|not that|you know what|turns out)/i;

/** A cue with which a bare word is enough, right after what it puts right. */
export const REPAIR =
  /^["')\]\s,.;:?!\u2013\u2014-]*(?:(?:and|oh|ah|um+|uh+|er+|well|so)\b[\s,.-]*)*(?:(?:no|sorry|wait|hold on|hang on|actually|oops|whoops|pardon|apologies|my (?:mistake|bad)|scratch that|strike that|correction|or rather|rather|i mean|i meant|i (?:misspoke|was wrong)|let me correct (?:that|myself)|forget that|ignore that|on second thoughts?|come to think of it|change that|make (?:that|it)|not that)\b[\s,.;:\u2013\u2014-]*)+/i;
