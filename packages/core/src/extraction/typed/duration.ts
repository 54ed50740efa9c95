import { readAndFraction } from '../spoken/number-groups.ts';
import { inParts, plus, times, type Quantity } from '../spoken/quantity.ts';
import { amountsIn, type AmountReading } from '../spoken/ranges.ts';
import { tokenise, wordAt, type Token } from '../spoken/tokens.ts';
import { mentionOf } from './mention.ts';
import type { Mention, TypedParser } from './parser.ts';

const HINT = /sec|min|hour|hr|day|night|week|month|year|yr|fortnight|decade|quarter/i;

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
const SMALLER: Partial<Record<Unit, readonly [unit: Unit, per: number]>> = { M: ['S', 60], H: ['M', 60], D: ['H', 24], W: ['D', 7], Y: ['MO', 12] };

/** Amounts by unit. */
type Parts = Partial<Record<Unit, number>>;

function partsOf(quantity: Quantity, unit: Unit, factor: number): Parts | undefined {
  const scaled = times(quantity, factor);
  const whole = scaled === undefined ? undefined : inParts(scaled, 0);
  if (scaled === undefined) return undefined;
  if (whole !== undefined) return { [unit]: whole };
  const smaller = SMALLER[unit];
  const finer = smaller === undefined ? undefined : times(scaled, smaller[1]);
  const count = finer === undefined ? undefined : inParts(finer, 0);
  if (smaller === undefined || count === undefined) return undefined;
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

/** "3 days", "45 minute", "two to three weeks". */
function fromAmount(tokens: readonly Token[], amount: AmountReading): Length | undefined {
  const unit = UNITS.get(wordAt(tokens, amount.next));
  const isSpaced = !(tokens[amount.next]?.glued === true && tokens[amount.next]?.folded.length === 1);
  if (unit === undefined || !isSpaced) return undefined;
  const half = amount.value.scale === 0 && amount.other === undefined ? readAndFraction(tokens, amount.next + 1) : undefined;
  const quantity = half === undefined ? amount.value : plus(amount.value, half.value);
  const parts = quantity === undefined ? undefined : partsOf(quantity, unit[0], unit[1]);
  if (parts === undefined) return undefined;
  const other = amount.other === undefined ? undefined : partsOf(amount.other, unit[0], unit[1]);
  return { first: amount.first, next: half?.next ?? amount.next + 1, parts, other, approximate: amount.approximate, rank: RANKS.indexOf(unit[0]) };
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
  if (word !== 'a' && word !== 'an') return undefined;
  const unit = UNITS.get(wordAt(tokens, index + 1));
  if (unit === undefined || unit[0] === 'S') return undefined;
  const half = readAndFraction(tokens, index + 2);
  const isLength = half !== undefined || ['for', 'in', 'about', 'takes', 'take', 'took', 'least', 'another', 'within', 'around', 'nearly', 'almost', 'over', 'is', 'be'].includes(wordAt(tokens, index - 1)) || word === 'an';
  const whole: Quantity = { units: 1, scale: 0 };
  const quantity = half === undefined ? whole : plus(whole, half.value);
  const parts = quantity === undefined || !isLength ? undefined : partsOf(quantity, unit[0], unit[1]);
  const isRate = word === 'an' && half === undefined && !['for', 'in', 'about', 'takes', 'take', 'took', 'least', 'within', 'around', 'is', 'be', ''].includes(wordAt(tokens, index - 1));
  return parts === undefined || isRate ? undefined : { first: index, next: half?.next ?? index + 2, parts, approximate: false, rank: RANKS.indexOf(unit[0]) };
}

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
