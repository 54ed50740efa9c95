import { skipSign, skipWord, wordAt } from '../spoken/tokens.ts';
import { civilOf, dayNumberOf, monthStart, weekdayOf } from './calendar.ts';
import { readAbsolute } from './date-absolute.ts';
import { readSeparated } from './date-numeric.ts';
import { readDay } from './date-parts.ts';
import { monthOf } from './month-names.ts';
import { speaksOfPast, type DateReading, type DateScene } from './date-scene.ts';

const NAMES = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];
const SHORT: ReadonlyMap<string, number> = new Map([['mon', 0], ['tue', 1], ['tues', 1], ['weds', 2], ['thu', 3], ['thur', 3], ['thurs', 3], ['fri', 4]]);
/** Also everyday words; a date must follow. */
const RISKY: ReadonlyMap<string, number> = new Map([['wed', 2], ['sat', 5], ['sun', 6]]);

const BY_NAME: ReadonlyMap<string, number> = new Map([...NAMES.map((name, index) => [name, index] as const), ...SHORT]);

/** Whether a folded word names a weekday. */
export const isWeekdayWord = (word: string): boolean => BY_NAME.has(word) || RISKY.has(word);

type Lead = 'this' | 'next' | 'last' | 'none';

interface Resolved {
  readonly day: number;
  readonly alternative?: number;
}

/**
 * Which day a weekday means. "next Tuesday" while this week's Tuesday is still ahead is meant both ways, so the nearer
 * one is kept as the alternative; "last Friday" with a Friday gone by this week likewise.
 */
function resolve(scene: DateScene, weekday: number, lead: Lead, isPast: boolean): Resolved {
  const { today } = scene;
  const monday = today - weekdayOf(today);
  const inWeek = monday + weekday;
  const coming = inWeek > today ? inWeek : inWeek + 7;
  const gone = inWeek < today ? inWeek : inWeek - 7;
  if (lead === 'next') return coming === inWeek ? { day: inWeek + 7, alternative: coming } : { day: coming };
  if (lead === 'last') return gone === inWeek ? { day: gone, alternative: gone - 7 } : { day: gone };
  if (lead === 'this') return { day: inWeek >= today ? inWeek : isPast ? inWeek : coming };
  if (isPast) return { day: inWeek === today ? today : gone };
  return { day: inWeek === today ? today : coming };
}

/** "Tuesday the 5th [of March]", "Monday, March 4th": the date that follows the weekday, when it says one. */
function readFollowingDate(scene: DateScene, index: number, next: number, weekday: number): DateReading | undefined {
  const { tokens } = scene;
  const at = skipWord(tokens, skipWord(tokens, skipSign(tokens, next, ','), 'on'), 'the');
  const absolute = readAbsolute(scene, at) ?? readSeparated(scene, at);
  if (absolute !== undefined && absolute.granularity === 'day') {
    if (weekdayOf(absolute.day) === weekday) return { ...absolute, first: index, alternative: undefined };
    const other = absolute.alternative;
    if (other !== undefined && weekdayOf(other) === weekday) return { ...absolute, first: index, day: other, alternative: undefined };
    return { ...absolute, first: index, alternative: absolute.alternative ?? resolve(scene, weekday, 'none', false).day };
  }
  const part = readDay(tokens, at);
  if (part === undefined || !part.ordinal || scene.birth) return undefined;
  const step = speaksOfPast(scene, index) ? -1 : 1;
  for (let months = -1; months < 4; months += 1) {
    const { year, month } = civilOf(monthStart(scene.today, months * step));
    const day = dayNumberOf(year, month, part.value);
    if (day !== undefined && weekdayOf(day) === weekday && (day - scene.today) * step >= 0) {
      return { first: index, next: part.next, day, granularity: 'day', assumed: ['month', 'year'] };
    }
  }
  return undefined;
}

