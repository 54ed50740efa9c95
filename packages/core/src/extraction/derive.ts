import type { RejectionReason } from './finding.ts';
import type { Place } from './evidence.ts';
import { fold } from './fold.ts';
import type { Reading } from './reading.ts';
import { isNumberWord } from './spoken/number-words.ts';
import type { TargetDefinition, TargetType } from './target.ts';
import { NOT_NAMES } from './typed/name-words.ts';
import type { Granularity, Mention } from './typed/parser.ts';
import { parserFor } from './typed/parsers.ts';
import type { Money, TypedValue } from './value.ts';

/** A typed value that the words at a place say. */
export interface Derived {
  readonly value: TypedValue;
  readonly granularity: Granularity;
  readonly assumed: readonly string[];
  readonly alternative?: TypedValue;
  /** The words name more than one value of the type. */
  readonly several: boolean;
  /** Offsets of the words that carry the value, as the whole turn reads them. */
  readonly span: readonly [start: number, end: number];
}

type Underivable = Extract<RejectionReason, 'value-not-derivable' | 'value-differs' | 'wrong-type'>;

/**
 * Reads the typed value from the quote alone, then holds it against the whole turn, so that a number cut short
 * ("thirty five" out of "one hundred and thirty five") is refused. Every digit and number word of the value's words
 * must lie in what the parser read. A type without a parser takes the words as they stand.
 */
export function deriveValue(reading: Reading, target: TargetDefinition, place: Place): Derived | Underivable {
  const { text } = reading.turns[place.turn]!;
  const parse = reading.parserOf(target);
  if (parse === undefined) return verbatim(reading, target, text, place);
  if (target.type === 'person' || target.type === 'organisation') return nameAt(reading, target, place);
  const quoted = shift(parse(text.slice(...place.quote), reading.request.context, target), place.quote[0]).filter(touches(place.value));
  if (quoted.length === 0) return readsAsAnother(reading, target, text.slice(...place.value)) ? 'wrong-type' : 'value-not-derivable';
  const whole = reading.mentionsIn(place.turn, target).filter(touches(place.value));
  if (whole.length === 0) return 'value-not-derivable';
  if (target.type === 'multi-enum') return joined(whole);
  const alone = parse(text.slice(...place.value), reading.request.context, target);
  if (quoted.length > 1 && distinct(quoted) > 1) return { ...derived(quoted[0]!), several: true };
  const [narrow, wide] = [quoted[0]!, whole.length === 1 ? whole[0]! : (whole.find((one) => sameValue(one.value, quoted[0]!.value)) ?? whole[0]!)];
  if (!agrees(narrow, wide, target.type) || (alone.length === 1 && !agrees(alone[0]!, wide, target.type))) return 'value-differs';
  if (loosenumbers(text, place.value, [wide.start, wide.end]) || (alone.length === 0 && loosenumbers(text, [wide.start, wide.end], place.value))) return 'value-differs';
  return derived(wide);
}

const derived = (mention: Mention): Derived => ({
  value: mention.value,
  granularity: mention.granularity,
  assumed: mention.assumed,
  ...(mention.alternative === undefined ? {} : { alternative: mention.alternative }),
  several: false,
  span: [mention.start, mention.end],
});

const shift = (mentions: readonly Mention[], by: number): Mention[] =>
  mentions.map((mention) => ({ ...mention, start: mention.start + by, end: mention.end + by }));

const touches = ([start, end]: readonly [number, number]) => (mention: Mention): boolean => mention.start < end && start < mention.end;

const distinct = (mentions: readonly Mention[]): number => new Set(mentions.map((mention) => JSON.stringify(mention.value))).size;

function joined(mentions: readonly Mention[]): Derived {
  const values = [...new Set(mentions.flatMap((mention) => mention.value as readonly string[]))];
  return { ...derived(mentions[0]!), value: values, span: [mentions[0]!.start, mentions.at(-1)!.end] };
}

/** Whether two typed values are the same value; names and plain words up to case, spacing and full stops. */
export function sameValue(one: TypedValue, other: TypedValue): boolean {
  if (typeof one === 'string' && typeof other === 'string') return one === other || (!/[@/]/.test(one) && plainWords(one) === plainWords(other));
  return one === other || (typeof one === 'object' && typeof other === 'object' && JSON.stringify(one) === JSON.stringify(other));
}

const plainWords = (words: string): string => words.toLowerCase().replace(/[.,'\u2019]/g, '').replace(/\s+/g, ' ').trim();

/** Whether fewer words read as the same value as more words, up to what fewer words leave open. */
function agrees(narrow: Mention, wide: Mention, type: TargetType): boolean {
  if (sameValue(narrow.value, wide.value)) return true;
  if (narrow.alternative !== undefined && sameValue(narrow.alternative, wide.value)) return true;
  if (narrow.assumed.length === 0) return false;
  if (type === 'money') return (narrow.value as Money).amountMinor === (wide.value as Money).amountMinor;
  if (type === 'time') return minutesOf(narrow.value as string) % 720 === minutesOf(wide.value as string) % 720;
  if (type === 'date') return (narrow.value as string).slice(8) === (wide.value as string).slice(8);
  return false;
}

const minutesOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));

/** Number words too weak to count on their own: pronouns, ordinals of rank, spoken zero. */
const WEAK: ReadonlySet<string> = new Set(['a', 'an', 'and', 'one', 'first', 'second', 'oh', 'o', 'point', 'half', 'quarter', 'couple']);

