import { amountsIn, type AmountReading } from '../spoken/ranges.ts';
import { signAt, tokenise, wordAt, type Token } from '../spoken/tokens.ts';
import { CURRENCY_SIGNS, currencyOfWord, dollarOf } from './currencies.ts';
import { hasSuffix, isClockNumber, isDateNumber, isHouseNumber, isPronounOne } from './not-amounts.ts';

const HINT = /[\d\uFF10-\uFF19]|hundred|thousand|million|billion|zero|one|two|three|four|five|six|seven|eight|nine|\bten\b|eleven|twelve|teen|twenty|thirty|fort|fifty|sixty|ninety|dozen|couple|half|\bnil\b/i;

/** A number that is not money, a clock time, a date or part of a code, and whether it is said to be negative. */
export interface PlainNumber extends AmountReading {
  readonly negative: boolean;
}

const isMoney = (tokens: readonly Token[], amount: AmountReading): boolean =>
  signAt(tokens, amount.first - 1, CURRENCY_SIGNS) ||
  (signAt(tokens, amount.next, CURRENCY_SIGNS) && tokens[amount.next]?.glued === true) ||
  currencyOfWord(wordAt(tokens, amount.next)) !== undefined ||
  (dollarOf(wordAt(tokens, amount.next)) !== undefined && currencyOfWord(wordAt(tokens, amount.next + 1)) !== undefined) ||
  ['cents', 'cent', 'pence'].includes(wordAt(tokens, amount.next));

function signOf(tokens: readonly Token[], first: number): { readonly first: number; readonly negative: boolean } {
  const before = wordAt(tokens, first - 1);
  if (before === 'minus' || before === 'negative') return { first: first - 1, negative: true };
  const isMinus = signAt(tokens, first - 1, '-\u2212') && tokens[first]?.glued === true && tokens[first - 1]?.glued !== true;
  return isMinus ? { first: first - 1, negative: true } : { first, negative: false };
}

/** The numbers of a text that `integer` and `decimal` targets may take, with the tokens they were read from. */
export function plainNumbersIn(text: string): { readonly tokens: readonly Token[]; readonly numbers: readonly PlainNumber[] } {
  if (!HINT.test(text)) return { tokens: [], numbers: [] };
  const tokens = tokenise(text);
  const numbers: PlainNumber[] = [];
  for (const amount of amountsIn(tokens)) {
    if (isMoney(tokens, amount) || hasSuffix(tokens, amount)) continue;
    if (isClockNumber(tokens, amount) || isDateNumber(tokens, amount) || isPronounOne(tokens, amount) || isHouseNumber(tokens, amount.next)) continue;
    const { first, negative } = signOf(tokens, amount.first);
    numbers.push({ ...amount, first, negative });
  }
  return { tokens, numbers };
}
