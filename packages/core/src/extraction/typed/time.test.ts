import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { mentionsIn, readings } from '../../../test/mentions.ts';
import { clockInWords } from '../../../test/words.ts';

const times = (text: string): string[] => readings('time', text);

describe('times', () => {
  test.each([
    ['half past three in the afternoon', '15:30'], ['quarter past 6 in the evening', '18:15'], ['5:30 in the evening', '17:30'], ['quarter to 4 in the afternoon', '15:45'],
    ['3 this arvo', '15:00'], ['three in the morning', '03:00'], ['5pm', '17:00'], ['5 p.m.', '17:00'], ['10 a m', '10:00'], ['12 am', '00:00'], ['12:30 pm', '12:30'],
    ['10.30am', '10:30'], ['five thirty pm', '17:30'], ['seven forty five in the morning', '07:45'], ['nine oh five am', '09:05'], ['2 o"clock in the afternoon', '14:00'],
    ['17:30', '17:30'], ['09:45', '09:45'], ['1730 hours', '17:30'], ['zero six hundred hours', '06:00'], ['noon', '12:00'], ['12 noon', '12:00'], ['midnight', '00:00'],
    ['8 tonight', '20:00'], ['tonight at 8', '20:00'], ['twenty five to nine in the morning', '08:35'], ['arvo at 3', '15:00'],
  ])('read "%s"', (text, value) => {
    expect(times(text)).toEqual([`${text} = ${value}`]);
  });

  test.each([
    ['half past three', '15:30'], ['quarter to four', '15:45'], ['nine oh five', '09:05'], ["five o'clock", '17:00'], ['half eleven', '11:30'], ['twelve thirty', '12:30'], ['10:15', '10:15'],
    ['five', '17:00'], ['2:30', '14:30'],
  ])('read "%s" in business hours and say so', (text, value) => {
    expect(mentionsIn('time', text)).toMatchObject([{ value, assumed: ['meridiem'] }]);
  });

  test('keep both halves of the day where people mean either', () => {
    expect(times('at 7')).toEqual(['7 = 07:00 | 19:00']);
    expect(times('half six')).toEqual(['half six = 18:30 | 06:30']);
  });

  test('keep both of two times', () => {
    expect(times('between 2 and 3 pm')).toEqual(['2 and 3 pm = 14:00 | 15:00']);
    expect(times('at 5 or 6')).toEqual(['5 or 6 = 17:00 | 18:00']);
  });

  test('share the half of the day in a span of time', () => {
    expect(times('from 9 to 5pm')).toEqual(['9 = 09:00', '5pm = 17:00']);
    expect(times('11 to 1 pm')).toEqual(['11 = 11:00', '1 pm = 13:00']);
    expect(times('2:30pm-4pm')).toEqual(['2:30pm = 14:30', '4pm = 16:00']);
    expect(times('5-6pm')).toEqual(['5 = 17:00', '6pm = 18:00']);
  });

  test.each([
    ['3 people'], ['ten to fifteen minutes'], ['$5.30'], ['stood at 13.03%'], ['415-286-4371'], ['05/06/2026'], ['half of it'], ['12:75'], ['25:00'], ['1.2.3'], ['a score of 3:2:1'], ['March 5'],
  ])('are not in "%s"', (text) => {
    expect(times(text)).toEqual([]);
  });

  test('read back from words', () => {
    const part = fc.constantFrom(['in the morning', 0] as const, ['am', 0] as const, ['pm', 12] as const, ['in the afternoon', 12] as const);
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 12 }), fc.integer({ min: 0, max: 59 }), part, (hour, minute, [half, offset]) => {
        const words = `${clockInWords(hour, minute)} ${half}`;
        const value = `${String((hour % 12) + offset).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
        expect(times(`let us say ${words}, then`)).toEqual([`${words} = ${value}`]);
      }),
    );
  });

  test('read back from digits', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 12 }), fc.integer({ min: 0, max: 59 }), fc.constantFrom('am', 'pm', ' AM', ' p.m.'), (hour, minute, half) => {
        const words = `${hour}:${String(minute).padStart(2, '0')}${half}`;
        const value = `${String((hour % 12) + (/p/i.test(half) ? 12 : 0)).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
        expect(times(`come at ${words}`)).toEqual([`${words} = ${value}`]);
      }),
    );
  });
});

describe('days with their time', () => {
  test.each([
    ['March 10th at 2:30 pm', '2026-03-10T14:30'], ['1 pm on March 10th', '2026-03-10T13:00'], ['tomorrow at three', '2026-03-05T15:00'], ['tonight at 8', '2026-03-04T20:00'],
  ])('read "%s"', (text, value) => {
    expect(readings('datetime', text)).toEqual([`${text} = ${value}`]);
  });

  test('need both parts, close together', () => {
    expect(readings('datetime', 'on March 10th')).toEqual([]);
    expect(readings('datetime', '2 pm')).toEqual([]);
    expect(readings('datetime', 'March 10th works because the office opens at 9 am')).toEqual([]);
  });
});

describe('lengths of time', () => {
  test.each([
    ['45 minutes', 'PT45M'], ['an hour and a half', 'PT1H30M'], ['half an hour', 'PT30M'], ['three quarters of an hour', 'PT45M'], ['1 hour and 20 minutes', 'PT1H20M'],
    ['two and a half years', 'P2Y6M'], ['three days', 'P3D'], ['four nights', 'P4D'], ['twelve month', 'P12M'], ['six weeks', 'P6W'], ['two fortnights', 'P4W'], ['a fortnight', 'P2W'], ['a couple of weeks', 'P2W'], ['three and a half weeks', 'P24DT12H'], ['30-day', 'P30D'], ['90 secs', 'PT90S'],
  ])('read "%s"', (text, value) => {
    expect(readings('duration', text)).toEqual([`${text} = ${value}`]);
  });

  test('keep both ends of a range', () => {
    expect(readings('duration', 'two to three weeks')).toEqual(['two to three weeks = P2W | P3W']);
  });

  test.each([['three days ago'], ['$250 a night'], ['the second day'], ['my 5 year old']])('are not in "%s"', (text) => {
    expect(readings('duration', text)).toEqual([]);
  });
});
