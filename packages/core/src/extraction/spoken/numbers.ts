import { readDigitPiece } from './digit-run.ts';
import { DIGIT_WORDS, GLUED_SCALES, ORDINAL_ENDINGS, ORDINALS, REPEATS, SCALES, TEENS, TENS, UNITS, isNumberWord } from './number-words.ts';
import { isLess, plus, quantityOfDigits, shifted, times, wholeQuantity, type Quantity } from './quantity.ts';
import { digitsAt, signAt, skipWord, wordAt, type Token } from './tokens.ts';

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
  /** "a couple" and the like. */
  readonly approximate: boolean;
}

interface Part {
  readonly next: number;
  readonly value: Quantity;
}

const part = (next: number, value: Quantity | undefined): Part | undefined => (value === undefined ? undefined : { next, value });

/** "135", "1,250", "1,250.50", ".5": `undefined` for shapes that are not one number ("1.2.3", "5:30", "05/06"). */
function readWritten(tokens: readonly Token[], index: number): Part | undefined {
  let whole = digitsAt(tokens, index);
  let next = index + 1;
  if (whole === '') return undefined;
  const grouped = whole.length <= 3 && !whole.startsWith('0');
  while (isGluedPair(tokens, next, ',')) {
    const group = digitsAt(tokens, next + 1);
    if (!grouped || group.length !== 3) return undefined;
    whole += group;
    next += 2;
  }
  let fraction = '';
  if (isGluedPair(tokens, next, '.')) {
    fraction = digitsAt(tokens, next + 1);
    next += 2;
  }
  return part(next, quantityOfDigits(whole, fraction));
}

/** A sign with digits glued to both of its sides. */
const isGluedPair = (tokens: readonly Token[], index: number, sign: string): boolean =>
  signAt(tokens, index, sign) && tokens[index]?.glued === true && tokens[index + 1]?.kind === 'digits' && tokens[index + 1]?.glued === true;

/** 0 to 99 in words. */
export function readBelowHundred(tokens: readonly Token[], index: number): { readonly next: number; readonly value: number } | undefined {
  const word = wordAt(tokens, index);
  const small = UNITS.get(word) ?? TEENS.get(word);
  if (small !== undefined) return { next: index + 1, value: small };
  const ten = TENS.get(word);
  if (ten === undefined) return undefined;
  const unit = UNITS.get(wordAt(tokens, index + 1));
  return unit === undefined || unit === 0 ? { next: index + 1, value: ten } : { next: index + 2, value: ten + unit };
}

/** Whether what starts here multiplies itself ("… and two hundred", "… and five thousand"): then it is another number. */
const isScaledWord = (tokens: readonly Token[], index: number): boolean => {
  const word = wordAt(tokens, index);
  return word === 'hundred' || SCALES.has(word);
};

/** What may follow "hundred": "[and] thirty five", "[and] 35". */
function readAfterHundred(tokens: readonly Token[], index: number): { readonly next: number; readonly value: number } | undefined {
  const at = skipWord(tokens, index, 'and', 'n');
  const words = readBelowHundred(tokens, at);
  if (words !== undefined) return words.value > 0 && wordAt(tokens, words.next) !== 'hundred' ? words : undefined;
  const written = digitsAt(tokens, at);
  const isTail = written.length > 0 && written.length <= 2 && Number(written) > 0 && !continuesWritten(tokens, at + 1);
  return isTail ? { next: at + 1, value: Number(written) } : undefined;
}

const continuesWritten = (tokens: readonly Token[], index: number): boolean => {
  const token = tokens[index];
  return token?.glued === true && (token.kind === 'word' || '.,:/-'.includes(token.folded)) && (token.kind === 'word' || tokens[index + 1]?.kind === 'digits');
};

function withHundreds(tokens: readonly Token[], hundreds: number, index: number): Part | undefined {
  const rest = readAfterHundred(tokens, index);
  return rest === undefined ? part(index, wholeQuantity(hundreds * 100)) : part(rest.next, wholeQuantity(hundreds * 100 + rest.value));
}

