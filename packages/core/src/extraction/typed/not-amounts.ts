import { signAt, wordAt, type Token } from '../spoken/tokens.ts';
import { isMonthWord } from './month-names.ts';

/** A place in the tokens that was read as a number. */
interface Place {
  readonly first: number;
  readonly next: number;
}

const CLOCK = new Set(['am', 'pm', 'oclock', 'a', 'p']);
const NOT_ONE_BEFORE = new Set([
  'the', 'this', 'that', 'which', 'no', 'another', 'any', 'each', 'every', 'good', 'new', 'last', 'next', 'different',
  'other', 'same', 'better', 'cheaper', 'some', 'right', 'wrong', 'first', 'second', 'old', 'big', 'small', 'whole',
  'nice', 'great', 'my', 'your', 'only', 'blue', 'red', 'black', 'white', 'green', 'like', 'a',
]);
const NOT_ONE_AFTER = new Set(['of', 'that', 'who', 'which', 'thing', 'is', 'was', 'another', 'day', 'moment', 'second', 'sec']);

/** Whether a number is a clock time by the words beside it: "5 pm", "at 5 o'clock", "half past 3". */
export function isClockNumber(tokens: readonly Token[], place: Place): boolean {
  const after = wordAt(tokens, place.next);
  if (after === 'am' || after === 'pm' || after === 'oclock') return true;
  if (CLOCK.has(after) && signAt(tokens, place.next + 1, '.') && wordAt(tokens, place.next + 2) === 'm') return true;
  if (after === 'in' && ['morning', 'afternoon', 'evening', 'arvo'].includes(wordAt(tokens, place.next + 2))) return true;
  if (after === 'past' || after === 'oclock') return true;
  const before = wordAt(tokens, place.first - 1);
  if (before === 'past') return true;
  return (before === 'to' || before === 'of' || before === 'after') && ['quarter', 'half'].includes(wordAt(tokens, place.first - 2));
}

/** Whether a number belongs to a date by the words beside it: "March 3", "the 3rd of 9", "3 March". */
export function isDateNumber(tokens: readonly Token[], place: Place): boolean {
  const before = wordAt(tokens, place.first - 1);
  const after = wordAt(tokens, place.next);
  if (isMonthWord(before) && before !== 'may' && before !== 'march') return true;
  if ((before === 'may' || before === 'march') && !isVerbSubject(wordAt(tokens, place.first - 2))) return true;
  return isMonthWord(after) || (after === 'of' && isMonthWord(wordAt(tokens, place.next + 1)));
}

const isVerbSubject = (word: string): boolean => ['i', 'we', 'you', 'they', 'he', 'she', 'it', 'that', 'this', 'there'].includes(word);

/** "one" that stands for a thing ("the blue one", "no one") and not for a count. */
export function isPronounOne(tokens: readonly Token[], place: Place): boolean {
  if (place.next !== place.first + 1 || wordAt(tokens, place.first) !== 'one') return false;
  return NOT_ONE_BEFORE.has(wordAt(tokens, place.first - 1)) || NOT_ONE_AFTER.has(wordAt(tokens, place.next));
}

/** Letters glued after a written number that are no part of it ("5kg", "4x4"). */
export const hasSuffix = (tokens: readonly Token[], place: Place): boolean => {
  const after = tokens[place.next];
  return after?.kind === 'word' && after.glued && tokens[place.next - 1]?.kind === 'digits';
};

const STREETS = new Set([
  'street', 'st', 'road', 'rd', 'avenue', 'ave', 'boulevard', 'blvd', 'drive', 'dr', 'court', 'ct', 'lane', 'ln', 'way', 'place', 'highway', 'hwy',
  'parkway', 'terrace', 'crescent', 'close', 'parade', 'square',
]);
const MOST_STREET_WORDS = 4;

/** The number of a house: a street's name follows within a few words ("1512 West Olympic Boulevard"). */
export function isHouseNumber(tokens: readonly Token[], next: number): boolean {
  for (let at = next; at < next + MOST_STREET_WORDS; at += 1) {
    if (tokens[at]?.kind !== 'word') return false;
    if (STREETS.has(wordAt(tokens, at)) && at > next) return true;
  }
  return false;
}

const LABELS = new Set([
  'slide', 'question', 'star', 'press', 'chapter', 'class', 'unit', 'room', 'option', 'page', 'line', 'level', 'version', 'flight', 'gate', 'number', 'thanks',
  'extension', 'ext', 'step', 'part', 'section', 'phase', 'tier', 'type', 'appendix', 'figure', 'table', 'apartment', 'apt', 'suite', 'floor', 'route', 'bus',
]);

/** The number of a thing in a row of things, by the word before it ("slide four", "press one"). */
export const isLabelNumber = (tokens: readonly Token[], first: number): boolean => LABELS.has(wordAt(tokens, first - 1));

/** "2019" among other words is a year more often than an amount; a round "2000" is not. */
export function isLikelyYear(tokens: readonly Token[], place: Place): boolean {
  if (place.next !== place.first + 1 || tokens.length <= 4) return false;
  return /^(?:19|20)\d\d$/.test((tokens[place.first] as Token).folded) && Number((tokens[place.first] as Token).folded) % 50 !== 0;
}

/** "10-K", "3-bedroom": the number is part of a name or counts what is joined to it. */
export const isHyphened = (tokens: readonly Token[], next: number): boolean =>
  signAt(tokens, next, '-') && tokens[next]?.glued === true && tokens[next + 1]?.glued === true && tokens[next + 1]?.kind === 'word';
