import { ORDINAL_ENDINGS, ORDINALS } from '../spoken/number-words.ts';
import { digitsAt, signAt, skipSign, skipWord, wordAt } from '../spoken/tokens.ts';
import { civilOf, dayNumberOf, monthStart } from './calendar.ts';
import { readDay, readShortYear, type DayPart, type YearPart } from './date-parts.ts';
import { fullYear, nearestYear, readSaidYear, speaksOfPast, type DateReading, type DateScene } from './date-scene.ts';
import { monthOf } from './month-names.ts';

/** A year after a day and month: full, or of two digits where nothing else can be meant. */
function yearAfter(scene: DateScene, index: number, signs: string): YearPart | undefined {
  const { tokens } = scene;
  const at = skipWord(tokens, skipSign(tokens, index, signs), 'of', 'in');
  const full = readSaidYear(scene, at);
  if (full !== undefined) return splitYear(scene, full);
  const short = readShortYear(tokens, at, scene.birth);
  if (short === undefined) return undefined;
  const isMarked = signAt(tokens, at, "'\u2019\u2018");
  const after = tokens[short.next];
  const isLast = after === undefined || (after.kind === 'sign' && !after.glued) || (after.kind === 'sign' && '.,?!'.includes(after.folded));
  return isMarked || scene.birth || isLast ? short : undefined;
}

/** Transcribers split a spoken year: "1990 5" for 1995, "2000 and 8" for 2008. Only where a birth year must stand. */
function splitYear(scene: DateScene, year: YearPart): YearPart {
  if (!scene.birth || year.value % 10 !== 0 || digitsAt(scene.tokens, year.next - 1).length !== 4) return year;
  const at = skipWord(scene.tokens, year.next, 'and');
  const unit = digitsAt(scene.tokens, at);
  const isJoined = at > year.next ? year.value === 2000 : true;
  if (unit.length !== 1 || unit === '0' || !isJoined) return year;
  const end = ['th', 'st', 'nd', 'rd'].includes(wordAt(scene.tokens, at + 1)) ? at + 2 : at + 1;
  return { next: end, value: year.value + Number(unit), century: true };
}

function dayOf(scene: DateScene, first: number, next: number, month: number, day: number, signs = ',.'): DateReading | undefined {
  const year = yearAfter(scene, next, signs);
  if (year !== undefined) {
    const value = dayNumberOf(fullYear(scene, year), month, day);
    if (value === undefined) return undefined;
    return { first, next: year.next, day: value, granularity: 'day', assumed: year.century ? [] : ['century'] };
  }
  if (scene.birth) return undefined;
  const nearest = nearestYear(scene, month, day, first);
  return nearest === undefined ? undefined : { first, next, day: nearest.day, granularity: 'day', assumed: ['year'], alternative: nearest.alternative };
}

/** "13th of November 2020", "27 February", "the 4th of this month" is read elsewhere. */
function readDayMonth(scene: DateScene, first: number, day: DayPart): DateReading | undefined {
  const { tokens } = scene;
  const at = skipWord(tokens, skipWord(tokens, skipSign(tokens, day.next, '-,/'), 'of'), 'the');
  const name = wordAt(tokens, at);
  const month = monthOf(name);
  if (month === undefined) return undefined;
  if (name === 'may' && !day.ordinal && !day.written) return undefined;
  const rival = readDay(tokens, skipWord(tokens, at + 1, 'the'));
  if (!day.ordinal && rival?.ordinal === true) return undefined;
  const afterName = skipSign(tokens, at + 1, '.');
  const reading = dayOf(scene, first, tokens[afterName]?.glued === false ? afterName : at + 1, month, day.value, ',.-/');
  if (reading === undefined || (reading.assumed.includes('year') && rival?.ordinal === true)) return undefined;
  return scene.birth ? withMisheardTens(scene, reading, month, day.value) : reading;
}

/** "to 7th July 1917" is the 27th as often as the 7th: transcribers hear "twenty" as "to". */
function withMisheardTens(scene: DateScene, reading: DateReading, month: number, day: number): DateReading {
  const isMisheard = day < 10 && ['to', 'two', 'too'].includes(wordAt(scene.tokens, reading.first - 1));
  const other = isMisheard ? dayNumberOf(civilOf(reading.day).year, month, 20 + day) : undefined;
  return other === undefined ? reading : { ...reading, alternative: other };
}

/** Whether a day of the month stands right before a month's name: "25th August 6th" gives the month two days. */
function hasDayBefore(scene: DateScene, index: number): boolean {
  const { tokens } = scene;
  const at = index - (wordAt(tokens, index - 1) === 'of' ? 2 : 1);
  const word = wordAt(tokens, at);
  const dayAt = ORDINAL_ENDINGS.has(word) ? at - 1 : at;
  if (monthOf(wordAt(tokens, dayAt - (wordAt(tokens, dayAt - 1) === 'the' ? 2 : 1))) !== undefined) return false;
  return ORDINALS.has(word) || (ORDINAL_ENDINGS.has(word) && tokens[at - 1]?.kind === 'digits') || (scene.birth && digitsAt(tokens, at).length > 0);
}

