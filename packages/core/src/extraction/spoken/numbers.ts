import { readDigitPiece } from './digit-run.ts';
import { readAndFraction, readFraction, readFractionOfScale, readGroup, type NumberGroup } from './number-groups.ts';
import { GLUED_SCALES, ORDINAL_ENDINGS, ORDINALS, REPEATS, SCALES, isNumberWord } from './number-words.ts';
import { isLess, plus, quantityOfDigits, shifted, type Quantity } from './quantity.ts';
import { digitsAt, signAt, wordAt, type Token } from './tokens.ts';

/** A number in a text. */
export interface NumberReading {
  /** First token, and index after the last. */
  readonly first: number;
  readonly next: number;
  readonly value: Quantity;
  /**
   * `cardinal`: it has one meaning ("a hundred and five", "1,250"). `pair`: two short numbers side by side that people
   * use for one ("two fifty", "nineteen seventy nine").
   */
  readonly shape: 'cardinal' | 'pair';
  /** "a couple", "about fifty", "at least twenty". */
  readonly approximate: boolean;
}

/** Whether what starts here multiplies itself ("… and two hundred", "… and five thousand"): then it is another number. */
const isScaledWord = (tokens: readonly Token[], index: number): boolean => {
  const word = wordAt(tokens, index);
  return word === 'hundred' || SCALES.has(word);
};

function scaleAt(tokens: readonly Token[], index: number, afterDigits: boolean): number | undefined {
  const token = tokens[index];
  if (token?.kind !== 'word') return undefined;
  const glued = afterDigits && token.glued ? GLUED_SCALES.get(token.folded) : undefined;
  return glued ?? SCALES.get(token.folded);
}

/** Reads the number that starts at `index`; `undefined` when none does. */
export function readNumber(tokens: readonly Token[], index: number): NumberReading | undefined {
  const share = readFractionOfScale(tokens, index);
  if (share !== undefined) return { first: index, next: share.next, value: share.value, shape: 'cardinal', approximate: false };
  let group = readGroup(tokens, index);
  if (group === undefined) return undefined;
  let { next, approximate } = group;
  let total: Quantity | undefined;
  let ceiling = Number.POSITIVE_INFINITY;
  let pair = group.pair;
  for (;;) {
    const power = scaleAt(tokens, group.next, tokens[group.next - 1]?.kind === 'digits');
    if (power !== undefined && power >= ceiling) break;
    if (power === undefined && total !== undefined && !isLess(group.value, { units: 10 ** ceiling, scale: 0 })) break;
    const scaled = shifted(group.value, power ?? 0);
    const sum = scaled === undefined ? undefined : total === undefined ? scaled : plus(total, scaled);
    if (sum === undefined) return undefined;
    total = sum;
    next = power === undefined ? group.next : group.next + 1;
    approximate ||= group.approximate;
    if (power === undefined) break;
    pair = false;
    ceiling = power;
    const half = readAndFraction(tokens, next);
    const grown = half === undefined ? undefined : shifted(half.value, power);
    if (half !== undefined && grown !== undefined && !isScaledWord(tokens, half.next)) {
      const whole = plus(total, grown);
      return whole === undefined ? undefined : { first: index, next: half.next, value: whole, shape: 'cardinal', approximate };
    }
    const following = readFollowing(tokens, next, power);
    if (following === undefined) break;
    group = following;
  }
  if (total === undefined) return undefined;
  const tail = pair || total.scale > 0 ? undefined : readFraction(tokens, next);
  const whole = tail === undefined ? total : quantityOfDigits(String(total.units), tail.digits);
  return whole === undefined ? undefined : { first: index, next: tail?.next ?? next, value: whole, shape: pair ? 'pair' : 'cardinal', approximate };
}

/** The smaller group after a scale word: "… two hundred and five", "…, three hundred", "… and 50". */
function readFollowing(tokens: readonly Token[], index: number, power: number): NumberGroup | undefined {
  const comma = signAt(tokens, index, ',') ? 1 : 0;
  const joined = wordAt(tokens, index + comma) === 'and';
  const at = index + comma + (joined ? 1 : 0);
  const word = wordAt(tokens, at);
  if (!isNumberWord(word) && word !== 'a' && digitsAt(tokens, at) === '') return undefined;
  const group = readGroup(tokens, at);
  if (group === undefined || group.pair || (group.value.scale > 0 && scaleAt(tokens, group.next, true) !== undefined)) return undefined;
  if (comma === 1 && isLess(group.value, { units: 100, scale: 0 }) && !joined) return undefined;
  // "$15 billion three-year notes" is no 15,000,000,003: after millions the rest is at least a hundred, or said with "and".
  const isScaled = scaleAt(tokens, group.next, false) !== undefined;
  if (power > 3 && !joined && !isScaled && isLess(group.value, { units: 100, scale: 0 })) return undefined;
  if (isCompound(tokens, group.next)) return undefined;
  const own = scaleAt(tokens, group.next, false);
  return own !== undefined && own >= power ? undefined : group;
}

/** Whether the token is a piece of a number: digits, a number word, "double" before a digit. */
function isNumeric(tokens: readonly Token[], index: number): boolean {
  const token = tokens[index];
  if (token?.kind === 'digits') return true;
  if (token?.kind !== 'word') return false;
  return isNumberWord(token.folded) || token.folded === 'oh' || (REPEATS.has(token.folded) && readDigitPiece(tokens, index) !== undefined);
}

