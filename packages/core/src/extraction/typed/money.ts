import { amountsIn, type AmountReading } from '../spoken/ranges.ts';
import { isNumberWord } from '../spoken/number-words.ts';
import { readBelowHundred } from '../spoken/number-groups.ts';
import { inParts, plus, times, type Quantity } from '../spoken/quantity.ts';
import { digitsAt, signAt, skipWord, tokenise, wordAt, type Token } from '../spoken/tokens.ts';
import type { CallContext, Money } from '../value.ts';
import { CURRENCY_SIGNS, codeOf, currencyOfSign, currencyOfWord, dollarOf, minorDigitsOf, type NamedCurrency } from './currencies.ts';
import { mentionOf } from './mention.ts';
import { hasSuffix, isClockNumber, isDateNumber, isHouseNumber, isHyphened, isLabelNumber, isLikelyYear, isPronounOne } from './not-amounts.ts';
import type { Mention, TypedParser } from './parser.ts';

const HINT = /[\d\uFF10-\uFF19]|hundred|thousand|grand|dollar|buck|quid|cent|million|billion|\bk\b|zero|one|two|three|four|five|six|seven|eight|nine|\bten\b|eleven|twelve|teen|twenty|thirty|fort|fifty|sixty|ninety|dozen|couple|half|quarter|\bmil|pound|euro/i;

/** Words after a plain number that count or measure something else. */
const OTHER_UNITS = new Set([
  'percent', 'per', 'people', 'person', 'persons', 'adults', 'kids', 'children', 'guests', 'passengers', 'seats', 'tickets',
  'rooms', 'bedrooms', 'bedroom', 'beds', 'bags', 'nights', 'days', 'day', 'night', 'weeks', 'week', 'months', 'month', 'years',
  'year', 'hours', 'hour', 'minutes', 'minute', 'mins', 'seconds', 'stars', 'star', 'times', 'miles', 'kilometres',
  'kilometers', 'kms', 'km', 'metres', 'meters', 'kilos', 'kg', 'degrees', 'points', 'staff', 'employees', 'users',
  'licences', 'licenses', 'units', 'items', 'orders', 'calls', 'lines', 'digits', 'more', 'other', 'street', 'st',
  'road', 'rd', 'avenue', 'ave', 'drive', 'boulevard', 'lane', 'court', 'th', 'nd', 'of', 'half',
]);
/** "two fifty a month": a rate says that the number is a price, "two fifty per month" too. */
const RATE_PERIODS = new Set(['day', 'night', 'week', 'fortnight', 'month', 'quarter', 'year', 'hour', 'person', 'head', 'unit', 'seat', 'user', 'annum']);

interface Priced {
  readonly first: number;
  readonly next: number;
  readonly negative: boolean;
  readonly currency: NamedCurrency | undefined;
  /** Cents said after the main unit. */
  readonly minor?: number;
}

/** A sign or code before the number: "$", "A$", "AUD 50". */
function currencyBefore(tokens: readonly Token[], first: number): { readonly first: number; readonly currency: NamedCurrency } | undefined {
  const before = tokens[first - 1];
  if (before?.kind === 'sign' && CURRENCY_SIGNS.includes(before.folded)) {
    const letters = before.glued ? wordAt(tokens, first - 2) : '';
    const currency = currencyOfSign(before.folded, letters);
    if (currency === undefined) return undefined;
    return { first: currency.code !== undefined && currencyOfSign(before.folded, '')?.code === undefined ? first - 2 : first - 1, currency };
  }
  const word = wordAt(tokens, first - 1);
  const currency = word.length === 3 ? currencyOfWord(word) : undefined;
  return currency === undefined ? undefined : { first: first - 1, currency };
}

/** A name after the number: "dollars", "Australian dollars", "hong kong dollars", "bucks", "USD". */
function currencyAfter(tokens: readonly Token[], next: number): { readonly next: number; readonly currency: NamedCurrency } | undefined {
  for (const length of [2, 1]) {
    const adjective = length === 2 ? `${wordAt(tokens, next)} ${wordAt(tokens, next + 1)}` : wordAt(tokens, next);
    const code = dollarOf(adjective);
    if (code !== undefined && currencyOfWord(wordAt(tokens, next + length))?.family === 'dollar') {
      return { next: next + length + 1, currency: { code } };
    }
  }
  if (signAt(tokens, next, CURRENCY_SIGNS) && tokens[next]?.glued === true) {
    const currency = currencyOfSign(tokens[next].folded, '');
    return currency === undefined ? undefined : { next: next + 1, currency };
  }
  const currency = currencyOfWord(wordAt(tokens, next));
  if (currency === undefined) return undefined;
  const sterling = wordAt(tokens, next + 1) === 'sterling' ? next + 2 : next + 1;
  return { next: sterling, currency };
}