/** "the 27th of the 9th 1979", "23rd of the 3rd 1961", "17th 03 1948". */
function readDayOfMonthNumber(scene: DateScene, first: number, day: DayPart): DateReading | undefined {
  const { tokens } = scene;
  const at = skipWord(tokens, skipWord(tokens, day.next, 'of'), 'the');
  const month = readDay(tokens, at);
  if (month === undefined || month.value > 12 || !(day.ordinal || at > day.next || month.ordinal)) return undefined;
  const isNamed = at > day.next + 1 && month.ordinal;
  const year = yearAfter(scene, month.next, ',.');
  if (year === undefined && (!isNamed || scene.birth)) return undefined;
  if (!month.ordinal && !month.written && at === day.next) return undefined;
  return dayOf(scene, first, month.next, month.value, day.value);
}

/** After these, "may" and "march" are verbs. */
const SUBJECTS = new Set(['i', 'we', 'you', 'they', 'he', 'she', 'it', 'that', 'this', 'there', 'to']);

/** "March 1st, 2026", "April the 30th", "march third". */
function readMonthDay(scene: DateScene, first: number, month: number): DateReading | undefined {
  const { tokens } = scene;
  const name = wordAt(tokens, first);
  const abbreviated = skipSign(tokens, first + 1, '.');
  const start = abbreviated > first + 1 && tokens[first + 1]?.glued === true && name.length <= 4 ? abbreviated : first + 1;
  const article = skipWord(tokens, start, 'the');
  const day = readDay(tokens, article);
  if (day === undefined) return undefined;
  if ((name === 'may' || name === 'march') && !day.ordinal && (!day.written || SUBJECTS.has(wordAt(tokens, first - 1)))) return undefined;
  const afterDay = tokens[day.next];
  const isTime = signAt(tokens, day.next, ':') || ['am', 'pm', 'oclock'].includes(afterDay?.folded ?? '');
  if (isTime && !day.ordinal) return undefined;
  return dayOf(scene, first, day.next, month, day.value);
}

const MONTH_LEADS = new Set(['in', 'by', 'this', 'next', 'last', 'early', 'mid', 'late', 'until', 'till', 'since', 'from', 'during', 'before', 'after', 'of', 'for', 'around', 'about']);

/** "June 2018", "in March", "next October": the month's first day. */
function readMonth(scene: DateScene, first: number, month: number): DateReading | undefined {
  const { tokens } = scene;
  if (scene.birth) return undefined;
  const at = skipWord(tokens, skipSign(tokens, first + 1, ','), 'of', 'in');
  const year = readSaidYear(scene, at);
  if (readDay(tokens, first - 1) !== undefined && tokens[first - 1]?.kind === 'digits') return undefined;
  if (year !== undefined) {
    const day = dayNumberOf(year.value, month, 1);
    return day === undefined ? undefined : { first, next: year.next, day, granularity: 'month', assumed: [] };
  }
  const lead = wordAt(tokens, first - 1);
  const name = wordAt(tokens, first);
  const isCertainName = name.length > 3 && name !== 'march';
  if (!MONTH_LEADS.has(lead) && !(isCertainName && wordAt(tokens, first + 1) === '' )) return undefined;
  if (['may', 'march', 'mar', 'jan', 'dec'].includes(name) && !MONTH_LEADS.has(lead)) return undefined;
  const now = civilOf(scene.today);
  const isPast = lead === 'last' || speaksOfPast(scene, first);
  const ahead = (month - now.month + 12) % 12;
  const months = isPast ? (ahead === 0 ? (lead === 'last' ? -12 : 0) : ahead - 12) : ahead === 0 && lead === 'next' ? 12 : ahead;
  return { first, next: first + 1, day: monthStart(scene.today, months), granularity: 'month', assumed: ['year'] };
}

/** Reads a date with a month in it, by name or number, that starts at `index`. */
export function readAbsolute(scene: DateScene, index: number): DateReading | undefined {
  const { tokens } = scene;
  const month = monthOf(wordAt(tokens, index));
  if (month !== undefined) return hasDayBefore(scene, index) ? undefined : (readMonthDay(scene, index, month) ?? readMonth(scene, index, month));
  if (signAt(tokens, index - 1, ':/') && tokens[index]?.glued === true) return undefined;
  const day = readDay(tokens, index);
  if (day === undefined) return undefined;
  return readDayMonth(scene, index, day) ?? readDayOfMonthNumber(scene, index, day);
}
