import { InvariantViolation } from '@relay/core/ports';

/** The instant as Postgres reads it: ISO 8601, save that it has neither a year 0 nor years of six digits. */
function timestampText(date: Date): string {
  const iso = date.toISOString();
  const year = date.getUTCFullYear();
  const shown = String(year > 0 ? year : 1 - year).padStart(4, '0');
  return `${shown}${iso.slice(iso.indexOf('-', 1))}${year > 0 ? '' : ' BC'}`;
}

/** A parameter in Postgres's text format; `null` is NULL. */
export function parameterText(value: unknown): string | null {
  if (typeof value === 'string') return value;
  if (value === null) return null;
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  if (value instanceof Date) return timestampText(value);
  throw new InvariantViolation('A statement was given a parameter that is no text, number, boolean, date or null.');
}
