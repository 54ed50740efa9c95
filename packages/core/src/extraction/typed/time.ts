import { digitsAt, signAt, skipSign, tokenise, wordAt, type Token } from '../spoken/tokens.ts';
import { CLOCK_LEADS, halfAt, halfBefore, readFromHour, readSpoken, readWritten, type Face, type Half } from './clock-face.ts';
import { mentionOf } from './mention.ts';
import { isMonthWord } from './month-names.ts';
import type { Mention, TypedParser } from './parser.ts';

const HINT = /[\d\uFF10-\uFF19]|oclock|o.clock|noon|midday|midnight|half|quarter|past|one|two|three|four|five|six|seven|eight|nine|\bten\b|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty|arvo/i;

const pad = (value: number): string => String(value).padStart(2, '0');

function onDay(clock: Face, half: Half): number | undefined {
  if (clock.hour > 12) return half === 'am' && clock.hour < 24 ? undefined : clock.hour;
  if (clock.whole && clock.hour === 0) return half === 'am' ? 0 : undefined;
  if (half === 'am') return clock.hour === 12 ? 0 : clock.hour;
  if (half === 'pm') return clock.hour === 12 ? 12 : clock.hour + 12;
  return clock.hour === 12 ? 0 : clock.hour < 5 ? clock.hour : clock.hour + 12;
}

/** Hours whose other half people mean as often, when nothing says which. */
const BOTH_HALVES = new Set([6, 7, 8]);

const written = (hour: number, minute: number): string => `${pad(hour)}:${pad(minute)}`;

/** A clock with what is said of its half of the day, before that is settled. */
interface Clock {
  readonly face: Face;
  readonly first: number;
  readonly next: number;
  readonly half: Half | undefined;
  /** "o'clock" or "ish": a bare number with it is a time. */
  readonly marked: boolean;
  readonly rough: boolean;
}

const oclockEnd = (tokens: readonly Token[], index: number): number => {
  if (wordAt(tokens, index) === 'oclock') return index + 1;
  const at = skipSign(tokens, index + 1, '"\'');
  return wordAt(tokens, index) === 'o' && wordAt(tokens, at) === 'clock' ? at + 1 : index;
};

function clockAt(tokens: readonly Token[], index: number): Clock | undefined {
  const face = readFromHour(tokens, index) ?? readWritten(tokens, index) ?? readSpoken(tokens, index);
  if (face === undefined || face.hour > 23) return undefined;
  const oclock = oclockEnd(tokens, face.next);
  const ish = skipSign(tokens, oclock, '-');
  const rough = wordAt(tokens, ish) === 'ish';
  const end = rough ? ish + 1 : oclock;
  const after = halfAt(tokens, skipSign(tokens, end, ','));
  const before = after === undefined ? halfBefore(tokens, index) : undefined;
  return { face, first: before?.first ?? index, next: after?.next ?? end, half: after?.half ?? before?.half, marked: end > face.next, rough };
}

const JOINTS = new Set(['to', 'till', 'til', 'until', 'through', 'or', 'and']);

/** The clock after "to", "or", "and" or a hyphen that says its half of the day: "between 2 and 3 pm". */
function partnerOf(tokens: readonly Token[], clock: Clock): Clock | undefined {
  if (!JOINTS.has(wordAt(tokens, clock.next)) && !signAt(tokens, clock.next, '-\u2013')) return undefined;
  const partner = clockAt(tokens, clock.next + 1);
  return partner?.half !== undefined && partner.first === clock.next + 1 ? partner : undefined;
}

/** The half of the day that makes a clock come before its partner: "11 to 1 pm" starts in the morning. */
function hourBefore(clock: Clock, partner: Clock): number | undefined {
  const end = onDay(partner.face, partner.half as Half);
  const same = onDay(clock.face, partner.half as Half);
  if (end === undefined || same === undefined) return undefined;
  return same * 60 + clock.face.minute <= end * 60 + partner.face.minute ? same : (same + 12) % 24;
}

interface Reading {
  readonly mention: Mention<'time'>;
  readonly next: number;
}

