import { maySay } from './evidence.ts';
import { objectionTo, surroundingsOf } from './meaning.ts';
import { replyTo } from './question.ts';
import type { Reading } from './reading.ts';
import { replacementIn, type Replacement } from './replacement.ts';
import { isWholly, LEADING_CUE, plain, REPAIR, type Said, type Verdict } from './said.ts';
import type { Sentence } from './sentence.ts';
import { aboutOf, isCalled, slotOf } from './slot.ts';
import type { TargetDefinition } from './target.ts';
import type { Mention } from './typed/parser.ts';
import { parserFor } from './typed/parsers.ts';

/** "Oakland, sorry, Fremont": a cue after the value, with what replaces it. */
export function isPlainRepaired(reading: Reading, said: Said): boolean {
  const rest = plain(reading.turns[said.turn]!.text).slice(said.span[1]);
  const repair = REPAIR.exec(rest);
  if (repair !== null) {
    const instead = replacementIn(rest) ?? replacementIn(`sorry, ${rest.slice(repair[0].length)}`);
    if (instead !== undefined && isInKind(reading, said, instead)) return true;
  }
  const starts = [...rest.slice(0, 80).matchAll(/[\s,;:.\u2013\u2014-]+(?=\p{L})/gu)].map((match) => match.index + match[0].length);
  return starts.some((start) => {
    const instead = repair !== null || STRONG_START.test(rest.slice(start)) ? replacementIn(rest.slice(start)) : undefined;
    return instead !== undefined && isInKind(reading, said, instead);
  });
}

const STRONG_START = /^(?:make|change|scratch|correction|sorry|no wait|or rather|i mean)/i;

/** Whether words that take the place of plain words are of their kind, and other ones: no time in place of a town. */
export function isInKind(reading: Reading, said: Said, { words, by }: Replacement): boolean {
  if (mentionsText(said, words)) return false;
  const old = reading.turns[said.turn]!.text.slice(...said.span);
  const isShort = by === 'correction' || words.split(/\s+/).length <= 6;
  if (/\p{Lu}/u.test(old) && !/\p{Lu}/u.test(words) && (by === 'sentence' || !isShort)) return false;
  if (!/\d/.test(old) && COUNTED.test(words)) return false;
  const types = Object.keys(KINDS) as (keyof typeof KINDS)[];
  return types.every((type) => !has(reading, said.target, type, words) || has(reading, said.target, type, old)) && (!isWholly(reading, said.target, 'decimal', words) || isWholly(reading, said.target, 'decimal', old));
}

/** A number of things: "three tickets", "a table for 4". */
const COUNTED = /(?:^|\b(?:for|just|only|need|of|be|have|want)\s+)(?:\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)(?:\s+[a-z]|\s*$)/;

/** Types whose values are no plain words, and by what a value shows that it is one. */
const KINDS = {
  date: /\p{L}{3}|\//u,
  time: /:|\b(?:am|pm|noon|midnight|midday|past|morning|evening|afternoon)\b|\d ?[ap]m|clock/i,
  money: /[$\u00a3\u20ac]|dollar|buck|cent|quid|pound|grand/i,
  phone: /(?:\d\D?){7}/,
  email: /@| at /,
} as const;

/** Whether some words name a value of a type, and show it. */
function has(reading: Reading, target: TargetDefinition, type: keyof typeof KINDS, words: string): boolean {
  const mentions: readonly Mention[] = parserFor(type)?.(words, reading.request.context, { ...target, type }) ?? [];
  return mentions.some((mention) => KINDS[type].test(words.slice(mention.start, mention.end)));
}

const mentionsText = (said: Said, words: string): boolean => typeof said.value === 'string' && words.toLowerCase().includes(said.value.toLowerCase());

/**
 * Plain words are overturned by their own denial, or when the same speaker, or the one who answers a read-back, soon
 * puts other plain words in their place.
 */
