import { instantOf } from '@relay/core/ports';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { columnReader, readInstant } from './column.ts';
import { pageLimit, pageOf, readTimeCursor, writeTimeCursor } from './keyset.ts';
import { parameterText } from './parameter.ts';

describe('An instant', () => {
  test.each([
    ['2026-03-04 05:06:07+00', '2026-03-04T05:06:07.000Z'],
    ['2026-03-04 05:06:07.08+00', '2026-03-04T05:06:07.080Z'],
    ['2026-03-04 05:06:07.089999+00', '2026-03-04T05:06:07.089Z'],
    ['2026-03-04 16:06:07.089+11', '2026-03-04T05:06:07.089Z'],
    ['2026-03-04 10:36:07.089+05:30', '2026-03-04T05:06:07.089Z'],
    ['0001-01-01 00:00:00.123+00 BC', '0000-01-01T00:00:00.123Z'],
    ['10000-01-01 00:00:00+00', '+010000-01-01T00:00:00.000Z'],
  ])('%s is read as %s', (text, instant) => {
    expect(readInstant(text)).toBe(instant);
  });

  test('is written as Postgres reads it, whatever its year', () => {
    expect(parameterText(new Date('2026-03-04T05:06:07.089Z'))).toBe('2026-03-04T05:06:07.089Z');
    expect(parameterText(new Date('0000-03-04T05:06:07.089Z'))).toBe('0001-03-04T05:06:07.089Z BC');
    expect(parameterText(new Date('-000043-03-15T00:00:00.000Z'))).toBe('0044-03-15T00:00:00.000Z BC');
    expect(parameterText(new Date('+012026-03-04T05:06:07.089Z'))).toBe('12026-03-04T05:06:07.089Z');
  });

  test('comes back from its own text', () => {
    fc.assert(fc.property(fc.date({ min: new Date('0001-01-01T00:00:00Z'), max: new Date('9999-12-31T23:59:59.999Z'), noInvalidDate: true }), (date) => {
      const stored = (parameterText(date) ?? '').replace('T', ' ').replace('Z', '+00');
      expect(readInstant(stored)).toBe(instantOf(date.getTime()));
    }));
  });
});

test('a bigint is read as a number', () => {
  expect(columnReader(20)('9007199254740991')).toBe(Number.MAX_SAFE_INTEGER);
});

test('a parameter is a text, number, boolean, date or null, and nothing else', () => {
  expect(['a', 1.5, true, null].map(parameterText)).toEqual(['a', '1.5', 'true', null]);
  for (const value of [undefined, {}, [], 1n, Symbol('x')]) expect(() => parameterText(value)).toThrow('a parameter that is no text');
});

describe('A page', () => {
  test('has a next one exactly when a row more was found', () => {
    const text = (row: number) => `item ${row}`;
    expect(pageOf([1, 2, 3], 2, text, (item) => item)).toEqual({ items: ['item 1', 'item 2'], next: 'item 2' });
    expect(pageOf([1, 2], 2, text, (item) => item)).toEqual({ items: ['item 1', 'item 2'] });
    expect(pageOf([], 2, text, (item) => item)).toEqual({ items: [] });
  });

  test('keeps to 1 to 200 items', () => {
    expect([-1, 0, 1, 200, 201, 2.9].map(pageLimit)).toEqual([1, 1, 1, 200, 200, 2]);
  });

  test('starts after a cursor that was given out, and after no other text', () => {
    const id = '0191f7a0-0000-7000-8000-000000000000';
    const at = instantOf(0);
    expect(readTimeCursor(writeTimeCursor(at, id))).toEqual({ at, id });
    for (const text of ['', '~', at, `${at}~`, `~${id}`, `${at}~x`, `0000-01-01T00:00:00Z~${id}`, `+010000-01-01T00:00:00Z~${id}`, "'; DROP TABLE x"]) {
      expect(readTimeCursor(text), text).toBeUndefined();
    }
  });
});
