import { readDigitPiece } from '../spoken/digit-run.ts';
import { readBelowHundred } from '../spoken/number-groups.ts';
import { readNumber } from '../spoken/numbers.ts';
import { inParts } from '../spoken/quantity.ts';
import { digitsAt, signAt, wordAt, type Token } from '../spoken/tokens.ts';
import { mentionOf } from './mention.ts';
import { isMonthWord } from './month-names.ts';
import { isHouseNumber } from './not-amounts.ts';
import type { Mention } from './parser.ts';

const isAustralian = (code: string): boolean => code >= '0800' || (code >= '0200' && code <= '0299');

interface Format {
  readonly length: number;
  readonly holds: (code: string) => boolean;
}

const any = (): boolean => true;

/** Lengths of the postcodes made of digits only, by ISO 3166 region (Universal Postal Union's country pages). */
const FORMATS: ReadonlyMap<string, Format> = new Map([
  ['AU', { length: 4, holds: isAustralian }],
  ['NZ', { length: 4, holds: (code) => code > '0100' }],
  ['ZA', { length: 4, holds: (code) => code > '0000' }],
  ['DK', { length: 4, holds: any }], ['NO', { length: 4, holds: any }], ['CH', { length: 4, holds: any }],
  ['AT', { length: 4, holds: any }], ['BE', { length: 4, holds: any }],
  ['US', { length: 5, holds: (code) => code > '00500' }],
  ['DE', { length: 5, holds: any }], ['FR', { length: 5, holds: any }], ['ES', { length: 5, holds: any }],
  ['IT', { length: 5, holds: any }], ['FI', { length: 5, holds: any }], ['MX', { length: 5, holds: any }],
  ['IN', { length: 6, holds: (code) => code >= '100000' }],
  ['SG', { length: 6, holds: any }],
]);

/** Words after a number that say what it counts. */
const COUNTED = new Set(['dollars', 'bucks', 'people', 'percent', 'am', 'pm', 'oclock', 'street', 'st', 'road', 'rd', 'avenue', 'ave', 'drive', 'days', 'hours', 'minutes', 'years', 'km', 'kms', 'miles', 'k', 'million', 'pounds', 'euros', 'quid', 'grand']);

/** A run of digits without signs, where it is not part of money, a date, a time or a longer code. */
function isFree(tokens: readonly Token[], first: number, next: number): boolean {
  const before = tokens[first - 1];
  if (tokens[first]?.glued === true && before !== undefined && (before.kind !== 'sign' || '$/-:.#,'.includes(before.folded))) return false;
  if (signAt(tokens, first - 1, '$\u00a3\u20ac')) return false;
  const after = tokens[next];
  if (after === undefined) return true;
  if (after.kind === 'word') return !(after.glued && tokens[next - 1]?.kind === 'digits') && !COUNTED.has(after.folded);
  return !(after.glued && tokens[next + 1]?.glued === true && tokens[next + 1]?.kind === 'digits') && after.folded !== '%';
}

/** "five thousand and sixty seven", "3 thousand": a postcode said as a number. */
function readAsNumber(tokens: readonly Token[], index: number, length: number): { readonly digits: string; readonly next: number } | undefined {
  const after = tokens[index]?.kind === 'digits' ? index + 1 : readBelowHundred(tokens, index)?.next;
  if (after === undefined || wordAt(tokens, after) !== 'thousand') return undefined;
  const number = readNumber(tokens, index);
  const value = number === undefined ? undefined : inParts(number.value, 0);
  return number === undefined || value === undefined || String(value).length > length ? undefined : { digits: String(value), next: number.next };
}

/** The digits read out from `index`, in one unbroken stretch, or said as one number. */
function readStretch(tokens: readonly Token[], index: number, length: number): { readonly digits: string; readonly next: number } | undefined {
  const asNumber = readAsNumber(tokens, index, length);
  if (asNumber !== undefined) return asNumber;
  let digits = '';
  let next = index;
  for (let piece = readDigitPiece(tokens, index); piece !== undefined && digits.length < 40; piece = readDigitPiece(tokens, next)) {
    digits += piece.digits;
    next = piece.next;
  }
  return digits === '' ? undefined : { digits, next };
}

/** "in 1985" is a year. */
const isYear = (tokens: readonly Token[], first: number): boolean =>
  ['in', 'since', 'year'].includes(wordAt(tokens, first - 1)) && /^(?:19|20)\d\d$/.test(digitsAt(tokens, first));

/** Every postcode made of digits in the tokens; none for a region whose postcodes are not. */
export function digitPostcodes(tokens: readonly Token[], region: string): readonly Mention<'postcode'>[] {
  const format = FORMATS.get(region);
  if (format === undefined) return [];
  const found: Mention<'postcode'>[] = [];
  let index = 0;
  while (index < tokens.length) {
    const stretch = readStretch(tokens, index, format.length);
    if (stretch === undefined) {
      index += 1;
      continue;
    }
    const { digits } = stretch;
    const more = region === 'US' && digits.length === 5 ? plusFour(tokens, stretch.next) : undefined;
    const next = more?.next ?? stretch.next;
    const isCode = digits.length === format.length && format.holds(digits) && isFree(tokens, index, next);
    if (isCode && !isHouseNumber(tokens, next) && !isYear(tokens, index) && !isMonthWord(wordAt(tokens, index - 1))) {
      found.push(mentionOf(tokens, index, next, more === undefined ? digits : `${digits}-${more.digits}`));
    }
    index = next;
  }
  return found;
}

/** The second part of a ZIP+4 code, glued on with a hyphen. */
function plusFour(tokens: readonly Token[], index: number): { readonly digits: string; readonly next: number } | undefined {
  const digits = digitsAt(tokens, index + 1);
  return signAt(tokens, index, '-') && tokens[index]?.glued === true && digits.length === 4 ? { digits, next: index + 2 } : undefined;
}