/** "point five", "point two five": the digits after it; `''` when nothing is said there. */
function readFraction(tokens: readonly Token[], index: number): { readonly next: number; readonly digits: string } | undefined {
  if (wordAt(tokens, index) !== 'point') return undefined;
  let digits = digitsAt(tokens, index + 1);
  let next = index + 2;
  if (digits === '') {
    const pair = readBelowHundred(tokens, index + 1);
    if (pair !== undefined && pair.value >= 10) return { next: pair.next, digits: String(pair.value) };
    next = index + 1;
    while (DIGIT_WORDS.has(wordAt(tokens, next)) && digits.length < 12) {
      digits += DIGIT_WORDS.get(wordAt(tokens, next)) as string;
      next += 1;
    }
  }
  return digits === '' ? undefined : { next, digits };
}

function withFraction(tokens: readonly Token[], base: Part): Part | undefined {
  const fraction = readFraction(tokens, base.next);
  if (fraction !== undefined && base.value.scale === 0) {
    return part(fraction.next, quantityOfDigits(String(base.value.units), fraction.digits));
  }
  const half = readAndFraction(tokens, base.next);
  if (half === undefined) return base;
  const sum = plus(base.value, half.value);
  return part(half.next, sum);
}

/** "and a half", "and a quarter", "and three quarters". */
export function readAndFraction(tokens: readonly Token[], index: number): Part | undefined {
  if (wordAt(tokens, index) !== 'and') return undefined;
  const at = skipWord(tokens, index + 1, 'a', 'one');
  const word = wordAt(tokens, at);
  if (word === 'half') return part(at + 1, { units: 5, scale: 1 });
  if (word === 'quarter') return part(at + 1, { units: 25, scale: 2 });
  if (word === 'three' && wordAt(tokens, at + 1) === 'quarters') return part(at + 2, { units: 75, scale: 2 });
  return undefined;
}

interface Group extends Part {
  readonly pair: boolean;
  readonly approximate: boolean;
}

/** What stands before a scale word: "a hundred and thirty five", "1.2", "twelve hundred", "two and a half", "two fifty". */
function readGroup(tokens: readonly Token[], index: number): Group | undefined {
  const word = wordAt(tokens, index);
  if (word === 'a' || word === 'an') return readAfterArticle(tokens, index);
  if (word === 'couple') return coupleAt(tokens, index);
  const written = readWritten(tokens, index);
  if (written !== undefined) {
    if (wordAt(tokens, written.next) === 'hundred' && written.value.scale === 0 && written.value.units < 100) {
      return plain(withHundreds(tokens, written.value.units, written.next + 1));
    }
    return plain(withFraction(tokens, written));
  }
  if (word === 'hundred') return plain(withHundreds(tokens, 1, index + 1));
  if (word === 'point') {
    const fraction = readFraction(tokens, index);
    return fraction === undefined ? undefined : plain(part(fraction.next, quantityOfDigits('0', fraction.digits)));
  }
  const below = readBelowHundred(tokens, index);
  if (below === undefined) return undefined;
  if (wordAt(tokens, below.next) === 'hundred' && below.value > 0) {
    const hundreds = withHundreds(tokens, below.value, below.next + 1);
    return hundreds === undefined ? undefined : plain(withFraction(tokens, hundreds));
  }
  const dozen = wordAt(tokens, below.next) === 'dozen' ? part(below.next + 1, wholeQuantity(below.value * 12)) : undefined;
  if (dozen !== undefined) return plain(dozen);
  const pair = readPair(tokens, below);
  if (pair !== undefined) return { ...pair, pair: true, approximate: false };
  const base = part(below.next, wholeQuantity(below.value));
  return base === undefined ? undefined : plain(withFraction(tokens, base));
}

const plain = (found: Part | undefined): Group | undefined => (found === undefined ? undefined : { ...found, pair: false, approximate: false });

function coupleAt(tokens: readonly Token[], index: number): Group {
  return { next: skipWord(tokens, index + 1, 'of'), value: { units: 2, scale: 0 }, pair: false, approximate: true };
}

function readAfterArticle(tokens: readonly Token[], index: number): Group | undefined {
  const word = wordAt(tokens, index + 1);
  if (word === 'hundred') return plain(withHundreds(tokens, 1, index + 2));
  if (word === 'couple') return coupleAt(tokens, index + 1);
  if (word === 'dozen') return plain(part(index + 2, wholeQuantity(12)));
  if (SCALES.has(word) && word !== 'k') return plain(part(index + 1, wholeQuantity(1)));
  return undefined;
}

