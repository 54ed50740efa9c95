import { parsePhoneNumberFromString, type CountryCode } from 'libphonenumber-js/min';
import { readDigitPiece } from '../spoken/digit-run.ts';
import { DIGIT_WORDS } from '../spoken/number-words.ts';
import { signAt, skipWord, tokenise, wordAt, type Token } from '../spoken/tokens.ts';
import { mentionOf } from './mention.ts';
import type { Mention, TypedParser } from './parser.ts';

const HINT = /[\d\uFF10-\uFF19]{3}|(?:[\d\uFF10-\uFF19][^\d\uFF10-\uFF19]{0,3}){6}|\b(?:oh|zero|double|triple|treble|one|two|three|four|five|six|seven|eight|nine)\b|hundred|teen|ty\b/i;

/** ITU-T E.164: at most fifteen digits; nothing shorter than a short service number is worth reading. */
const MOST = 16;
const FEWEST = 6;

interface Run {
  readonly first: number;
  readonly next: number;
  readonly digits: string;
  readonly plus: boolean;
  /** Where commas part it: first token, next token and digits of each group. */
  readonly groups: readonly Group[];
}

interface Group {
  readonly first: number;
  readonly next: number;
  readonly digits: string;
}

/** Signs that people write between the groups of a number. A slash or colon is never one: those are dates and times. */
const SEPARATORS = '-.()\u2013\u2011 ,';

function separatorsEnd(tokens: readonly Token[], index: number): number {
  let at = skipWord(tokens, index, 'then');
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
  const groups: { first: number; next: number; digits: string }[] = [];
  let digits = '';
  let next = at;
  for (;;) {
    const from = digits === '' ? at : separatorsEnd(tokens, next);
    if (digits !== '' && isBreak(tokens, next, from)) break;
    const piece = readDigitPiece(tokens, from) ?? (digits === '' ? undefined : readMisheard(tokens, from));
    if (piece === undefined || digits.length + piece.digits.length > 2 * MOST) break;
    const last = groups.at(-1);
    if (last === undefined || hasComma(tokens, next, from)) groups.push({ first: from, next: piece.next, digits: piece.digits });
    else Object.assign(last, { next: piece.next, digits: last.digits + piece.digits });
    digits += piece.digits;
    next = piece.next;
  }
  return digits === '' ? undefined : { first: index, next, digits, plus, groups };
}

const hasComma = (tokens: readonly Token[], from: number, to: number): boolean => {
  for (let at = from; at < to; at += 1) if (signAt(tokens, at, ',')) return true;
  return false;
};

const MISHEARD: ReadonlyMap<string, string> = new Map([['to', '2'], ['too', '2'], ['for', '4']]);

/** "one for seven": transcribers write "for" and "to" among digits said as words. */
function readMisheard(tokens: readonly Token[], index: number): { readonly digits: string; readonly next: number } | undefined {
  const digit = MISHEARD.get(wordAt(tokens, index));
  const isAmongWords = DIGIT_WORDS.has(wordAt(tokens, index - 1)) && DIGIT_WORDS.has(wordAt(tokens, index + 1));
  return digit === undefined || !isAmongWords ? undefined : { digits: digit, next: index + 1 };
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

/** Digits of a national number without its prefix, where no plan's list decides; ten where the region is not here. */
const FULL_LENGTHS: ReadonlyMap<string, readonly number[]> = new Map([
  ['AU', [9]], ['NZ', [8, 9, 10]], ['GB', [10]], ['IE', [8, 9]], ['IN', [10]], ['SG', [8]], ['ZA', [9]],
]);

/** How sure a number is: `valid` in its country's plan, or `possible`, of the right length only (US 555). */
type Standing = 'valid' | 'possible';

interface E164 {
  readonly value: string;
  readonly national: boolean;
}

/**
 * E.164 of a run of digits, by the region. A number that no plan lists yet (US 555) is read when it has the region's
 * full length; a local number without its area code is not, since the area was not said.
 */
function toE164(digits: string, plus: boolean, region: string, standing: Standing): E164 | undefined {
  if (digits.length < FEWEST || digits.length > MOST) return undefined;
  const country = REGION.test(region) ? (region as CountryCode) : undefined;
  const isInternational = plus || (digits.startsWith('00') && !digits.startsWith('0011'));
  const text = plus ? `+${digits}` : isInternational ? `+${digits.slice(2)}` : digits;
  const parsed = country === undefined ? parsePhoneNumberFromString(text) : parsePhoneNumberFromString(text, country);
  const stands = parsed !== undefined && (standing === 'valid' ? parsed.isValid() : isComplete(parsed, digits, isInternational));
  if (stands) return { value: parsed.number, national: !isInternational };
  return isInternational || standing === 'possible' ? undefined : withCountryCode(digits, country);
}

type Parsed = NonNullable<ReturnType<typeof parsePhoneNumberFromString>>;

function isComplete(parsed: Parsed, digits: string, isInternational: boolean): boolean {
  if (!parsed.isPossible()) return false;
  if (isInternational) return true;
  if (parsed.countryCallingCode === '1') return parsed.nationalNumber.length === 10;
  const lengths = FULL_LENGTHS.get(parsed.country ?? '') ?? [10];
  return digits.startsWith('0') && lengths.includes(parsed.nationalNumber.length);
}

/** "61 412 345 678" and "1 415 …" said without the plus: only when it makes a valid number. */
function withCountryCode(digits: string, country: CountryCode | undefined): E164 | undefined {
  if (digits.length < 11 || digits.startsWith('0')) return undefined;
  const parsed = parsePhoneNumberFromString(`+${digits}`);
  const isOwn = parsed?.isValid() === true && (parsed.country === country || parsed.countryCallingCode === '1');
  return parsed !== undefined && isOwn ? { value: parsed.number, national: false } : undefined;
}

const hasMisheard = (tokens: readonly Token[], first: number, next: number): boolean =>
  tokens.slice(first, next).some((token) => MISHEARD.has(token.folded));

interface Numbered extends E164 {
  readonly first: number;
  readonly next: number;
}

/** The number that a run is, else the longest number among its groups: "0412 345 678, 2 people". */
const numberOf = (run: Run, region: string): Numbered | undefined => longest(run, region, 'valid') ?? longest(run, region, 'possible');

function longest(run: Run, region: string, standing: Standing): Numbered | undefined {
  const whole = toE164(run.digits, run.plus, region, standing);
  if (whole !== undefined) return { first: run.first, next: run.next, ...whole };
  const { groups } = run;
  if (groups.length < 2 || groups.length > 6) return undefined;
  for (let length = groups.length - 1; length > 0; length -= 1) {
    for (let from = 0; from + length <= groups.length; from += 1) {
      const some = groups.slice(from, from + length);
      const hasPlus = run.plus && from === 0;
      const part = toE164(some.map((group) => group.digits).join(''), hasPlus, region, standing);
      if (part !== undefined) return { first: hasPlus ? run.first : (some[0] as Group).first, next: (some.at(-1) as Group).next, ...part };
    }
  }
  return undefined;
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
    const number = isPartOfOther(tokens, run) ? undefined : numberOf(run, region);
    if (number !== undefined) {
      const isSound = hasMisheard(tokens, number.first, number.next);
      found.push(mentionOf(tokens, number.first, number.next, number.value, { assumed: [...(number.national ? ['region'] : []), ...(isSound ? ['sound'] : [])] }));
    }
    index = run.next;
  }
  return found;
};
