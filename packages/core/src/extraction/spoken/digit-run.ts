import { DIGIT_WORDS, REPEATS, TEENS, TENS, UNITS } from './number-words.ts';
import { digitsAt, wordAt, type Token } from './tokens.ts';

/** Digits said or written one after the other. */
export interface DigitRun {
  readonly digits: string;
  /** Index after the last token. */
  readonly next: number;
}

const HUNDREDS: ReadonlyMap<string, string> = new Map([['hundred', '00'], ['thousand', '000']]);

function zeros(tokens: readonly Token[], index: number, digits: string): DigitRun {
  const ending = HUNDREDS.get(wordAt(tokens, index));
  return ending === undefined ? { digits, next: index } : { digits: digits + ending, next: index + 1 };
}

/**
 * The next piece of a number read out digit by digit: a digit word, "double five", written digits, "forty one",
 * "twelve", "thirteen hundred" (1300), "eight hundred" (800). `undefined` when the token is none of these.
 */
export function readDigitPiece(tokens: readonly Token[], index: number): DigitRun | undefined {
  const written = digitsAt(tokens, index);
  if (written !== '') return { digits: written, next: index + 1 };
  const word = wordAt(tokens, index);
  if (word === '') return undefined;
  const repeat = REPEATS.get(word);
  if (repeat !== undefined) {
    const one = DIGIT_WORDS.get(wordAt(tokens, index + 1)) ?? digitsAt(tokens, index + 1);
    return one.length === 1 ? { digits: one.repeat(repeat), next: index + 2 } : undefined;
  }
  const digit = DIGIT_WORDS.get(word);
  if (digit !== undefined) return digit === '0' ? { digits: '0', next: index + 1 } : zeros(tokens, index + 1, digit);
  const teen = TEENS.get(word);
  if (teen !== undefined) return zeros(tokens, index + 1, String(teen));
  const ten = TENS.get(word);
  if (ten === undefined) return undefined;
  const unit = UNITS.get(wordAt(tokens, index + 1));
  if (unit !== undefined && unit > 0) return zeros(tokens, index + 2, String(ten + unit));
  return zeros(tokens, index + 1, String(ten));
}
