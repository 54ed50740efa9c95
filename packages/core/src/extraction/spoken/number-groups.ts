import { DIGIT_WORDS, SCALES, TEENS, TENS, UNITS } from './number-words.ts';
import { plus, quantityOfDigits, shifted, times, wholeQuantity, type Quantity } from './quantity.ts';
import { digitsAt, signAt, skipWord, wordAt, type Token } from './tokens.ts';

/** A piece of a number and where it ends. */
export interface NumberPart {
  readonly next: number;
  readonly value: Quantity;
}

const part = (next: number, value: Quantity | undefined): NumberPart | undefined => (value === undefined ? undefined : { next, value });

/** "135", "1,250", "1,250.50", ".5": `undefined` for shapes that are not one number ("1.2.3", "5:30", "05/06"). */
function readWritten(tokens: readonly Token[], index: number): NumberPart | undefined {
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

function withHundreds(tokens: readonly Token[], hundreds: number, index: number): NumberPart | undefined {
  const rest = readAfterHundred(tokens, index);
  return rest === undefined ? part(index, wholeQuantity(hundreds * 100)) : part(rest.next, wholeQuantity(hundreds * 100 + rest.value));
}

/** "point five", "point two five": the digits after the point; `undefined` when none are said. */
export function readFraction(tokens: readonly Token[], index: number): { readonly next: number; readonly digits: string } | undefined {
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

function withFraction(tokens: readonly Token[], base: NumberPart): NumberPart | undefined {
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
export function readAndFraction(tokens: readonly Token[], index: number): NumberPart | undefined {
  if (wordAt(tokens, index) !== 'and') return undefined;
  const at = skipWord(tokens, index + 1, 'a', 'one');
  const word = wordAt(tokens, at);
  if (word === 'half') return part(at + 1, { units: 5, scale: 1 });
  if (word === 'quarter') return part(at + 1, { units: 25, scale: 2 });
  if (word === 'three' && wordAt(tokens, at + 1) === 'quarters') return part(at + 2, { units: 75, scale: 2 });
  return undefined;
}

/** A number before its scale word, with how sure it is. */
export interface NumberGroup extends NumberPart {
  readonly pair: boolean;
  readonly approximate: boolean;
}

/** What stands before a scale word: "a hundred and thirty five", "1.2", "twelve hundred", "two and a half", "two fifty". */
export function readGroup(tokens: readonly Token[], index: number): NumberGroup | undefined {
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
  if (word === 'hundred') return UNCOUNTED.has(wordAt(tokens, index - 1)) ? undefined : plain(withHundreds(tokens, 1, index + 1));
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

const plain = (found: NumberPart | undefined): NumberGroup | undefined => (found === undefined ? undefined : { ...found, pair: false, approximate: false });

/** "couple", "couple of", "couple hundred". */
function coupleAt(tokens: readonly Token[], index: number): NumberGroup {
  const of = skipWord(tokens, index + 1, 'of');
  const hundred = skipWord(tokens, of, 'hundred');
  if (hundred > of) return { next: hundred, value: { units: 200, scale: 0 }, pair: false, approximate: true };
  const isScaled = SCALES.has(wordAt(tokens, of));
  return { next: isScaled ? of : index + 1, value: { units: 2, scale: 0 }, pair: false, approximate: true };
}

/** "a few hundred", "several hundred": nobody said how many. */
const UNCOUNTED = new Set(['few', 'several', 'many', 'some', 'odd']);

function readAfterArticle(tokens: readonly Token[], index: number): NumberGroup | undefined {
  const word = wordAt(tokens, index + 1);
  if (word === 'hundred') return plain(withHundreds(tokens, 1, index + 2));
  if (word === 'couple') return coupleAt(tokens, index + 1);
  if (word === 'dozen') return plain(part(index + 2, wholeQuantity(12)));
  if (SCALES.has(word) && word !== 'k') return plain(part(index + 1, wholeQuantity(1)));
  return undefined;
}

/** "two fifty", "nineteen seventy nine", "nineteen oh five". */
function readPair(tokens: readonly Token[], left: { readonly next: number; readonly value: number }): NumberPart | undefined {
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
export function readFractionOfScale(tokens: readonly Token[], index: number): NumberPart | undefined {
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

