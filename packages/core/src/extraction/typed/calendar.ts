import type { CallContext } from '../value.ts';

const DAY_MS = 86_400_000;

/** Days since 1970-01-01 of a civil date; `undefined` when there is no such day. */
export function dayNumberOf(year: number, month: number, day: number): number | undefined {
  if (year < 1800 || year > 2200 || month < 1 || month > 12 || day < 1 || day > daysIn(year, month)) return undefined;
  return Date.UTC(year, month - 1, day) / DAY_MS;
}

/** Days in a month of the Gregorian calendar. */
export const daysIn = (year: number, month: number): number => new Date(Date.UTC(year, month, 0)).getUTCDate();

/** Year, month (1 to 12) and day of a day number. */
export function civilOf(dayNumber: number): { readonly year: number; readonly month: number; readonly day: number } {
  const date = new Date(dayNumber * DAY_MS);
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
}

/** `YYYY-MM-DD` */
export const isoOf = (dayNumber: number): string => new Date(dayNumber * DAY_MS).toISOString().slice(0, 10);

/** 0 for Monday to 6 for Sunday (ISO 8601 weeks). */
export const weekdayOf = (dayNumber: number): number => (((dayNumber + 3) % 7) + 7) % 7;

/** Same day of the month some months away, or that month's last day when it is shorter. */
export function plusMonths(dayNumber: number, months: number): number {
  const { year, month, day } = civilOf(dayNumber);
  const first = civilOf(Date.UTC(year, month - 1 + months, 1) / DAY_MS);
  return Date.UTC(first.year, first.month - 1, Math.min(day, daysIn(first.year, first.month))) / DAY_MS;
}

/** First day of the month some months away. */
export function monthStart(dayNumber: number, months: number): number {
  const { year, month } = civilOf(dayNumber);
  return Date.UTC(year, month - 1 + months, 1) / DAY_MS;
}

/** A formatter of dates costs more than all the rest of reading a turn, so each context's day is worked out once. */
const CALL_DAYS = new WeakMap<CallContext, number>();

/** The call's day in its own time zone, as a day number. */
export function callDay(context: CallContext): number {
  const known = CALL_DAYS.get(context);
  if (known !== undefined) return known;
  const day = dayInZone(context);
  CALL_DAYS.set(context, day);
  return day;
}

function dayInZone(context: CallContext): number {
  const parts = new Intl.DateTimeFormat('en-CA', { timeZone: context.timeZone, year: 'numeric', month: '2-digit', day: '2-digit', calendar: 'iso8601', numberingSystem: 'latn' }).formatToParts(new Date(context.at));
  const read = (type: string): number => Number(parts.find((part) => part.type === type)?.value);
  return Date.UTC(read('year'), read('month') - 1, read('day')) / DAY_MS;
}

/** Order of day and month in written dates; `either` when people of the locale write both. */
export type DateOrder = 'day-first' | 'month-first' | 'either';

const MONTH_FIRST = new Set(['US', 'PH', 'PR', 'GU', 'AS', 'VI', 'MP', 'FM', 'MH', 'PW']);
const EITHER = new Set(['CA']);

/** The order that a locale uses; a bare "en" leaves it to the region. */
export function dateOrderOf(context: CallContext): DateOrder {
  const subtag = context.locale.split(/[-_]/).slice(1).find((part) => /^[A-Za-z]{2}$/.test(part));
  const country = (subtag ?? context.region).toUpperCase();
  if (country === '') return 'either';
  return MONTH_FIRST.has(country) ? 'month-first' : EITHER.has(country) ? 'either' : 'day-first';
}
