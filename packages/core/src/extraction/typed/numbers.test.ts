import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { mentionsIn, readings } from '../../../test/mentions.ts';
import { inWords } from '../../../test/words.ts';

describe('integers', () => {
  test.each([
    ['we have 135 of them', '135 = 135'],
    ['one hundred thousand and fifty', 'one hundred thousand and fifty = 100050'],
    ['2 thousand and 50', '2 thousand and 50 = 2050'],
    ['twelve hundred', 'twelve hundred = 1200'],
    ['two dozen eggs', 'two dozen = 24'],
    ['half a dozen', 'half a dozen = 6'],
    ['minus three', 'minus three = -3'],
    ['it was -5 outside', '-5 = -5'],
    ['fifty staff', 'fifty = 50'],
    ['one', 'one = 1'],
    ['just one please', 'one = 1'],
    ['１３５', '１３５ = 135'],
  ])('read "%s"', (text, reading) => {
    expect(readings('integer', text)).toEqual([reading]);
  });

  test.each([
    ['two or three people', 'two or three = 2 | 3'],
    ['five to ten people', 'five to ten = 5 | 10'],
    ['5-10 people', '5-10 = 5 | 10'],
    ['between 5 and 10', '5 and 10 = 5 | 10'],
  ])('keep both ends of "%s"', (text, reading) => {
    expect(readings('integer', text)).toEqual([reading]);
  });

  test.each([
    ['1.5'], ['two and a half'], ['$50'], ['fifty dollars'], ['5 pm'], ['half past 3'], ['March 3'], ['the 3rd'], ['twenty fifth'], ['415-286-4371'], ['424 5043883'],
    ['one two three four'], ['this one'], ['one of them'], ['x²'], ['½'], ['12٣'], ['A4'], ['5kg'], ['05/06/2026'],
  ])('are not in "%s"', (text) => {
    expect(readings('integer', text)).toEqual([]);
  });

  test('say that side-by-side numbers were joined', () => {
    expect(mentionsIn('integer', 'room two fifty')).toMatchObject([{ value: 250, assumed: ['magnitude'] }]);
  });

  test('keep two numbers apart that "and" only lists', () => {
    expect(readings('integer', 'one thousand and two thousand')).toEqual(['one thousand = 1000', 'two thousand = 2000']);
    expect(readings('integer', 'a hundred and two hundred')).toEqual(['a hundred = 100', 'two hundred = 200']);
  });

  test('read back from words', () => {
    const manner = fc.record({ and: fc.boolean(), article: fc.boolean() });
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 999_999_999 }), manner, fc.boolean(), (value, how, isHyphened) => {
        const words = isHyphened ? inWords(value, how).replaceAll(/(ty) (one|two|three|four|five|six|seven|eight|nine)/g, '$1-$2') : inWords(value, how);
        expect(readings('integer', `there are ${words} in all`)).toEqual([`${words} = ${value}`]);
      }),
    );
  });
});

describe('decimals', () => {
  test.each([
    ['a 4.2 rating', '4.2 = 4.2'],
    ['one point five million', 'one point five million = 1500000'],
    ['three point one four', 'three point one four = 3.14'],
    ['two and a half', 'two and a half = 2.5'],
    ['one and three quarters', 'one and three quarters = 1.75'],
    ['nought point five', 'point five = 0.5'],
    ['2.5%', '2.5 = 2.5'],
    ['1.1 million', '1.1 million = 1100000'],
    ['seven', 'seven = 7'],
  ])('read "%s"', (text, reading) => {
    expect(readings('decimal', text)).toEqual([reading]);
  });

  test('read back from words digit by digit', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 999_999 }), fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 1, maxLength: 4 }), (whole, digits) => {
        const words = `${inWords(whole)} point ${digits.map((digit) => inWords(digit)).join(' ')}`;
        expect(readings('decimal', `about, ${words}, I think`)).toEqual([`${words} = ${String(Number(`${whole}.${digits.join('')}`))}`]);
      }),
    );
  });
});
