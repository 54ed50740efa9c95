import { readAndFraction } from '../spoken/number-groups.ts';
import { inParts, plus, times, type Quantity } from '../spoken/quantity.ts';
import { amountsIn, type AmountReading } from '../spoken/ranges.ts';
import { signAt, skipWord, tokenise, wordAt, type Token } from '../spoken/tokens.ts';
import { mentionOf } from './mention.ts';
import type { Mention, TypedParser } from './parser.ts';

const HINT = /sec|min|hour|hr|\dh|day|night|week|month|year|yr|fortnight|decade|quarter/i;

type Unit = 'S' | 'M' | 'H' | 'D' | 'W' | 'MO' | 'Y';

const UNITS: ReadonlyMap<string, readonly [unit: Unit, factor: number]> = new Map([
  ['second', ['S', 1]], ['seconds', ['S', 1]], ['sec', ['S', 1]], ['secs', ['S', 1]],
  ['minute', ['M', 1]], ['minutes', ['M', 1]], ['min', ['M', 1]], ['mins', ['M', 1]],
  ['hour', ['H', 1]], ['hours', ['H', 1]], ['hr', ['H', 1]], ['hrs', ['H', 1]],
  ['day', ['D', 1]], ['days', ['D', 1]], ['night', ['D', 1]], ['nights', ['D', 1]],
  ['week', ['W', 1]], ['weeks', ['W', 1]], ['fortnight', ['W', 2]], ['fortnights', ['W', 2]],
  ['month', ['MO', 1]], ['months', ['MO', 1]], ['quarter', ['MO', 3]], ['quarters', ['MO', 3]],
  ['year', ['Y', 1]], ['years', ['Y', 1]], ['yr', ['Y', 1]], ['yrs', ['Y', 1]], ['decade', ['Y', 10]], ['decades', ['Y', 10]],
]);

/** The next smaller unit that a fraction turns into, and how many make one. */
const SMALLER: Partial<Record<Unit, readonly [unit: Unit, per: number]>> = { M: ['S', 60], H: ['M', 60], D: ['H', 24], W: ['D', 7], MO: ['D', 30], Y: ['MO', 12] };

/** Amounts by unit. */
type Parts = Partial<Record<Unit, number>>;

/** A quantity of a unit as whole parts: 2.5 years are 2 years and 6 months, 3.5 weeks 24 days and 12 hours. */
function partsOf(quantity: Quantity, unit: Unit, factor: number): Parts | undefined {
  const scaled = times(quantity, factor);
  if (scaled === undefined || scaled.units < 0) return undefined;
  const whole = inParts(scaled, 0);
  if (whole !== undefined) return { [unit]: whole };
  const smaller = SMALLER[unit];
  const finer = smaller === undefined ? undefined : times(scaled, smaller[1]);
  if (smaller === undefined || finer === undefined) return undefined;
  const count = inParts(finer, 0);
  if (count === undefined) return partsOf(finer, smaller[0], 1);
  const rest = count % smaller[1];
  return { [unit]: (count - rest) / smaller[1], [smaller[0]]: rest };
}

function iso(parts: Parts): string | undefined {
  const days = (parts.D ?? 0) + ((parts.W ?? 0) > 0 && Object.values(parts).filter((value) => (value ?? 0) > 0).length > 1 ? (parts.W ?? 0) * 7 : 0);
  const isWeeks = (parts.W ?? 0) > 0 && days === (parts.D ?? 0);
  const date = [[parts.Y, 'Y'], [parts.MO, 'M'], [isWeeks ? parts.W : 0, 'W'], [days, 'D']] as const;
  const clock = [[parts.H, 'H'], [parts.M, 'M'], [parts.S, 'S']] as const;
  const write = (list: readonly (readonly [number | undefined, string])[]): string => list.filter(([value]) => (value ?? 0) > 0).map(([value, letter]) => `${value}${letter}`).join('');
  const time = write(clock);
  const text = `P${write(date)}${time === '' ? '' : `T${time}`}`;
  return text === 'P' ? undefined : text;
}

interface Length {
  readonly first: number;
  readonly next: number;
  readonly parts: Parts;
  readonly other?: Parts | undefined;
  readonly approximate: boolean;
  readonly rank: number;
}

const RANKS: readonly Unit[] = ['Y', 'MO', 'W', 'D', 'H', 'M', 'S'];

/** Half a month is fifteen days, more or less. */
const isUneven = (parts: Parts): boolean => (parts.MO ?? 0) > 0 && (parts.D ?? 0) > 0;

/** The unit after a number: "days", "-day", "of weeks" after a couple, "h" glued on. */
function unitAfter(tokens: readonly Token[], amount: AmountReading): { readonly next: number; readonly unit: readonly [unit: Unit, factor: number] } | undefined {
  const isCouple = wordAt(tokens, amount.next - 1) === 'couple';
  const hyphen = signAt(tokens, amount.next, '-') && tokens[amount.next]?.glued === true ? amount.next + 1 : amount.next;
  const at = isCouple ? skipWord(tokens, amount.next, 'of') : hyphen;
  const word = wordAt(tokens, at);
  const unit = UNITS.get(word === 'h' && tokens[at]?.glued === true ? 'hour' : word);
  return unit === undefined ? undefined : { next: at + 1, unit };
}