/** Whether the first span has a number outside the second. */
function loosenumbers(text: string, [start, end]: readonly [number, number], [from, to]: readonly [number, number]): boolean {
  return fold(text.slice(start, end)).some((token) => {
    const inside = start + token.start < to && from < start + token.end;
    return !inside && (/\p{N}/u.test(token.text) || (!WEAK.has(token.text) && isNumberWord(token.text)));
  });
}

/** Types whose words tell themselves apart from plain text. */
const TELLING: readonly TargetType[] = ['email', 'url', 'phone', 'money', 'date', 'time'];

/** Words by which a target of plain text asks for such a value after all. */
const ASKS_FOR: Readonly<Partial<Record<TargetType, RegExp>>> = {
  email: /mail|\b(?:contact|address)\b/,
  url: /url|web|\b(?:site|link|page|domain)\b/,
  phone: /phone|\b(?:number(?! of)|mobile|contact (?:details|info\w*)|call ?back|id|code|digits|account|ssn|card|reference|policy)\b/,
  money: /\b(?:price|cost|amount|budget|fees?|rate|money|pay\w*|spend|value|dollars?|worth|quote|total|fare|salary|income|premium|discount)\b/,
  date: /\b(?:date|days?|when|months?|year|deadline|due|birth\w*|period|season|weeks?|weekday|until|quarter|timeframe|timeline|time)\b/,
  time: /\b(?:time|hours?|clock|slot|when|deadline|timeframe|timeline|opening|schedule)\b/,
};

/** A count or a length is no date, though it speaks of days. */
const COUNTS = /\b(?:number of|how many|how long|length|duration)\b/;

function askedFor(target: TargetDefinition, type: TargetType): boolean {
  const asked = [target.key.replace(/[_.-]/g, ' '), target.label, target.description, ...target.synonyms, ...target.examples].join(' ').toLowerCase();
  return (ASKS_FOR[type]?.test(asked) ?? false) && !((type === 'date' || type === 'time') && COUNTS.test(asked));
}

const DAY_WORD = /^\W*(?:today|tomorrow|tonight|yesterday|(?:mon|tues|wednes|thurs|fri|satur|sun)day|noon|midday|midnight)\W*$/i;

/** Whether words are, whole, a value of another telling type: a telephone number is no city. */
function readsAsAnother(reading: Reading, target: TargetDefinition, words: string): boolean {
  if (DAY_WORD.test(words)) return target.type !== 'date' && !(target.type === 'text' && askedFor(target, 'date'));
  if (/^\p{L}+$/u.test(words.trim())) return false;
  const telling: readonly TargetType[] = /^[\d\s-]+$/.test(words) ? ['phone'] : TELLING;
  return telling.some((type) => {
    if (type === target.type || (target.type === 'text' && askedFor(target, type))) return false;
    const mentions = parserFor(type)?.(words, reading.request.context, { ...target, type }) ?? [];
    const [only] = mentions;
    return mentions.length === 1 && !only!.assumed.includes('currency') && /^\W*(?:(?:the|on|at|by|for|about|around)\s+)*\W*$/i.test(words.slice(0, only!.start)) && only!.end >= words.length - 1;
  });
}

/**
 * A name is what was said, unless the turn goes on to spell it. The parser finds names in running speech; here the
 * words are given, so that they need only be able to be a name: one to eight words, letters, no everyday words alone.
 */
function nameAt(reading: Reading, target: TargetDefinition, place: Place): Derived | Underivable {
  const words = reading.turns[place.turn]!.text.slice(...place.value);
  const read = reading.mentionsIn(place.turn, target).filter(touches(place.value));
  const spelled = read.find((mention) => mention.assumed.length > 0 || !covers(words, mention.value as string));
  if (spelled !== undefined && spelled.start >= place.value[0] - 1 && spelled.end <= place.quote[1]) return derived(spelled);
  const alone = reading.parserOf(target)?.(words, reading.request.context, target)[0];
  if (alone !== undefined && alone.end - alone.start >= words.length - 2) return { ...derived(alone), span: place.value };
  if (readsAsAnother(reading, target, words)) return 'wrong-type';
  return isNameShaped(words) ? { value: words, granularity: 'exact', assumed: [], several: false, span: place.value } : 'value-not-derivable';
}

const folded = (words: string): string => fold(words).map((token) => token.text).join(' ');

/** Whether every word of a name was said. */
const covers = (said: string, name: string): boolean => ` ${folded(said)} `.includes(` ${folded(name)} `) || ` ${folded(name)} `.includes(` ${folded(said)} `);

function isNameShaped(words: string): boolean {
  const parts = words.split(/\s+/).filter(Boolean);
  return parts.length <= 8 && /\p{L}{2}/u.test(words) && !/[?!\n]/.test(words) && parts.some((part) => /^\p{Lu}/u.test(part) || (part.length > 2 && !NOT_NAMES.has(part.toLowerCase()))) && !parts.every((part) => NOT_NAMES.has(part.toLowerCase().replace(/\W/g, '')));
}

/** Plain text is what was said, as it was written. */
function verbatim(reading: Reading, target: TargetDefinition, text: string, place: Place): Derived | Underivable {
  const words = text.slice(...place.value);
  if (readsAsAnother(reading, target, words)) return 'wrong-type';
  return { value: words, granularity: 'exact', assumed: [], several: false, span: place.value };
}
