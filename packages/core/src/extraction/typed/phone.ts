import { parsePhoneNumberFromString, type CountryCode } from 'libphonenumber-js/min';
import { readDigitPiece } from '../spoken/digit-run.ts';
import { signAt, tokenise, wordAt, type Token } from '../spoken/tokens.ts';
import { mentionOf } from './mention.ts';
import type { Mention, TypedParser } from './parser.ts';

const HINT = /\d{3}|(?:\d\D{0,3}){6}|\b(?:oh|zero|double|triple|treble|one|two|three|four|five|six|seven|eight|nine)\b/i;

/** ITU-T E.164: at most fifteen digits; nothing shorter than a short service number is worth reading. */
const MOST = 16;
const FEWEST = 6;

interface Run {
  readonly first: number;
  readonly next: number;
  readonly digits: string;
  readonly plus: boolean;
}

/** Signs that people write between the groups of a number. A slash or colon is never one: those are dates and times. */
const SEPARATORS = '-.()\u2013\u2011 ,';

function separatorsEnd(tokens: readonly Token[], index: number): number {
  let at = index;
  while (at < index + 3 && tokens[at]?.kind === 'sign' && SEPARATORS.includes((tokens[at] as Token).folded)) at += 1;
  return at;
}

/** A full stop or comma with a space after it ends a written number: "…3113. 2 people". */
function isBreak(tokens: readonly Token[], index: number, end: number): boolean {
  for (let at = index; at < end; at += 1) {
    if (signAt(tokens, at, '.') && tokens[at + 1]?.glued === false) return true;
    if (signAt(tokens, at, ',') && tokens[at + 1]?.glued === true) return true;
  }
  return false;
}

const isPlus = (tokens: readonly Token[], index: number): boolean => signAt(tokens, index, '+') || wordAt(tokens, index) === 'plus';

function readRun(tokens: readonly Token[], index: number): Run | undefined {
  const plus = isPlus(tokens, index);
  let at = plus ? index + 1 : index;
  if (signAt(tokens, at, '(')) at += 1;
  if (tokens[at]?.kind === 'sign') return undefined;
  let digits = '';
  let next = at;
  for (;;) {
    const from = digits === '' ? at : separatorsEnd(tokens, next);
    if (digits !== '' && isBreak(tokens, next, from)) break;
    const piece = readDigitPiece(tokens, from);
    if (piece === undefined || digits.length + piece.digits.length > 2 * MOST) break;
    digits += piece.digits;
    next = piece.next;
  }
  return digits === '' ? undefined : { first: index, next, digits, plus };
}

/** Letters, a slash or a currency sign glued to the digits make them something else. */
function isPartOfOther(tokens: readonly Token[], run: Run): boolean {
  const before = tokens[run.first - 1];
  const first = tokens[run.first] as Token;
  if (first.glued && before !== undefined && (before.kind === 'word' || '/:$\u00a3\u20ac#@_'.includes(before.folded))) return true;
  const after = tokens[run.next];
  if (after?.glued !== true || tokens[run.next - 1]?.kind !== 'digits') return false;
  return after.kind === 'word' || ('/:@_%'.includes(after.folded) && tokens[run.next + 1]?.glued === true);
}

const REGION = /^[A-Z]{2}$/;

/**
 * E.164 of a run of digits, by the region. A number that no plan lists yet (US 555) is read when it has the region's
 * full length; a local number without its area code is not, since the area was not said.
 */
function toE164(digits: string, plus: boolean, region: string): { readonly value: string; readonly national: boolean } | undefined {
  if (digits.length < FEWEST || digits.length > MOST) return undefined;
  const country = REGION.test(region) ? (region as CountryCode) : undefined;
  const isInternational = plus || (digits.startsWith('00') && region !== 'AU');
  const text = plus ? `+${digits}` : isInternational ? `+${digits.slice(2)}` : digits;
  const parsed = country === undefined ? parsePhoneNumberFromString(text) : parsePhoneNumberFromString(text, country);
  if (parsed !== undefined && (parsed.isValid() || isComplete(parsed, digits, isInternational))) {
    return { value: parsed.number, national: !isInternational };
  }
  return isInternational ? undefined : withCountryCode(digits, country);
}

type Parsed = NonNullable<ReturnType<typeof parsePhoneNumberFromString>>;

function isComplete(parsed: Parsed, digits: string, isInternational: boolean): boolean {
  if (!parsed.isPossible()) return false;
  if (isInternational) return true;
  if (parsed.countryCallingCode === '1') return parsed.nationalNumber.length === 10;
  return digits.startsWith('0') && parsed.nationalNumber.length >= 8;
}

/** "61 412 345 678" and "1 415 …" said without the plus: only when it makes a valid number. */
function withCountryCode(digits: string, country: CountryCode | undefined): { readonly value: string; readonly national: boolean } | undefined {
  if (digits.length < 11 || digits.startsWith('0')) return undefined;
  const parsed = parsePhoneNumberFromString(`+${digits}`);
  const isOwn = parsed?.isValid() === true && (parsed.country === country || parsed.countryCallingCode === '1');
  return parsed !== undefined && isOwn ? { value: parsed.number, national: false } : undefined;
}

/**
 * Phone numbers, written in any usual grouping or said digit by digit ("oh four one two, double five …", "triple oh",
 * "thirteen hundred"), as E.164. National numbers are read in the context's region (assumed `region`).
 */
export const parsePhone: TypedParser<'phone'> = (text, context) => {
  if (!HINT.test(text)) return [];
  const tokens = tokenise(text);
  const region = context.region.toUpperCase();
  const found: Mention<'phone'>[] = [];
  let index = 0;
  while (index < tokens.length) {
    const run = readRun(tokens, index);
    if (run === undefined) {
      index += 1;
      continue;
    }
    const number = isPartOfOther(tokens, run) ? undefined : toE164(run.digits, run.plus, region);
    if (number !== undefined) found.push(mentionOf(tokens, run.first, run.next, number.value, { assumed: number.national ? ['region'] : [] }));
    index = run.next;
  }
  return found;
};