/** Reads a weekday with what is said around it: "next Tuesday", "Friday week", "Monday next week", "Sat 5 March". */
export function readWeekday(scene: DateScene, index: number): DateReading | undefined {
  const { tokens } = scene;
  const leadWord = wordAt(tokens, index);
  const lead: Lead = leadWord === 'next' || leadWord === 'last' ? leadWord : leadWord === 'this' || leadWord === 'coming' ? 'this' : 'none';
  let at = lead === 'none' ? index : index + 1;
  if (lead !== 'none') at = skipWord(tokens, at, 'coming', 'past');
  const name = wordAt(tokens, at);
  const certain = BY_NAME.get(name);
  const weekday = certain ?? RISKY.get(name);
  if (weekday === undefined) return undefined;
  const dotted = NAMES.includes(name) ? at + 1 : skipSign(tokens, at + 1, '.');
  const dated = readFollowingDate(scene, index, dotted, weekday);
  if (dated !== undefined) return dated;
  if (certain === undefined && lead === 'none') return undefined;
  return finish(scene, index, at + 1, weekday, lead);
}

function finish(scene: DateScene, first: number, next: number, weekday: number, lead: Lead): DateReading {
  const { tokens, today } = scene;
  const made = (end: number, day: number, alternative?: number): DateReading => ({ first, next: end, day, granularity: 'day', assumed: [], alternative });
  const after = wordAt(tokens, next);
  const monday = today - weekdayOf(today);
  if (after === 'week') return made(next + 1, resolve(scene, weekday, 'none', false).day + 7);
  if (after === 'fortnight') return made(next + 1, resolve(scene, weekday, 'none', false).day + 14);
  if (after === 'after' && wordAt(tokens, next + 1) === 'next') return made(next + 2, resolve(scene, weekday, 'next', false).day + 7);
  if (after === 'gone' || (after === 'just' && wordAt(tokens, next + 1) === 'gone')) return made(next + (after === 'gone' ? 1 : 2), resolve(scene, weekday, 'last', true).day);
  const weekAt = skipWord(tokens, next, 'of');
  const shift = { next: 7, this: 0, last: -7 }[wordAt(tokens, weekAt) as 'next' | 'this' | 'last'];
  if (shift !== undefined && wordAt(tokens, weekAt + 1) === 'week') return made(weekAt + 2, monday + weekday + shift);
  const { day, alternative } = resolve(scene, weekday, lead, speaksOfPast(scene, first));
  return made(next, day, alternative);
}

const NTHS: ReadonlyMap<string, number> = new Map([['first', 1], ['second', 2], ['third', 3], ['fourth', 4], ['last', -1]]);

/** "last Friday of the month", "first Monday in April", "second Tuesday of next month". */
export function readNthWeekday(scene: DateScene, index: number): DateReading | undefined {
  const { tokens, today } = scene;
  const nth = NTHS.get(wordAt(tokens, index));
  const weekday = BY_NAME.get(wordAt(tokens, index + 1));
  const link = wordAt(tokens, index + 2);
  if (nth === undefined || weekday === undefined || (link !== 'of' && link !== 'in')) return undefined;
  const at = skipWord(tokens, index + 3, 'the', 'this');
  const isNext = wordAt(tokens, at) === 'next';
  const named = monthOf(wordAt(tokens, at));
  const isMonth = wordAt(tokens, isNext ? at + 1 : at) === 'month';
  if (named === undefined && !isMonth) return undefined;
  const months = named === undefined ? (isNext ? 1 : 0) : (named - civilOf(today).month + 12) % 12;
  const start = monthStart(today, months);
  const firstOne = start + ((weekday - weekdayOf(start) + 7) % 7);
  const end = monthStart(start, 1) - 1;
  const day = nth > 0 ? firstOne + 7 * (nth - 1) : end - ((weekdayOf(end) - weekday + 7) % 7);
  return { first: index, next: isNext ? at + 2 : at + 1, day, granularity: 'day', assumed: named === undefined ? [] : ['year'] };
}
