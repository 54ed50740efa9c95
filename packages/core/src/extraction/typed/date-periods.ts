import { digitsAt, skipSign, skipWord, wordAt } from '../spoken/tokens.ts';
import { civilOf, dayNumberOf, daysIn, monthStart, weekdayOf } from './calendar.ts';
import { readYear } from './date-parts.ts';
import { readSaidYear, speaksOfPast, type DateReading, type DateScene } from './date-scene.ts';
import { monthOf } from './month-names.ts';

const day = (first: number, next: number, value: number): DateReading => ({ first, next, day: value, granularity: 'day', assumed: [] });

/** The last day of a month some months from a day. */
function monthEnd(dayNumber: number, months: number): number {
  const start = monthStart(dayNumber, months);
  const { year, month } = civilOf(start);
  return start + daysIn(year, month) - 1;
}

/** Month (1 to 12) that a region's financial year ends with, and its last day. */
const YEAR_ENDS: ReadonlyMap<string, readonly [month: number, day: number]> = new Map([
  ['AU', [6, 30]], ['NZ', [3, 31]], ['GB', [4, 5]], ['IN', [3, 31]], ['JP', [3, 31]], ['SG', [3, 31]], ['HK', [3, 31]],
  ['ZA', [2, 28]], ['CA', [3, 31]],
]);

/** The end of the financial year that a day lies in, by the government's year of the region; `undefined` where firms choose their own. */
function financialYearEnd(scene: DateScene, years: number): number | undefined {
  const ends = YEAR_ENDS.get(scene.region);
  if (ends === undefined) return undefined;
  const { year } = civilOf(scene.today);
  const inYear = (at: number): number => (scene.region === 'ZA' ? monthEnd(dayNumberOf(at, 2, 1) ?? 0, 0) : (dayNumberOf(at, ends[0], ends[1]) ?? 0));
  return scene.today <= inYear(year) ? inYear(year + years) : inYear(year + 1 + years);
}

const QUARTER_MONTHS = 3;

function quarterEnd(today: number, quarters: number): number {
  const { month } = civilOf(today);
  return monthEnd(today, QUARTER_MONTHS - 1 - ((month - 1) % QUARTER_MONTHS) + quarters * QUARTER_MONTHS);
}

/** "end of the month", "end of next month", "end of June", "end of financial year", "EOFY". */
function readEnd(scene: DateScene, index: number): DateReading | undefined {
  const { tokens, today } = scene;
  const word = wordAt(tokens, index);
  const assumed = ['region'];
  if (word === 'eofy') {
    const value = financialYearEnd(scene, 0);
    return value === undefined ? undefined : { first: index, next: index + 1, day: value, granularity: 'day', assumed };
  }
  if (word !== 'end') return undefined;
  let at = skipWord(tokens, index + 1, 'of');
  if (at === index + 1) return undefined;
  at = skipWord(tokens, at, 'the', 'this');
  const shift = wordAt(tokens, at) === 'next' ? 1 : wordAt(tokens, at) === 'last' ? -1 : 0;
  at = shift === 0 ? skipWord(tokens, at, 'current') : at + 1;
  const unit = wordAt(tokens, at);
  if ((unit === 'financial' || unit === 'fiscal' || unit === 'tax') && wordAt(tokens, at + 1) === 'year') {
    const value = financialYearEnd(scene, shift);
    return value === undefined ? undefined : { first: index, next: at + 2, day: value, granularity: 'day', assumed };
  }
  if (unit === 'month') return day(index, at + 1, monthEnd(today, shift));
  if (unit === 'quarter') return day(index, at + 1, quarterEnd(today, shift));
  if (unit === 'year') return day(index, at + 1, dayNumberOf(civilOf(today).year + shift, 12, 31) ?? today);
  if (unit === 'week') return { ...day(index, at + 1, today - weekdayOf(today) + 4 + 7 * shift), granularity: 'approximate' };
  const year = readYear(tokens, at);
  const lastDay = year === undefined ? undefined : dayNumberOf(year.value, 12, 31);
  if (year !== undefined && lastDay !== undefined) return day(index, year.next, lastDay);
  const month = monthOf(unit);
  return month === undefined ? undefined : endOfNamedMonth(scene, index, at, month);
}

function endOfNamedMonth(scene: DateScene, first: number, at: number, month: number): DateReading | undefined {
  const year = readSaidYear(scene, skipWord(scene.tokens, skipSign(scene.tokens, at + 1, ','), 'of'));
  const now = civilOf(scene.today);
  if (year !== undefined) {
    const start = dayNumberOf(year.value, month, 1);
    return start === undefined ? undefined : day(first, year.next, monthEnd(start, 0));
  }
  const ahead = (month - now.month + 12) % 12;
  const months = speaksOfPast(scene, first) && ahead > 0 ? ahead - 12 : ahead;
  return { ...day(first, at + 1, monthEnd(scene.today, months)), assumed: ['year'] };
}

