import type { FindingView } from '@relay/core';

type Value = NonNullable<FindingView['value']>;

const asUtc = (value: string): Date | undefined => {
  const date = new Date(`${value}Z`);
  return Number.isNaN(date.getTime()) ? undefined : date;
};

/** A local date or time as people write it. It has no zone: it is shown as it was said. */
const dateText = (iso: string, shown: string, locale: string, options: Intl.DateTimeFormatOptions): string => {
  const date = asUtc(iso);
  return date === undefined ? shown : new Intl.DateTimeFormat(locale, { ...options, timeZone: 'UTC' }).format(date);
};

const DAY = { weekday: 'short', day: 'numeric', month: 'long', year: 'numeric' } as const;
const CLOCK = { hour: 'numeric', minute: '2-digit' } as const;

const UNITS = ['year', 'month', 'week', 'day', 'hour', 'minute', 'second'] as const;
const DURATION = /^P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:\.\d+)?)S)?)?$/;

function durationText(value: string): string {
  const amounts = DURATION.exec(value)?.slice(1) ?? [];
  const parts = UNITS.flatMap((unit, index) => {
    const amount = amounts[index];
    return amount === undefined ? [] : [`${amount} ${unit}${amount === '1' ? '' : 's'}`];
  });
  return parts.length === 0 ? value : parts.join(' ');
}

function moneyText(amountMinor: number, currency: string, locale: string): string {
  const format = new Intl.NumberFormat(locale, { style: 'currency', currency });
  return format.format(amountMinor / 10 ** (format.resolvedOptions().maximumFractionDigits ?? 2));
}

function textOf(type: FindingView['type'], value: string, locale: string): string {
  switch (type) {
    case 'date':
      return dateText(`${value}T00:00`, value, locale, DAY);
    case 'time':
      return dateText(`1970-01-01T${value}`, value, locale, CLOCK);
    case 'datetime':
      return dateText(value, value, locale, { ...DAY, ...CLOCK });
    case 'duration':
      return durationText(value);
    default:
      return value;
  }
}

/** A value as people read it in their locale. */
export function valueText(type: FindingView['type'], value: Value, locale: string): string {
  if (typeof value === 'string') return textOf(type, value, locale);
  if (typeof value === 'number') return new Intl.NumberFormat(locale, { maximumFractionDigits: 20 }).format(value);
  if (typeof value === 'boolean') return value ? 'Yes' : 'No';
  if ('amountMinor' in value) return moneyText(value.amountMinor, value.currency, locale);
  return value.join(', ');
}

/** Milliseconds from the start of a call as `m:ss`, or `h:mm:ss` from an hour on. */
export function clockText(ms: number): string {
  const seconds = Math.floor(ms / 1000);
  const [h, m, s] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  const two = (part: number) => String(part).padStart(2, '0');
  return h === 0 ? `${m}:${two(s)}` : `${h}:${two(m)}:${two(s)}`;
}

/** An instant in an organisation's own time zone. */
export const instantText = (instant: string, locale: string, timeZone: string): string =>
  new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short', timeZone }).format(new Date(instant));