/** "three-year": a word joined to the number before it by a hyphen. */
const isCompound = (tokens: readonly Token[], index: number): boolean =>
  tokens[index]?.kind === 'word' && tokens[index].glued && tokens[index - 1]?.kind === 'word' && !isNumberWord(wordAt(tokens, index));

const isOrdinal = (tokens: readonly Token[], index: number): boolean => {
  const token = tokens[index];
  if (token?.kind !== 'word') return false;
  return token.glued && tokens[index - 1]?.kind === 'digits' ? ORDINAL_ENDINGS.has(token.folded) : ORDINALS.has(token.folded);
};

/** "5-10": two short written numbers, the second greater, and nothing more glued to either ("415-286-4371" is none). */
function isHyphenRange(tokens: readonly Token[], first: number): boolean {
  const low = digitsAt(tokens, first);
  const high = digitsAt(tokens, first + 2);
  if (low === '' || high === '' || high.length > 4 || !signAt(tokens, first + 1, '-\u2013')) return false;
  if (low.startsWith('0') || Number(low) >= Number(high)) return false;
  const before = tokens[first - 1];
  const isJoined = tokens[first]?.glued === true && before !== undefined && (before.kind === 'word' || '-/:.'.includes(before.folded));
  const after = tokens[first + 3];
  return !isJoined && !(after?.glued === true && after.kind === 'sign' && tokens[first + 4]?.kind === 'digits' && tokens[first + 4]?.glued === true);
}

/** Letters or digits glued to a written number make it part of something else ("A4", "5pm", "4x4"). */
const isGluedInto = (tokens: readonly Token[], reading: NumberReading): boolean => {
  const first = tokens[reading.first] as Token;
  const after = tokens[reading.next];
  const before = tokens[reading.first - 1];
  if (first.glued && before !== undefined && before.kind === 'word' && first.kind === 'digits') return true;
  if (first.glued && signAt(tokens, reading.first - 1, '-') && before?.glued === true && tokens[reading.first - 2]?.kind === 'word') return true;
  const inRange = isHyphenRange(tokens, reading.first - 2);
  if (first.glued && before?.kind === 'sign' && tokens[reading.first - 2]?.kind === 'digits' && before.glued && !inRange) return true;
  if (after?.glued !== true || isHyphenRange(tokens, reading.first)) return false;
  return after.kind === 'sign' && tokens[reading.next + 1]?.glued === true && tokens[reading.next + 1]?.kind === 'digits';
};

const ROUGH_BEFORE = new Set(['about', 'around', 'roughly', 'approximately', 'approx', 'nearly', 'almost', 'over', 'under', 'circa', 'somewhere']);
const ROUGH_AFTER = new Set(['ish', 'odd', 'something']);

/** "about fifty", "at least 20", "more than $100", "200 or so": said not to be exact. */
function isRough(tokens: readonly Token[], reading: NumberReading): boolean {
  const at = reading.first - (tokens[reading.first - 1]?.kind === 'sign' ? 2 : 1);
  const before = wordAt(tokens, at);
  if (ROUGH_BEFORE.has(before)) return true;
  if (before === 'than' && ['more', 'less'].includes(wordAt(tokens, at - 1))) return true;
  if ((before === 'least' || before === 'most') && wordAt(tokens, at - 1) === 'at') return true;
  const after = wordAt(tokens, reading.next);
  return ROUGH_AFTER.has(after) || (after === 'or' && wordAt(tokens, reading.next + 1) === 'so');
}

/**
 * Every number in a text that stands alone as one quantity, in order, not overlapping. Digits read out one by one
 * ("one three five six"), numbers side by side ("424 5043883"), ordinals, clock times and written dates are passed
 * over whole: no part of them is a quantity. A suffix glued to the number ("50c", "5pm") is left to the caller.
 */
export function numbersIn(tokens: readonly Token[]): readonly NumberReading[] {
  const found: NumberReading[] = [];
  let index = 0;
  while (index < tokens.length) {
    const reading = readNumber(tokens, index);
    if (reading === undefined) {
      index = isNumeric(tokens, index) ? skipNumeric(tokens, index) : index + 1;
      continue;
    }
    const runs = isNumeric(tokens, reading.next) && !isCompound(tokens, reading.next + 1);
    const ordinal = isOrdinal(tokens, reading.next) && wordAt(tokens, reading.next) !== 'second';
    if (runs || isGluedInto(tokens, reading)) {
      index = skipNumeric(tokens, reading.next);
      continue;
    }
    if (!ordinal) found.push(isRough(tokens, reading) ? { ...reading, approximate: true } : reading);
    index = reading.next;
  }
  return found;
}

/** Index after a stretch of numeric tokens and the signs glued between them. */
function skipNumeric(tokens: readonly Token[], index: number): number {
  let at = index;
  while (at < tokens.length) {
    if (isNumeric(tokens, at)) at += 1;
    else if (tokens[at]?.kind === 'sign' && tokens[at]?.glued && tokens[at + 1]?.glued && isNumeric(tokens, at + 1)) at += 1;
    else break;
  }
  return at;
}
