import pg from 'pg';
import { instantOf, type Instant } from '@relay/core/ports';

const INT8 = 20;
const TIMESTAMPTZ = 1184;

/** `2026-03-04 05:06:07.089+00`, as a session in UTC writes it, with up to six decimals. */
const UTC_MILLISECONDS = /^(\d{4}-\d\d-\d\d) (\d\d:\d\d:\d\d)(?:\.(\d{1,3})\d*)?\+00$/;
const asDate = pg.types.getTypeParser(TIMESTAMPTZ, 'text') as (text: string) => Date;

/** Reads timestamptz as an Instant, cut to milliseconds. Any time zone and era is read; UTC, the usual one, without a Date. */
export function readInstant(text: string): Instant {
  const utc = UTC_MILLISECONDS.exec(text);
  return utc === null ? instantOf(asDate(text).getTime()) : (`${utc[1]}T${utc[2]}.${(utc[3] ?? '').padEnd(3, '0')}Z` as Instant);
}

/** How a column of a type is read, whatever the host has set on its driver: bigint as number, timestamptz as Instant. */
export function columnReader(typeId: number): (text: string) => unknown {
  if (typeId === INT8) return Number;
  if (typeId === TIMESTAMPTZ) return readInstant;
  return pg.types.getTypeParser(typeId, 'text') as (text: string) => unknown;
}
