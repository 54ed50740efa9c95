import { readBelowHundred } from '../spoken/number-groups.ts';
import { digitsAt, signAt, skipSign, skipWord, wordAt } from '../spoken/tokens.ts';
import { civilOf, dayNumberOf, monthStart, plusMonths } from './calendar.ts';
import { readEdge, readPeriod, readQuarter } from './date-periods.ts';
import { readDay, readYear } from './date-parts.ts';
import { speaksOfPast, type DateReading, type DateScene } from './date-scene.ts';
import { readSpecialDay } from './special-days.ts';
import { readNthWeekday, readWeekday } from './weekdays.ts';

const day = (first: number, next: number, value: number): DateReading => ({ first, next, day: value, granularity: 'day', assumed: [] });

function readNamedDay(scene: DateScene, index: number): DateReading | undefined {
  const { tokens, today } = scene;
  const word = wordAt(tokens, index);
  const isWeekOn = wordAt(tokens, index + 1) === 'week';
  if ((word === 'today' || word === 'tomorrow') && isWeekOn) return day(index, index + 2, today + (word === 'today' ? 7 : 8));
  if (word === 'today' || word === 'tonight') return day(index, index + 1, today);
  if (word === 'tomorrow' || word === 'tomorow' || word === 'tmrw' || word === 'tomoz') return day(index, index + 1, today + 1);
  if (word === 'yesterday') return day(index, index + 1, today - 1);
  if (word === 'day') {
    const turn = wordAt(tokens, index + 1);
    const anchor = wordAt(tokens, index + 2);
    if (turn === 'after' && anchor === 'tomorrow') return day(index, index + 3, today + 2);
    if (turn === 'before' && anchor === 'yesterday') return day(index, index + 3, today - 2);
  }
  const isPartOfToday = word === 'this' && ['morning', 'afternoon', 'evening', 'arvo'].includes(wordAt(tokens, index + 1));
  if (isPartOfToday) return day(index, index + 2, today);
  return word === 'last' && wordAt(tokens, index + 1) === 'night' ? day(index, index + 2, today - 1) : undefined;
}

const SPANS: ReadonlyMap<string, readonly [days: number, months: number]> = new Map([
  ['day', [1, 0]], ['days', [1, 0]], ['week', [7, 0]], ['weeks', [7, 0]], ['fortnight', [14, 0]], ['fortnights', [14, 0]],
  ['month', [0, 1]], ['months', [0, 1]], ['year', [0, 12]], ['years', [0, 12]],
]);

/** How many, of what: "three weeks", "a fortnight", "a couple of days", "2 months". */
function readSpan(scene: DateScene, index: number): { readonly next: number; readonly days: number; readonly months: number; readonly vague: boolean } | undefined {
  const { tokens } = scene;
  let at = skipWord(tokens, index, 'about', 'around', 'exactly');
  const isVague = at > index && wordAt(tokens, index) !== 'exactly';
  let count: number | undefined;
  let isCouple = false;
  const word = wordAt(tokens, at);
  if (word === 'a' || word === 'an') {
    isCouple = wordAt(tokens, at + 1) === 'couple';
    count = isCouple ? 2 : 1;
    at = isCouple ? skipWord(tokens, at + 2, 'of') : at + 1;
  } else if (word === 'couple') {
    isCouple = true;
    count = 2;
    at = skipWord(tokens, at + 1, 'of');
  } else {
    const digits = digitsAt(tokens, at);
    const read = digits === '' ? readBelowHundred(tokens, at) : digits.length <= 3 ? { next: at + 1, value: Number(digits) } : undefined;
    if (read === undefined) return undefined;
    count = read.value;
    at = read.next;
  }
  const isBusiness = wordAt(tokens, at) === 'business' || wordAt(tokens, at) === 'working';
  const unit = SPANS.get(wordAt(tokens, at + (isBusiness ? 1 : 0)));
  if (unit === undefined || isBusiness) return undefined;
  return { next: at + 1, days: unit[0] * count, months: unit[1] * count, vague: isVague || isCouple };
}

const moved = (from: number, span: { readonly days: number; readonly months: number }, sign: 1 | -1): number =>
  plusMonths(from, span.months * sign) + span.days * sign;

/** "in three weeks", "two weeks from now", "10 days ago", "a week from Friday", "in 3 weeks' time". */
function readDistance(scene: DateScene, index: number): DateReading | undefined {
  const { tokens, today } = scene;
  const isIn = wordAt(tokens, index) === 'in' || wordAt(tokens, index) === 'within';
  const span = readSpan(scene, isIn ? index + 1 : index);
  if (span === undefined) return undefined;
  const word = wordAt(tokens, span.next);
  const granularity = span.vague || span.months > 0 || word === 'or' ? 'approximate' : 'day';
  const made = (next: number, value: number, assumed: readonly string[] = []): DateReading | undefined =>
    value > -50_000 && value < 80_000 ? { first: index, next, day: value, granularity, assumed } : undefined;
  if (word === 'ago' || word === 'back') return made(span.next + 1, moved(today, span, -1));
  if (word === 'from' || word === 'after' || word === 'on') {
    if (wordAt(tokens, span.next + 1) === 'now' && word === 'from') return made(span.next + 2, moved(today, span, 1));
    const anchor = readNamedDay(scene, span.next + 1) ?? readWeekday(scene, span.next + 1);
    if (anchor !== undefined && (word !== 'on' || span.days === 7)) return made(anchor.next, moved(anchor.day, span, 1), anchor.assumed);
  }
  const timeAt = skipSign(tokens, span.next, "'\u2019");
  const isTime = wordAt(tokens, timeAt) === 'time';
  if ((!isIn && !isTime) || wordAt(tokens, index) === 'within') return undefined;
  return made(isTime ? timeAt + 1 : span.next, moved(today, span, 1));
}

