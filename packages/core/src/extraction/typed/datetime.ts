import { parseDate } from './date.ts';
import type { Mention, TypedParser } from './parser.ts';
import { parseTime } from './time.ts';

/** Most characters and the only words between a day and the time on it. */
const GAP = /^[\s,]*(?:(?:at|on|around|about|by|from|for|the|of)[\s,]+){0,3}[\s,]*$/i;
const MOST_GAP = 24;

const union = (left: readonly string[], right: readonly string[]): string[] => [...new Set([...left, ...right])];

/** A day and a time said together, in either order: "March 1st at 2:30 pm", "tomorrow at three", "tonight at 8". */
export const parseDatetime: TypedParser<'datetime'> = (text, context, target) => {
  const times = parseTime(text, context, target);
  if (times.length === 0) return [];
  const days = parseDate(text, context, target).filter((day) => day.granularity === 'day');
  const found: Mention<'datetime'>[] = [];
  let place = 0;
  for (const day of days) {
    while (place < times.length && (times[place] as Mention<'time'>).end < day.start - MOST_GAP) place += 1;
    const near = times.slice(place, place + 4).find((time) => isNear(text, day, time));
    if (near === undefined) continue;
    const mention = combine(day, near);
    if ((found.at(-1)?.end ?? 0) <= mention.start) found.push(mention);
  }
  return found;
};

function isNear(text: string, day: Mention<'date'>, time: Mention<'time'>): boolean {
  const [left, right] = day.start <= time.start ? [day, time] : [time, day];
  if (right.start <= left.end) return true;
  return right.start - left.end <= MOST_GAP && GAP.test(text.slice(left.end, right.start));
}

function combine(day: Mention<'date'>, time: Mention<'time'>): Mention<'datetime'> {
  const other = time.alternative ?? undefined;
  const alternative = day.alternative !== undefined ? `${day.alternative}T${time.value}` : other === undefined ? undefined : `${day.value}T${other}`;
  return {
    start: Math.min(day.start, time.start),
    end: Math.max(day.end, time.end),
    value: `${day.value}T${time.value}`,
    granularity: time.granularity,
    assumed: union(day.assumed, time.assumed),
    ...(alternative === undefined ? {} : { alternative }),
  };
}
