import type { Brand } from './brand.ts';

/** A point in time: ISO 8601 in UTC with milliseconds, `2026-03-04T05:06:07.089Z`; sorts as text. */
export type Instant = Brand<string, 'Instant'>;

const ISO = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:\d{2})$/;

/** Reads ISO 8601 with an offset (RFC 3339); `undefined` for anything else, a missing offset included. */
export function parseInstant(value: unknown): Instant | undefined {
  if (typeof value !== 'string' || !ISO.test(value)) return undefined;
  const time = Date.parse(value);
  return Number.isNaN(time) ? undefined : instantOf(time);
}

/** The instant at `epochMs` milliseconds after 1970-01-01T00:00:00Z. */
export const instantOf = (epochMs: number): Instant => new Date(epochMs).toISOString() as Instant;

/** Milliseconds after 1970-01-01T00:00:00Z. */
export const epochMsOf = (instant: Instant): number => Date.parse(instant);