const DAY_LEADS = new Set(['on', 'by', 'until', 'till', 'from', 'for', 'before', 'after', 'since', 'to', 'is', 'be', 'maybe', 'around', 'about', 'make', 'it', 'say', 'and', 'or']);
const AFTER_BARE_DAY = new Set(['', 'at', 'and', 'or', 'to', 'in', 'if', 'is', 'for', 'please', 'would', 'will', 'works', 'until', 'till', 'through', 'then', 'but', 'with', 'from', 'should', 'around', 'by', 'instead', 'thanks', 'thank', 'so', 'because', 'when', 'was', 'i', 'we']);

/** "the 4th", "on the fifteenth", "1st of this month", "3rd of next month": a day without its month's name. */
function readBareDay(scene: DateScene, index: number): DateReading | undefined {
  const { tokens, today } = scene;
  if (scene.birth) return undefined;
  const part = readDay(tokens, index);
  if (part === undefined || !part.ordinal) return undefined;
  const ofAt = skipWord(tokens, part.next, 'of');
  const lead = wordAt(tokens, ofAt);
  if (ofAt > part.next && wordAt(tokens, skipWord(tokens, ofAt, 'the', 'this', 'next', 'last')) === 'month') {
    const months = lead === 'next' ? 1 : lead === 'last' ? -1 : 0;
    const { year, month } = civilOf(monthStart(today, months));
    const value = dayNumberOf(year, month, part.value);
    const end = skipWord(tokens, ofAt, 'the', 'this', 'next', 'last') + 1;
    return value === undefined ? undefined : day(index, end, value);
  }
  const hasArticle = wordAt(tokens, index - 1) === 'the';
  const before = wordAt(tokens, index - (hasArticle ? 2 : 1));
  if (!AFTER_BARE_DAY.has(wordAt(tokens, part.next)) || (signAt(tokens, part.next, '-/') && tokens[part.next]?.glued === true)) return undefined;
  const isAnswer = hasArticle && tokens.length <= 4 && AFTER_BARE_DAY.has(wordAt(tokens, part.next));
  if (!part.written && !isAnswer && !(hasArticle && DAY_LEADS.has(before) && before !== 'for' && before !== 'to')) return undefined;
  if (!hasArticle && !DAY_LEADS.has(before) && index > 0) return undefined;
  const value = nearestDayOfMonth(scene, part.value, index);
  return value === undefined ? undefined : { first: index, next: part.next, day: value, granularity: 'day', assumed: ['month', 'year'] };
}

function nearestDayOfMonth(scene: DateScene, wanted: number, index: number): number | undefined {
  const step = speaksOfPast(scene, index) ? -1 : 1;
  for (let months = 0; months < 4; months += 1) {
    const { year, month } = civilOf(monthStart(scene.today, months * step));
    const value = dayNumberOf(year, month, wanted);
    if (value !== undefined && (step === 1 ? value >= scene.today : value <= scene.today)) return value;
  }
  return undefined;
}

const YEAR_LEADS = new Set(['in', 'by', 'since', 'until', 'during', 'before', 'after', 'early', 'late', 'mid']);

/** "in 2027", "by 2026": the year's first day. */
function readYearOnly(scene: DateScene, index: number): DateReading | undefined {
  const { tokens } = scene;
  if (scene.birth || !YEAR_LEADS.has(wordAt(tokens, index - 1))) return undefined;
  const year = readYear(tokens, index);
  const start = year === undefined || tokens[year.next]?.kind === 'digits' ? undefined : dayNumberOf(year.value, 1, 1);
  if (year === undefined || start === undefined || signAt(tokens, year.next, '%')) return undefined;
  return { first: index, next: year.next, day: start, granularity: 'year', assumed: [] };
}

/** Reads a date that is said from the call's day, or from nothing but a day of the month, and starts at `index`. */
export const readRelative = (scene: DateScene, index: number): DateReading | undefined =>
  readNamedDay(scene, index) ??
  readDistance(scene, index) ??
  readEdge(scene, index) ??
  readNthWeekday(scene, index) ??
  readWeekday(scene, index) ??
  readPeriod(scene, index) ??
  readQuarter(scene, index) ??
  readSpecialDay(scene, index) ??
  readBareDay(scene, index) ??
  readYearOnly(scene, index);