/** "five dollars [and] fifty [cents]", "ten pounds 50p": the cents, when 1 to 99 of them end the amount. */
function minorAfter(tokens: readonly Token[], next: number): { readonly next: number; readonly minor: number } | undefined {
  const joined = wordAt(tokens, next) === 'and' || signAt(tokens, next, ',');
  const at = joined ? next + 1 : next;
  const written = digitsAt(tokens, at);
  const words = written === '' ? readBelowHundred(tokens, at) : written.length <= 2 ? { next: at + 1, value: Number(written) } : undefined;
  if (words === undefined || words.value < 1) return undefined;
  const isNamed = isMinorName(wordAt(tokens, words.next));
  if (isNamed) return { next: words.next + 1, minor: words.value };
  const isOver = tokens[words.next] === undefined || (tokens[words.next]?.kind === 'sign' && !tokens[words.next + 1]?.glued);
  const isPriceTail = !joined && words.value >= 10 && (isOver || RATE_PERIODS.has(wordAt(tokens, words.next + 1)));
  return isPriceTail ? { next: words.next, minor: words.value } : undefined;
}

const isMinorName = (word: string): boolean => word === 'cent' || word === 'cents' || word === 'pence' || word === 'p' || word === 'c';

const toMoney = (value: Quantity, currency: string, digits = minorDigitsOf(currency)): Money | undefined => {
  const amountMinor = inParts(value, digits);
  return amountMinor === undefined ? undefined : { amountMinor, currency };
};

/** Whether a number without any currency can be a price: nothing beside it says that it counts something else. */
function isPlainPrice(tokens: readonly Token[], amount: AmountReading): boolean {
  const after = wordAt(tokens, amount.next);
  if (hasSuffix(tokens, amount) || signAt(tokens, amount.next, '%')) return false;
  if (isClockNumber(tokens, amount) || isDateNumber(tokens, amount) || isPronounOne(tokens, amount)) return false;
  const isRate = (after === 'a' || after === 'per' || after === 'an') && RATE_PERIODS.has(wordAt(tokens, amount.next + 1));
  if (isRate) return true;
  if (OTHER_UNITS.has(after) || isNumberWord(after)) return false;
  if (amount.next === amount.first + 1) {
    const digits = digitsAt(tokens, amount.first);
    if (digits.length > 7 || (digits.length > 1 && digits.startsWith('0'))) return false;
  }
  if (isHouseNumber(tokens, amount.next) || isLikelyYear(tokens, amount) || isHyphened(tokens, amount.next)) return false;
  return !isLabelNumber(tokens, amount.first) && !signAt(tokens, amount.first - 1, '#');
}

/** "fifty cents", "99c": the amount is already in the minor unit. */
function centsAt(tokens: readonly Token[], amount: AmountReading, context: CallContext): Mention<'money'> | undefined {
  const name = wordAt(tokens, amount.next);
  if (!isMinorName(name) || amount.value.scale > 0) return undefined;
  if (name.length === 1 && tokens[amount.next]?.glued !== true) return undefined;
  const isPence = name === 'pence' || name === 'p';
  const currency = isPence ? 'GBP' : context.currency;
  return mentionOf<'money'>(tokens, amount.first, amount.next + 1, { amountMinor: amount.value.units, currency }, {
    granularity: amount.approximate ? 'approximate' : 'exact',
    assumed: isPence ? [] : ['region'],
    alternative: amount.other === undefined ? undefined : toMoney(amount.other, currency, 0),
  });
}

/** "minus fifty dollars", "-$50", "$-50": where the sign stands, when one does. */
function minusBefore(tokens: readonly Token[], first: number): number | undefined {
  const word = wordAt(tokens, first - 1);
  if (word === 'minus' || word === 'negative') return first - 1;
  const isSign = signAt(tokens, first - 1, '-\u2212') && tokens[first]?.glued === true;
  const isInner = tokens[first - 1]?.glued === true && !signAt(tokens, first - 2, CURRENCY_SIGNS);
  return isSign && !isInner ? first - 1 : undefined;
}