function readShared(tokens: readonly Token[], clock: Clock, partner: Clock): Reading | undefined {
  const hour = hourBefore(clock, partner);
  if (hour === undefined) return undefined;
  const value = written(hour, clock.face.minute);
  const isChoice = wordAt(tokens, clock.next) === 'or' || (wordAt(tokens, clock.next) === 'and' && wordAt(tokens, clock.first - 1) === 'between');
  if (!isChoice) return { mention: mentionOf(tokens, clock.first, clock.next, value, { assumed: ['meridiem'] }), next: clock.next };
  const alternative = written(onDay(partner.face, partner.half as Half) as number, partner.face.minute);
  return { mention: mentionOf(tokens, clock.first, partner.next, value, { granularity: 'approximate', alternative }), next: partner.next };
}

/** An hour without a half of the day, as in business hours: seven in the morning to six in the evening. */
const inBusiness = (hour: number): number => (hour < 7 ? hour + 12 : hour);

function readClock(tokens: readonly Token[], index: number): Reading | undefined {
  const named = readNamed(tokens, index);
  if (named !== undefined) return named;
  const clock = clockAt(tokens, index);
  if (clock === undefined) return undefined;
  const { face, half, next } = clock;
  const partner = half === undefined && !face.whole ? partnerOf(tokens, clock) : undefined;
  if (partner !== undefined) return readShared(tokens, clock, partner);
  if (half === undefined && face.bare && !clock.marked && !isBareTime(tokens, index, face)) return undefined;
  const granularity = clock.rough ? ('approximate' as const) : ('exact' as const);
  const hour = half === undefined ? face.hour : onDay(face, half);
  if (hour === undefined) return undefined;
  if (half !== undefined || face.whole) return { mention: mentionOf(tokens, clock.first, next, written(hour, face.minute), { granularity }), next };
  const choice = wordAt(tokens, next) === 'or' ? clockAt(tokens, next + 1) : undefined;
  if (choice !== undefined && choice.half === undefined && !choice.face.whole) {
    const [value, alternative] = [written(inBusiness(hour), face.minute), written(inBusiness(choice.face.hour), choice.face.minute)];
    return { mention: mentionOf(tokens, clock.first, choice.next, value, { granularity: 'approximate', assumed: ['meridiem'], alternative }), next: choice.next };
  }
  const guess = inBusiness(hour);
  const other = guess >= 12 ? guess - 12 : guess + 12;
  const alternative = BOTH_HALVES.has(hour) ? written(other, face.minute) : undefined;
  return { mention: mentionOf(tokens, clock.first, next, written(guess, face.minute), { granularity, assumed: ['meridiem'], alternative }), next };
}

/** "at five", or nothing but the number in a short answer; never a number that counts something. */
function isBareTime(tokens: readonly Token[], index: number, clock: Face): boolean {
  if (clock.hour > 12 || clock.hour === 0) return false;
  const after = tokens[clock.next];
  const isEnd = after === undefined || (after.kind === 'sign' && '.,?!;'.includes(after.folded)) || ['on', 'and', 'or', 'if', 'please', 'would', 'is', 'works', 'then', 'tomorrow', 'today', 'instead'].includes(after.folded);
  if (!isEnd || isMonthWord(wordAt(tokens, index - 1))) return false;
  return CLOCK_LEADS.has(wordAt(tokens, index - 1)) || (tokens.length <= 3 && !JOINTS.has(wordAt(tokens, index - 1)) && !signAt(tokens, index - 1, '-'));
}

function readNamed(tokens: readonly Token[], index: number): Reading | undefined {
  let at = index;
  if (digitsAt(tokens, at) === '12' || wordAt(tokens, at) === 'twelve') at += 1;
  const word = wordAt(tokens, at);
  const value = word === 'noon' || word === 'midday' ? '12:00' : word === 'midnight' ? '00:00' : undefined;
  return value === undefined ? undefined : { mention: mentionOf(tokens, index, at + 1, value), next: at + 1 };
}

/**
 * Times of day: "5:30 in the evening", "half past three", "quarter to 4 in the afternoon", "nine oh five", "3 this
 * arvo", "noon". Without a half of the day it is read as in business hours (assumed `meridiem`); 6 to 8 keep the other
 * half as the alternative.
 */
export const parseTime: TypedParser<'time'> = (text) => {
  if (!HINT.test(text)) return [];
  const tokens = tokenise(text);
  const found: Mention<'time'>[] = [];
  let index = 0;
  while (index < tokens.length) {
    const clock = readClock(tokens, index);
    if (clock === undefined) {
      index += 1;
      continue;
    }
    if ((found.at(-1)?.end ?? 0) <= clock.mention.start) found.push(clock.mention);
    index = clock.next;
  }
  return found;
};
