import type { Turn } from '../call/transcript.ts';
import { fold, occurrencesOf, type FoldedToken, type Occurrence } from './fold.ts';
import type { AnalysisRequest } from './proposal.ts';
import { sentencesOf, type Sentence } from './sentence.ts';
import { systemSpeechIn } from './system-speech.ts';
import type { TargetDefinition } from './target.ts';
import type { Mention, TypedParser } from './typed/parser.ts';
import { parserFor } from './typed/parsers.ts';

/** One request, with what was already read from its turns: each turn is folded, cut and parsed at most once a type. */
export interface Reading {
  readonly request: AnalysisRequest;
  readonly turns: readonly Turn[];
  tokensOf(turn: number): readonly FoldedToken[];
  sentencesOf(turn: number): readonly Sentence[];
  /** Values of the target's type in a turn; empty for a type without a parser. */
  mentionsIn(turn: number, target: TargetDefinition): readonly Mention[];
  /** Speech in a turn that is meant for whatever reads the transcript. */
  systemSpeechIn(turn: number): readonly (readonly [start: number, end: number])[];
  /** Places of some words in a turn. */
  find(words: string, turn: number): readonly Occurrence[];
  parserOf(target: TargetDefinition): TypedParser | undefined;
}

/** Letters and digits alone, folded one by one: a text can only hold words whose letters it has in this order. */
const onlyWordCharacters = (text: string): string => (/^[\x20-\x7e]*$/.test(text) ? text : text.normalize('NFKD')).toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');

/** A quick no: every ASCII word of some length must be among the letters of the text. */
const mayHold = (words: string, letters: string): boolean => (words.toLowerCase().match(/(?<![^\x00-\x7f])[a-z0-9]{2,}(?![^\x00-\x7f])/g) ?? []).every((word) => FILLED.test(word) || letters.includes(word));

/** Words that folding may drop. */
const FILLED = /^(?:u+m+|u+h+m?|e+r+m?|a+h+|h+m+|m+h+m+|eh)$/;

/** The words of the nearest values of a target's type that stand in a turn before an offset, apostrophes made ASCII. */
export function siblingsOf(reading: Reading, target: TargetDefinition, turn: number, before: number): readonly string[] {
  const text = reading.turns[turn]!.text.replace(/[\u2018\u2019\u02bc]/g, "'");
  return reading.mentionsIn(turn, target).filter((mention) => mention.end <= before && before - mention.end < 200).slice(-4).map((mention) => text.slice(mention.start, mention.end)).filter((words) => words !== 'zero');
}

/** Opens a request for reading. */
export function readingOf(request: AnalysisRequest): Reading {
  const { turns } = request.transcript;
  const tokens = new Map<number, readonly FoldedToken[]>();
  const sentences = new Map<number, readonly Sentence[]>();
  const speech = new Map<number, readonly (readonly [number, number])[]>();
  const mentions = new Map<string, readonly Mention[]>();
  const remembered = <K, V>(map: Map<K, V>, key: K, make: () => V): V => {
    const known = map.get(key);
    if (known !== undefined) return known;
    const made = make();
    map.set(key, made);
    return made;
  };
  const textOf = (turn: number): string => turns[turn]?.text ?? '';
  const parserOf = (target: TargetDefinition): TypedParser | undefined => parserFor(target.type);
  const letters = new Map<number, string>();
  const lettersOf = (turn: number): string => remembered(letters, turn, () => onlyWordCharacters(textOf(turn)));
  const reading: Reading = {
    request,
    turns,
    tokensOf: (turn) => remembered(tokens, turn, () => fold(textOf(turn))),
    sentencesOf: (turn) => remembered(sentences, turn, () => sentencesOf(textOf(turn))),
    mentionsIn: (turn, target) =>
      remembered(mentions, `${turn} ${target.key}`, () => parserOf(target)?.(textOf(turn), request.context, target) ?? []),
    systemSpeechIn: (turn) => remembered(speech, turn, () => systemSpeechIn(textOf(turn))),
    find: (words, turn) => (mayHold(words, lettersOf(turn)) ? occurrencesOf(words, textOf(turn), reading.tokensOf(turn)) : []),
    parserOf,
  };
  return reading;
}