function pricedAt(tokens: readonly Token[], amount: AmountReading): Priced | undefined {
  const inner = amount.other === undefined ? minusBefore(tokens, amount.first) : undefined;
  const before = currencyBefore(tokens, inner ?? amount.first);
  const after = currencyAfter(tokens, skipWord(tokens, amount.next, 'odd'));
  const start = before?.first ?? inner ?? amount.first;
  const outer = inner === undefined && amount.other === undefined ? minusBefore(tokens, start) : undefined;
  const sign = { first: outer ?? start, negative: (inner ?? outer) !== undefined };
  const named = after?.currency.code !== undefined ? after.currency : (before?.currency ?? after?.currency);
  const next = after?.next ?? amount.next;
  if (named === undefined) {
    const isGrand = wordAt(tokens, amount.next - 1) === 'grand';
    return isGrand || isPlainPrice(tokens, amount) ? { ...sign, next, currency: isGrand ? { family: 'dollar' } : undefined } : undefined;
  }
  if (hasSuffix(tokens, amount) && after === undefined) return undefined;
  const minor = amount.value.scale === 0 && amount.other === undefined ? minorAfter(tokens, next) : undefined;
  return minor === undefined ? { ...sign, next, currency: named } : { ...sign, next: minor.next, currency: named, minor: minor.minor };
}

const SINGLE = new Set(['dollar', 'pound', 'euro', 'buck']);

/** "a dollar", "a dollar fifty", "dollar ninety": one of the currency, with nothing but an article to count it. */
function singlesIn(tokens: readonly Token[]): readonly AmountReading[] {
  const found: AmountReading[] = [];
  for (const [index, token] of tokens.entries()) {
    if (!SINGLE.has(token.folded) || isNumberWord(wordAt(tokens, index - 1)) || tokens[index - 1]?.kind === 'digits') continue;
    const hasArticle = wordAt(tokens, index - 1) === 'a';
    if (!hasArticle && minorAfter(tokens, index + 1) === undefined) continue;
    found.push({ first: hasArticle ? index - 1 : index, next: index, value: { units: 1, scale: 0 }, shape: 'cardinal', approximate: false });
  }
  return found;
}

function alternativeOf(amount: AmountReading, currency: string, plain: boolean): Money | undefined {
  if (amount.other !== undefined) return toMoney(amount.other, currency);
  // "twelve fifty" is 12.50 as often as 1,250, and "four ninety nine" 4.99; "two fifty" is nearly always 250.
  const isPrice = amount.value.units >= 1000 || amount.value.units % 10 !== 0;
  if (amount.shape === 'pair' && isPrice && plain) return toMoney({ units: amount.value.units, scale: 2 }, currency);
  return undefined;
}

/**
 * Money: "$1,250.50", "one point five million", "fifteen k", "twelve hundred bucks", "five dollars fifty", "99c". A
 * dollar without a country is the context's (assumed `region`). A plain number is a mention too, with the context's
 * currency (assumed `currency`), so that an answer to a question about money can be a bare number. A range is one
 * mention whose `alternative` is the upper end.
 */
export const parseMoney: TypedParser<'money'> = (text, context) => {
  if (!HINT.test(text)) return [];
  const tokens = tokenise(text);
  const found: Mention<'money'>[] = [];
  const singles = singlesIn(tokens);
  const amounts = amountsIn(tokens, CURRENCY_SIGNS);
  for (const amount of singles.length === 0 ? amounts : [...amounts, ...singles].sort((left, right) => left.first - right.first)) {
    const mention = centsAt(tokens, amount, context) ?? moneyAt(tokens, amount, context);
    if (mention !== undefined && (found.at(-1)?.end ?? 0) <= mention.start) found.push(mention);
  }
  return found;
};

function moneyAt(tokens: readonly Token[], amount: AmountReading, context: CallContext): Mention<'money'> | undefined {
  const priced = pricedAt(tokens, amount);
  if (priced === undefined) return undefined;
  const currency = priced.currency === undefined ? context.currency : codeOf(priced.currency, context.currency);
  const whole = priced.minor === undefined ? amount.value : plus(amount.value, { units: priced.minor, scale: 2 });
  const signed = whole === undefined || !priced.negative ? whole : times(whole, -1);
  const value = signed === undefined ? undefined : toMoney(signed, currency);
  const alternative = alternativeOf(amount, currency, priced.currency === undefined);
  if (value === undefined || (amount.other !== undefined && alternative === undefined)) return undefined;
  return mentionOf<'money'>(tokens, priced.first, priced.next, value, {
    granularity: amount.approximate ? 'approximate' : 'exact',
    assumed: assumedOf(priced.currency, amount),
    alternative,
  });
}

function assumedOf(currency: NamedCurrency | undefined, amount: AmountReading): string[] {
  const assumed = currency === undefined ? ['currency'] : currency.code === undefined ? ['region'] : [];
  return amount.shape === 'pair' ? [...assumed, 'magnitude'] : assumed;
}