export function plainVerdict(reading: Reading, said: Said, turn: number, sentence: Sentence): Verdict {
  const text = reading.turns[turn]!.text;
  const words = reading.turns[said.turn]!.text.slice(...said.span);
  const again = turn === said.turn ? [] : reading.find(words, turn).filter((place) => place.start >= sentence.start && place.end <= sentence.end);
  for (const place of again) {
    const around = surroundingsOf(text, reading.sentencesOf(turn), place.start, place.end);
    const objection = objectionTo(around, said.target);
    if (objection === 'negated' && maySay(reading, turn, said.target.saidBy) !== false) return 'negated';
    if (objection === undefined) return 'restated';
  }
  const previous = reading.sentencesOf(turn).findLast((one) => one.end <= sentence.start);
  const lead = previous === undefined ? '' : plain(text.slice(previous.start, previous.end));
  const isAnnounced = lead.split(/\s+/).length <= 6 && LEADING_CUE.test(lead) && replacementIn(lead) === undefined;
  if (again.length === 0 && isSlotReopened(reading, said, turn, plain(text.slice(sentence.start, sentence.end)))) return 'superseded';
  return isPlainReplaced(reading, said, turn, plain(text.slice(isAnnounced ? previous!.start : sentence.start, sentence.end)).replace(/[.!?](?=.*\S)/s, ',')) ? 'superseded' : undefined;
}

/** Whether a sentence names what the value is for and says that it is to be another. */
function isSlotReopened(reading: Reading, said: Said, turn: number, words: string): boolean {
  if (turn === said.turn || maySay(reading, turn, said.target.saidBy) === false) return false;
  const named = REOPENED.map((pattern) => pattern.exec(words)?.[1]).find((name) => name !== undefined);
  if (named === undefined || replyTo(reading.turns, turn).kind === 'no') return false;
  const slot = slotOf(said.target, reading.request.targets);
  return isCalled(slot, named) && aboutOf(slot, named) === 'own';
}

const NAMED = "(?:the|my|our|your|this|that)\\s+((?:[a-z'-]+\\s+){0,3}?[a-z'-]+)";

/** The name of what is to be another: "change the pick-up city to", "the city should be", "the wrong city". */
const REOPENED = [
  new RegExp(`\\b(?:chang|switch|updat|correct|amend|edit|alter|revis|fix|swap|mov)(?:e|ed|ing|ting|ped|ping)?\\s+${NAMED}\\s+(?:to|into|for)\\b`, 'i'),
  new RegExp(`\\b${NAMED}\\s+(?:(?:should|ought to|needs? to|has to|was (?:supposed|meant) to|must)(?: actually| really)? (?:be|read|say|have been)|(?:is|was)(?: actually| really)? (?:wrong|incorrect|not right|not correct)|(?:isn'?t|wasn'?t) (?:right|correct)|(?:is|was) (?:actually|really))\\b`, 'i'),
  /\bthe wrong ((?:[a-z'-]+\s+){0,2}?[a-z'-]+)\b/i,
];

function isPlainReplaced(reading: Reading, said: Said, turn: number, words: string): boolean {
  if (maySay(reading, turn, said.target.saidBy) === false || !isFresh(reading, said, turn)) return false;
  const instead = replacementIn(words);
  if (instead === undefined || !isInKind(reading, said, instead)) return false;
  if (isQuestionBack(words) && replyTo(reading.turns, turn).kind === 'no') return false;
  const before = prepositionBefore(reading.turns[said.turn]!.text.slice(0, said.span[0]));
  const now = /^(?:in|at|to|from|with|for|by|of|near|on|under)\b/i.exec(instead.words)?.[0].toLowerCase();
  if (now !== undefined && before !== undefined && now !== before) return false;
  return aboutOf(slotOf(said.target, reading.request.targets), words.replace(instead.words, ' ')) !== 'other';
}

const isQuestionBack = (words: string): boolean => /\?\W*$/.test(words);

const prepositionBefore = (text: string): string | undefined => /\b(in|at|to|from|with|for|by|of|near|on|under)\s+(?:the\s+)?$/i.exec(text)?.[1]?.toLowerCase();

/** Whether nothing but a short remark or a read-back of the value stands between it and a turn. */
function isFresh(reading: Reading, said: Said, turn: number): boolean {
  const words = reading.turns[said.turn]!.text.slice(...said.span);
  for (let between = turn - 1; between > said.turn; between -= 1) {
    if (reading.find(words, between).length > 0) return true;
    const { text, speaker } = reading.turns[between]!;
    if (speaker === reading.turns[turn]!.speaker || turn - between > 1 || text.split(/\s+/).length > 6 || /\?/.test(text)) return false;
  }
  return true;
}