/** "next week", "next month", "this year": the first day of it, marked approximate or by its unit. */
export function readPeriod(scene: DateScene, index: number): DateReading | undefined {
  const { tokens, today } = scene;
  const lead = wordAt(tokens, index);
  const shift = lead === 'next' ? 1 : lead === 'last' ? -1 : lead === 'this' ? 0 : undefined;
  if (shift === undefined) return undefined;
  const unit = wordAt(tokens, index + 1);
  const next = index + 2;
  if (unit === 'week' && shift !== 0) return { first: index, next, day: today - weekdayOf(today) + 7 * shift, granularity: 'approximate', assumed: [] };
  if (unit === 'weekend') return { first: index, next, day: today - weekdayOf(today) + 5 + 7 * shift, granularity: 'approximate', assumed: [] };
  if (unit === 'month') return { first: index, next, day: monthStart(today, shift), granularity: 'month', assumed: [] };
  if (unit === 'year') return { first: index, next, day: dayNumberOf(civilOf(today).year + shift, 1, 1) ?? today, granularity: 'year', assumed: [] };
  return undefined;
}

/** "start of next month", "beginning of July", "end of …": the first or last day of a period. */
export function readEdge(scene: DateScene, index: number): DateReading | undefined {
  const word = wordAt(scene.tokens, index);
  return word === 'start' || word === 'beginning' ? readStart(scene, index) : readEnd(scene, index);
}

function readStart(scene: DateScene, index: number): DateReading | undefined {
  const { tokens, today } = scene;
  const of = skipWord(tokens, index + 1, 'of');
  if (of === index + 1) return undefined;
  const at = skipWord(tokens, of, 'the', 'this');
  const shift = wordAt(tokens, at) === 'next' ? 1 : 0;
  const unitAt = at + shift;
  const unit = wordAt(tokens, unitAt);
  if (unit === 'month') return day(index, unitAt + 1, monthStart(today, shift));
  if (unit === 'week') return day(index, unitAt + 1, today - weekdayOf(today) + 7 * shift);
  if (unit === 'year') return day(index, unitAt + 1, dayNumberOf(civilOf(today).year + shift, 1, 1) ?? today);
  const said = readYear(tokens, unitAt);
  const firstDay = said === undefined ? undefined : dayNumberOf(said.value, 1, 1);
  if (said !== undefined && firstDay !== undefined) return day(index, said.next, firstDay);
  const month = monthOf(unit);
  if (month === undefined || shift === 1) return undefined;
  const end = endOfNamedMonth(scene, index, unitAt, month);
  return end === undefined ? undefined : { ...end, day: monthStart(end.day, 0) };
}

const QUARTERS: ReadonlyMap<string, number> = new Map([['first', 1], ['second', 2], ['third', 3], ['fourth', 4], ['last', 4]]);

/** "Q2", "Q3 2026", "second quarter of 2026": a calendar quarter's first day, approximate. Financial quarters are the firm's own. */
export function readQuarter(scene: DateScene, index: number): DateReading | undefined {
  const { tokens, today } = scene;
  const word = wordAt(tokens, index);
  const digit = word === 'q' && tokens[index + 1]?.glued === true ? digitsAt(tokens, index + 1) : '';
  const named = wordAt(tokens, index + 1) === 'quarter' ? QUARTERS.get(word) : undefined;
  const quarter = digit.length === 1 && digit >= '1' && digit <= '4' ? Number(digit) : named;
  if (quarter === undefined || scene.birth) return undefined;
  const at = skipWord(tokens, skipSign(tokens, index + 2, ','), 'of', 'in');
  if (['fy', 'financial', 'fiscal'].includes(wordAt(tokens, at))) return undefined;
  const year = readSaidYear(scene, at);
  const now = civilOf(today);
  const current = Math.ceil(now.month / QUARTER_MONTHS);
  const isPast = speaksOfPast(scene, index);
  const nearest = quarter < current && !isPast ? now.year + 1 : quarter > current && isPast ? now.year - 1 : now.year;
  const value = dayNumberOf(year?.value ?? nearest, (quarter - 1) * QUARTER_MONTHS + 1, 1);
  if (value === undefined) return undefined;
  return { first: index, next: year?.next ?? index + 2, day: value, granularity: 'approximate', assumed: year === undefined ? ['year'] : [] };
}