/** "two fifty", "nineteen seventy nine", "nineteen oh five". */
function readPair(tokens: readonly Token[], left: { readonly next: number; readonly value: number }): Part | undefined {
  if (left.value === 0) return undefined;
  const zero = wordAt(tokens, left.next);
  if (left.value >= 10 && (zero === 'oh' || zero === 'o')) {
    const unit = UNITS.get(wordAt(tokens, left.next + 1));
    return unit === undefined || unit === 0 ? undefined : part(left.next + 2, wholeQuantity(left.value * 100 + unit));
  }
  const right = readBelowHundred(tokens, left.next);
  return right === undefined || right.value < 10 ? undefined : part(right.next, wholeQuantity(left.value * 100 + right.value));
}

/** "half a million", "a quarter of a million", "three quarters of a million", "half a dozen". */
function readFractionOfScale(tokens: readonly Token[], index: number): Part | undefined {
  let at = skipWord(tokens, index, 'a');
  let share: Quantity | undefined;
  if (wordAt(tokens, at) === 'half') share = { units: 5, scale: 1 };
  else if (wordAt(tokens, at) === 'quarter') share = { units: 25, scale: 2 };
  else if (wordAt(tokens, at) === 'three' && wordAt(tokens, at + 1) === 'quarters') {
    share = { units: 75, scale: 2 };
    at += 1;
  }
  if (share === undefined) return undefined;
  at = skipWord(tokens, skipWord(tokens, at + 1, 'of'), 'a', 'one');
  const word = wordAt(tokens, at);
  if (word === 'dozen') return part(at + 1, times(share, 12));
  const power = word === 'hundred' ? 2 : SCALES.get(word);
  return power === undefined || word === 'k' ? undefined : part(at + 1, shifted(share, power));
}

function scaleAt(tokens: readonly Token[], index: number, afterDigits: boolean): number | undefined {
  const token = tokens[index];
  if (token?.kind !== 'word') return undefined;
  const glued = afterDigits && token.glued ? GLUED_SCALES.get(token.folded) : undefined;
  return glued ?? SCALES.get(token.folded);
}

/** Reads the number that starts at `index`; `undefined` when none does. */
function readNumber(tokens: readonly Token[], index: number): NumberReading | undefined {
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
  return total === undefined ? undefined : { first: index, next, value: total, shape: pair ? 'pair' : 'cardinal', approximate };
}

/** The smaller group after a scale word: "… two hundred and five", "…, three hundred", "… and 50". */
function readFollowing(tokens: readonly Token[], index: number, power: number): Group | undefined {
  const comma = signAt(tokens, index, ',') ? 1 : 0;
  const joined = wordAt(tokens, index + comma) === 'and';
  const at = index + comma + (joined ? 1 : 0);
  const word = wordAt(tokens, at);
  if (!isNumberWord(word) && word !== 'a' && digitsAt(tokens, at) === '') return undefined;
  const group = readGroup(tokens, at);
  if (group === undefined || group.pair || group.value.scale > 0) return undefined;
  if (comma === 1 && isLess(group.value, { units: 100, scale: 0 }) && !joined) return undefined;
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
  if (first.glued && before !== undefined && before.kind === 'word') return true;
  const inRange = isHyphenRange(tokens, reading.first - 2);
  if (first.glued && before?.kind === 'sign' && tokens[reading.first - 2]?.kind === 'digits' && before.glued && !inRange) return true;
  if (after?.glued !== true || isHyphenRange(tokens, reading.first)) return false;
  return after.kind === 'sign' && tokens[reading.next + 1]?.glued === true && tokens[reading.next + 1]?.kind === 'digits';
};

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
    const runs = isNumeric(tokens, reading.next);
    const ordinal = isOrdinal(tokens, reading.next) && wordAt(tokens, reading.next) !== 'second';
    if (runs || isGluedInto(tokens, reading)) {
      index = skipNumeric(tokens, reading.next);
      continue;
    }
    if (!ordinal) found.push(reading);
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