/** "3 days", "45 minute", "two to three weeks", "5h". */
function fromAmount(tokens: readonly Token[], amount: AmountReading): Length | undefined {
  const said = unitAfter(tokens, amount);
  if (said === undefined) return undefined;
  const [unit, factor] = said.unit;
  const half = amount.value.scale === 0 && amount.other === undefined ? readAndFraction(tokens, said.next) : undefined;
  const quantity = half === undefined ? amount.value : plus(amount.value, half.value);
  const parts = quantity === undefined ? undefined : partsOf(quantity, unit, factor);
  const other = amount.other === undefined ? undefined : partsOf(amount.other, unit, factor);
  if (parts === undefined || (amount.other !== undefined && other === undefined)) return undefined;
  return { first: amount.first, next: half?.next ?? said.next, parts, other, approximate: amount.approximate || isUneven(parts), rank: RANKS.indexOf(unit) };
}

/** "an hour and a half", "half an hour", "three quarters of an hour", "a fortnight". A bare "a day" is a rate as often. */
function fromArticle(tokens: readonly Token[], index: number): Length | undefined {
  const word = wordAt(tokens, index);
  let share: Quantity | undefined;
  let at = index;
  if (word === 'half') share = { units: 5, scale: 1 };
  else if (word === 'quarter' && wordAt(tokens, index + 1) === 'of') share = { units: 25, scale: 2 };
  else if (word === 'three' && wordAt(tokens, index + 1) === 'quarters') {
    share = { units: 75, scale: 2 };
    at += 1;
  }
  if (share !== undefined) {
    at += wordAt(tokens, at + 1) === 'of' ? 2 : 1;
    if (wordAt(tokens, at) === 'a' || wordAt(tokens, at) === 'an') at += 1;
    const unit = UNITS.get(wordAt(tokens, at));
    const parts = unit === undefined || unit[0] === 'S' ? undefined : partsOf(share, unit[0], unit[1]);
    return unit === undefined || parts === undefined ? undefined : { first: index, next: at + 1, parts, approximate: false, rank: RANKS.indexOf(unit[0]) };
  }
  return word === 'a' || word === 'an' ? fromOne(tokens, index) : undefined;
}

const LENGTH_LEADS = new Set(['for', 'in', 'about', 'takes', 'take', 'took', 'least', 'within', 'around', 'nearly', 'almost', 'over', 'another', 'is', 'be']);
const ROUGH_LEADS = new Set(['about', 'around', 'nearly', 'almost', 'over', 'least']);

/** "an hour", "a week": a length where a word before it, or its being the whole answer, keeps it from being a rate. */
function fromOne(tokens: readonly Token[], index: number): Length | undefined {
  const unit = UNITS.get(wordAt(tokens, index + 1));
  if (unit === undefined || unit[0] === 'S') return undefined;
  const half = readAndFraction(tokens, index + 2);
  const lead = wordAt(tokens, index - 1);
  const isLength = half !== undefined || LENGTH_LEADS.has(lead) || tokens.length <= 3;
  const quantity = half === undefined ? ONE : plus(ONE, half.value);
  const parts = quantity === undefined || !isLength ? undefined : partsOf(quantity, unit[0], unit[1]);
  if (parts === undefined) return undefined;
  return { first: index, next: half?.next ?? index + 2, parts, approximate: ROUGH_LEADS.has(lead) || isUneven(parts), rank: RANKS.indexOf(unit[0]) };
}

const ONE: Quantity = { units: 1, scale: 0 };

function lengthsIn(tokens: readonly Token[]): readonly Length[] {
  const amounts = new Map(amountsIn(tokens).map((amount) => [amount.first, amount]));
  const found: Length[] = [];
  let index = 0;
  while (index < tokens.length) {
    const amount = amounts.get(index);
    const length = fromArticle(tokens, index) ?? (amount === undefined ? undefined : fromAmount(tokens, amount));
    if (length !== undefined) found.push(length);
    index = length?.next ?? index + 1;
  }
  return found;
}

/** "an hour and 20 minutes": a smaller unit straight after a larger one belongs to it. */
function joined(tokens: readonly Token[], lengths: readonly Length[]): readonly Length[] {
  const out: Length[] = [];
  for (const length of lengths) {
    const last = out.at(-1);
    const gap = last === undefined ? -1 : length.first - last.next;
    const isNear = gap === 0 || (gap === 1 && ['and', ','].includes(tokens[length.first - 1]?.folded ?? ''));
    const isSmaller = last !== undefined && length.rank > last.rank && last.other === undefined && length.other === undefined;
    if (last === undefined || !isNear || !isSmaller) out.push(length);
    else out[out.length - 1] = { ...last, next: length.next, parts: { ...length.parts, ...last.parts }, rank: length.rank, approximate: last.approximate || length.approximate };
  }
  return out;
}

/** Lengths of time as ISO 8601: "45 minutes" PT45M, "an hour and a half" PT1H30M, "two to three weeks" P2W or P3W. */
export const parseDuration: TypedParser<'duration'> = (text) => {
  if (!HINT.test(text)) return [];
  const tokens = tokenise(text);
  const found: Mention<'duration'>[] = [];
  for (const length of joined(tokens, lengthsIn(tokens))) {
    const value = iso(length.parts);
    if (value === undefined || wordAt(tokens, length.next) === 'ago' || wordAt(tokens, length.next) === 'old') continue;
    const alternative = length.other === undefined ? undefined : iso(length.other);
    found.push(mentionOf(tokens, length.first, length.next, value, { granularity: length.approximate ? 'approximate' : 'exact', alternative }));
  }
  return found;
};
