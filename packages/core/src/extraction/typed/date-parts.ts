import { ORDINAL_ENDINGS, ORDINALS, TENS, UNITS } from '../spoken/number-words.ts';
import { readBelowHundred } from '../spoken/number-groups.ts';
import { digitsAt, signAt, skipWord, wordAt, type Token } from '../spoken/tokens.ts';

/** A small number that names a day, or a month by its number. */
export interface DayPart {
  readonly next: number;
  readonly value: number;
  /** "27th", "third": it can only be a place in an order. */
  readonly ordinal: boolean;
  readonly written: boolean;
}

/** "20 4th" is how transcribers write twenty fourth: the unit of such an ordinal. */
function splitOrdinal(tokens: readonly Token[], index: number): number | undefined {
  const unit = digitsAt(tokens, index);
  return unit.length === 1 && unit !== '0' && ORDINAL_ENDINGS.has(wordAt(tokens, index + 1)) ? Number(unit) : undefined;
}

/** "27", "27th", "27 th", "third", "twenty seventh", "twenty seven": 1 to 31. */
export function readDay(tokens: readonly Token[], index: number): DayPart | undefined {
  const digits = digitsAt(tokens, index);
  if (digits !== '') {
    const value = Number(digits);
    if (digits.length > 2 || value < 1 || value > 31) return undefined;
    const split = digits === '20' || digits === '30' ? splitOrdinal(tokens, index + 1) : undefined;
    if (split !== undefined && value + split <= 31) return { next: index + 3, value: value + split, ordinal: true, written: true };
    const isOrdinal = ORDINAL_ENDINGS.has(wordAt(tokens, index + 1));
    if (!isOrdinal && tokens[index + 1]?.kind === 'word' && tokens[index + 1]?.glued === true) return undefined;
    return { next: index + (isOrdinal ? 2 : 1), value, ordinal: isOrdinal, written: true };
  }
  const word = wordAt(tokens, index);
  const ordinal = ORDINALS.get(word);
  if (ordinal !== undefined) return ordinal <= 30 ? { next: index + 1, value: ordinal, ordinal: true, written: false } : undefined;
  const ten = TENS.get(word);
  const unit = ten === undefined ? undefined : ORDINALS.get(wordAt(tokens, index + 1));
  if (ten !== undefined && unit !== undefined && unit < 10 && ten + unit <= 31) {
    return { next: index + 2, value: ten + unit, ordinal: true, written: false };
  }
  const cardinal = readBelowHundred(tokens, index);
  if (cardinal === undefined || cardinal.value < 1 || cardinal.value > 31) return undefined;
  return { ...cardinal, ordinal: false, written: false };
}

/** A year, and whether its century was said. */
export interface YearPart {
  readonly next: number;
  readonly value: number;
  readonly century: boolean;
}

const isYear = (value: number): boolean => value >= 1850 && value <= 2150;

/** Whether something glued to a number makes it a time, an amount or a code. */
function isCut(tokens: readonly Token[], next: number): boolean {
  const after = tokens[next];
  if (after === undefined) return false;
  if (after.kind === 'word') return after.glued && tokens[next - 1]?.kind === 'digits';
  return after.glued && after.kind === 'sign' && tokens[next + 1]?.kind === 'digits' && tokens[next + 1]?.glued === true;
}

function readYearWords(tokens: readonly Token[], index: number): YearPart | undefined {
  const left = readBelowHundred(tokens, index);
  if (left === undefined) return undefined;
  if (left.value === 2 && wordAt(tokens, left.next) === 'thousand') {
    const rest = readBelowHundred(tokens, skipWord(tokens, left.next + 1, 'and'));
    return rest === undefined
      ? { next: left.next + 1, value: 2000, century: true }
      : { next: rest.next, value: 2000 + rest.value, century: true };
  }
  if (left.value < 18 || left.value > 21) return undefined;
  const century = left.value * 100;
  const word = wordAt(tokens, left.next);
  if (word === 'hundred') {
    const rest = readBelowHundred(tokens, skipWord(tokens, left.next + 1, 'and'));
    return { next: rest?.next ?? left.next + 1, value: century + (rest?.value ?? 0), century: true };
  }
  if (word === 'oh' || word === 'o' || word === 'zero') {
    const unit = UNITS.get(wordAt(tokens, left.next + 1));
    return unit === undefined ? undefined : { next: left.next + 2, value: century + unit, century: true };
  }
  const right = readBelowHundred(tokens, left.next);
  return right === undefined || right.value < 10 ? undefined : { next: right.next, value: century + right.value, century: true };
}

/** A year that says its century: "1979", "nineteen seventy nine", "two thousand and eight", "19 79". */
export function readYear(tokens: readonly Token[], index: number): YearPart | undefined {
  const digits = digitsAt(tokens, index);
  if (digits === '') return readYearWords(tokens, index);
  if (digits.length === 4) {
    const value = Number(digits);
    return isYear(value) && !isCut(tokens, index + 1) ? { next: index + 1, value, century: true } : undefined;
  }
  const rest = digitsAt(tokens, index + 1);
  if ((digits === '19' || digits === '20') && rest.length === 2 && !isCut(tokens, index + 2)) {
    return { next: index + 2, value: Number(digits + rest), century: true };
  }
  return undefined;
}

/** A year of two digits: "'79", "79", and in words when `words` is allowed. */
export function readShortYear(tokens: readonly Token[], index: number, words: boolean): YearPart | undefined {
  const at = signAt(tokens, index, "'\u2019\u2018") ? index + 1 : index;
  const digits = digitsAt(tokens, at);
  if (digits.length === 2 && !isCut(tokens, at + 1) && splitOrdinal(tokens, at + 1) === undefined) return { next: at + 1, value: Number(digits), century: false };
  const spoken = words ? readBelowHundred(tokens, at) : undefined;
  return spoken === undefined || spoken.value < 10 ? undefined : { ...spoken, century: false };
}
