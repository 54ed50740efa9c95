import type { FindingView } from '@relay/core';
import { describe, expect, it } from 'vitest';
import { clockText, instantText, valueText } from './value-text.ts';

type Case = readonly [FindingView['type'], NonNullable<FindingView['value']>, string];

const CASES: readonly Case[] = [
  ['text', 'as it was said', 'as it was said'],
  ['integer', 12500, '12,500'],
  ['decimal', 0.1 + 0.2, '0.30000000000000004'],
  ['money', { amountMinor: 1_250_000, currency: 'AUD' }, '$12,500.00'],
  ['money', { amountMinor: 12_500, currency: 'JPY' }, 'JPY 12,500'],
  ['money', { amountMinor: -5, currency: 'USD' }, '-USD 0.05'],
  ['date', '2026-03-04', 'Wed 4 March 2026'],
  ['date', '1900-02-28', 'Wed 28 February 1900'],
  ['time', '15:30', '3:30 pm'],
  ['time', '00:05', '12:05 am'],
  ['datetime', '2026-03-04T09:05', 'Wed 4 March 2026 at 9:05 am'],
  ['duration', 'PT45M', '45 minutes'],
  ['duration', 'P1DT2H', '1 day 2 hours'],
  ['duration', 'P2W', '2 weeks'],
  ['duration', 'PT0.5S', '0.5 seconds'],
  ['boolean', true, 'Yes'],
  ['boolean', false, 'No'],
  ['enum', 'Basic', 'Basic'],
  ['multi-enum', ['Basic', 'Pro'], 'Basic, Pro'],
  ['phone', '+61412345678', '+61412345678'],
  ['url', 'javascript:alert(1)', 'javascript:alert(1)'],
];

/** Intl puts narrow and non-breaking spaces between parts. */
const plain = (text: string) => text.replaceAll(/[\u00a0\u202f]/g, ' ');

describe('valueText', () => {
  it.each(CASES)('writes a %s for people: %j', (type, value, text) => {
    expect(plain(valueText(type, value, 'en-AU'))).toBe(text);
  });

  it.each<Case>([['date', 'soon', 'soon'], ['time', '25:99', '25:99'], ['datetime', '', ''], ['duration', 'P', 'P']])('shows a %s that it cannot read as it is: %j', (type, value, text) => {
    expect(valueText(type, value, 'en-AU')).toBe(text);
  });

  it("keeps to the organisation's locale", () => {
    expect(plain(valueText('money', { amountMinor: 1_250_000, currency: 'EUR' }, 'de-DE'))).toBe('12.500,00 €');
  });
});

it('writes the place in a call as minutes and seconds, with hours from an hour on', () => {
  expect([0, 61_000, 3_600_000, 36_061_999].map(clockText)).toEqual(['0:00', '1:01', '1:00:00', '10:01:01']);
});

it('writes an instant in the zone that it is given', () => {
  expect(plain(instantText('2026-03-03T22:30:00.000Z', 'en-AU', 'Australia/Sydney'))).toBe('4 Mar 2026, 9:30 am');
  expect(plain(instantText('2026-03-03T22:30:00.000Z', 'en-AU', 'America/New_York'))).toBe('3 Mar 2026, 5:30 pm');
});
