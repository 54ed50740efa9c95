import { ok, type Result } from '@relay/core';
import { fault, type Fault } from './errors.ts';
import type { Line } from './lines.ts';

const CLOCK = /^(?:(\d{1,2}):)?(\d{1,3}):(\d{2})(?:[.,](\d{1,3}))?$/;

/** Milliseconds that `1:02:03.5`, `02:03,500` or `75:30` stand for; `undefined` for what is no time on a clock. */
export function parseClock(text: string): number | undefined {
  const [, hours, minutes, seconds, fraction = ''] = CLOCK.exec(text) ?? [];
  if (minutes === undefined || Number(seconds) > 59 || (hours !== undefined && Number(minutes) > 59)) return undefined;
  return ((Number(hours ?? 0) * 60 + Number(minutes)) * 60 + Number(seconds)) * 1000 + Number(fraction.padEnd(3, '0'));
}

/** Times of a caption. */
export interface CueTimes {
  readonly startMs: number;
  readonly endMs: number;
}

/** Whether a line gives a caption's times. */
export const isTiming = (line: Line): boolean => line.text.includes('-->');

/** Reads `start --> end`, with whatever settings a format allows after it. */
export function parseCueTimes({ text, number }: Line): Result<CueTimes, Fault> {
  const arrow = text.indexOf('-->');
  const startMs = parseClock(text.slice(0, arrow).trim());
  const endMs = parseClock(/^\s*([\d:.,]*)(?:\s|$)/.exec(text.slice(arrow + 3))?.[1] ?? '');
  if (startMs !== undefined && endMs !== undefined) return ok({ startMs, endMs });
  return fault('bad-timestamp', 'The times of this caption cannot be read. Write them as 00:01:02.500 --> 00:01:04.000.', { line: number });
}
