import { parsePhoneNumberFromString } from 'libphonenumber-js';
import type { TargetDefinition, TargetType } from '../target.ts';
import { parserFor } from '../typed/parsers.ts';
import type { CallContext, Money, TypedValue } from '../value.ts';

type Same = (value: TypedValue, gold: string, context: CallContext) => boolean;

/** Text for comparison: Unicode, case, punctuation and white space folded away. */
const fold = (text: string): string =>
  text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().replace(/['’]/g, '').replace(/[^\p{L}\p{N}]+/gu, ' ').trim();

/** A value as it stands, when it is text, a number or a truth value. */
const plain = (value: TypedValue): string => (typeof value === 'object' ? '' : `${value}`);

const digits = (text: string): string => text.replace(/\D/g, '');

const sameText: Same = (value, gold) => fold(plain(value)) === fold(gold);

const sameNumber: Same = (value, gold) => Number(value) === Number(gold.replace(/[,\s]/g, ''));

const sameBoolean: Same = (value, gold) => (value === true ? /^(true|yes)$/i : /^(false|no)$/i).test(gold.trim());

/** Labels often lack a currency: the amount decides, and the currency only when the label names one by its ISO code. */
const sameMoney: Same = (value, gold) => {
  const money = value as Money;
  const amount = gold.replace(/,/g, '').match(/\d+(\.\d+)?/)?.[0];
  if (amount === undefined) return false;
  const code = gold.match(/\b[A-Z]{3}\b/)?.[0];
  const minor = Math.round(Number(amount) * 10 ** minorDigits(money.currency));
  return minor === money.amountMinor && (code === undefined || code === money.currency);
};

const minorDigits = (currency: string): number =>
  new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2;

/** The label is E.164, a national number of the row's region, or bare digits. */
const samePhone: Same = (value, gold, context) => {
  const e164 = plain(value);
  if (digits(e164) === digits(gold)) return true;
  const region = context.region as Parameters<typeof parsePhoneNumberFromString>[1];
  return parsePhoneNumberFromString(gold, region)?.number === e164;
};

/** `9:05` and `09:05:00` are `09:05`. */
const sameTime: Same = (value, gold) => {
  const [, hour = '', minute = ''] = gold.trim().match(/^(\d{1,2}):(\d{2})(?::\d{2})?$/) ?? [];
  return hour !== '' && `${hour.padStart(2, '0')}:${minute}` === value;
};

const sameDateTime: Same = (value, gold) => gold.trim().replace(' ', 'T').slice(0, 16) === value;

const samePostcode: Same = (value, gold) => fold(plain(value)).replace(/ /g, '') === fold(gold).replace(/ /g, '');

const sameUrl: Same = (value, gold) => bareUrl(plain(value)) === bareUrl(gold);

const bareUrl = (url: string): string => url.trim().toLowerCase().replace(/^https?:\/\//, '').replace(/^www\./, '').replace(/\/$/, '');

const sameExact: Same = (value, gold) => plain(value).toLowerCase() === gold.trim().toLowerCase();

const SAME: Readonly<Record<Exclude<TargetType, 'multi-enum'>, Same>> = {
  text: sameText,
  integer: sameNumber,
  decimal: sameNumber,
  money: sameMoney,
  date: sameExact,
  time: sameTime,
  datetime: sameDateTime,
  duration: sameExact,
  boolean: sameBoolean,
  enum: sameText,
  person: sameText,
  organisation: sameText,
  phone: samePhone,
  email: sameExact,
  postcode: samePostcode,
  url: sameUrl,
};

/**
 * Whether a found value is the one that the label means: canonical values are compared (date ISO, time HH:MM, phone
 * E.164 or digits, money by amount, names and text folded), never the words that were quoted. A label of a day or a time
 * in words ("8th of this month") is read as speech is.
 */
export function meansSame(target: TargetDefinition, value: TypedValue, gold: string | readonly string[], context: CallContext): boolean {
  const { type } = target;
  if (type === 'multi-enum') {
    const golds = typeof gold === 'string' ? gold.split(',') : gold;
    const values = Array.isArray(value) ? (value as readonly string[]) : [plain(value)];
    return setOf(golds) === setOf(values);
  }
  const golds = typeof gold === 'string' ? [gold] : gold;
  return golds.some((one) => SAME[type](value, one, context) || (IN_WORDS.has(type) && readsAs(target, one, context) === value));
}

const IN_WORDS: ReadonlySet<TargetType> = new Set(['date', 'time', 'datetime', 'duration']);

/** What a label in words says, when it says one thing. */
function readsAs(target: TargetDefinition, gold: string, context: CallContext): TypedValue | undefined {
  const mentions = parserFor(target.type)?.(gold, context, target) ?? [];
  return mentions.length === 1 && mentions[0]!.alternative === undefined ? mentions[0]!.value : undefined;
}

const setOf = (texts: readonly string[]): string => [...new Set(texts.map(fold))].sort().join('\n');
