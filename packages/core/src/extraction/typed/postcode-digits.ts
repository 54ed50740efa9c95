import { readDigitPiece } from '../spoken/digit-run.ts';
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

/** Every postcode made of digits in the tokens; none for a region whose postcodes are not. */
export function digitPostcodes(tokens: readonly Token[], region: string): readonly Mention<'postcode'>[] {
  const format = FORMATS.get(region);
  if (format === undefined) return [];
  const found: Mention<'postcode'>[] = [];
  let index = 0;
  while (index < tokens.length) {
    let piece = readDigitPiece(tokens, index);
    if (piece === undefined) {
      index += 1;
      continue;
    }
    const first = index;
    let digits = '';
    while (piece !== undefined && digits.length < 40) {
      digits += piece.digits;
      index = piece.next;
      piece = readDigitPiece(tokens, index);
    }
    let next = index;
    let code = digits;
    if (region === 'US' && digits.length === 5 && signAt(tokens, next, '-') && digitsAt(tokens, next + 1).length === 4 && tokens[next]?.glued === true) {
      code = `${digits}-${digitsAt(tokens, next + 1)}`;
      next += 2;
      index = next;
    }
    if (digits.length === format.length && format.holds(digits) && isFree(tokens, first, next) && !isHouseNumber(tokens, next) && !isMonthWord(wordAt(tokens, first - 1))) {
      found.push(mentionOf(tokens, first, next, code));
    }
  }
  return found;
}
