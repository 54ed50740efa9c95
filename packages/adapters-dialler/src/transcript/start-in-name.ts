import { type Instant, parseInstant } from '@relay/core';

const BASIC_TIME = /(?:^|[/\\])(\d{4})(\d{2})(\d{2})T(\d{2})(\d{2})(\d{2})?(?:Z|([+-]\d{2})(\d{2}))(?!\d)[^/\\]*$/;

/**
 * When a call took place, from a file name that begins with it: ISO 8601, basic format, with an offset, as in
 * `20260304T101500+1100-quote.vtt`. Caption formats have no place of their own for it, and a file's date on disk changes
 * when it is copied.
 */
export function startInName(name: string): Instant | undefined {
  const [, year, month, day, hour, minute, second = '00', offsetHour, offsetMinute] = BASIC_TIME.exec(name) ?? [];
  if (year === undefined) return undefined;
  const offset = offsetHour === undefined ? 'Z' : `${offsetHour}:${offsetMinute}`;
  return parseInstant(`${year}-${month}-${day}T${hour}:${minute}:${second}${offset}`);
}
