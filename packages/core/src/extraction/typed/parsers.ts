import { TARGET_TYPES, type TargetType } from '../target.ts';
import { parseBoolean } from './boolean.ts';
import { parseDate } from './date.ts';
import { parseDatetime } from './datetime.ts';
import { parseDecimal } from './decimal.ts';
import { parseDuration } from './duration.ts';
import { parseEmail } from './email.ts';
import { parseEnum } from './enum.ts';
import { parseInteger } from './integer.ts';
import { parseMoney } from './money.ts';
import { parseMultiEnum } from './multi-enum.ts';
import { parseOrganisation } from './organisation.ts';
import type { TypedParser } from './parser.ts';
import { parsePerson } from './person.ts';
import { parsePhone } from './phone.ts';
import { parsePostcode } from './postcode.ts';
import { parseTime } from './time.ts';
import { parseUrl } from './url.ts';

/** Every type's parser. Free text has no form to read: only a model, or a person, can tell where it starts and ends. */
const PARSERS: { readonly [T in TargetType]: TypedParser<T> | 'unsupported' } = {
  text: 'unsupported',
  integer: parseInteger,
  decimal: parseDecimal,
  money: parseMoney,
  date: parseDate,
  time: parseTime,
  datetime: parseDatetime,
  duration: parseDuration,
  boolean: parseBoolean,
  enum: parseEnum,
  'multi-enum': parseMultiEnum,
  person: parsePerson,
  organisation: parseOrganisation,
  phone: parsePhone,
  email: parseEmail,
  postcode: parsePostcode,
  url: parseUrl,
};

/** The types whose values can be read from the words alone. */
export const PARSED_TYPES: readonly TargetType[] = TARGET_TYPES.filter((type) => PARSERS[type] !== 'unsupported');

/** The parser of a type; `undefined` for a type whose values cannot be read from the words alone (`text`). */
export function parserFor<T extends TargetType>(type: T): TypedParser<T> | undefined {
  const parser: TypedParser<T> | 'unsupported' = PARSERS[type];
  return parser === 'unsupported' ? undefined : parser;
}
