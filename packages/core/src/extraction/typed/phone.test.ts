import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { LONDON, mentionsIn, NEW_YORK, readings, SYDNEY } from '../../../test/mentions.ts';
import { digitsInWords } from '../../../test/words.ts';

const values = (text: string, context = SYDNEY): string[] => mentionsIn('phone', text, context).map((mention) => mention.value);

describe('phone numbers', () => {
  test.each([
    ['oh four one two three four five six seven eight', '+61412345678'],
    ['oh four double five one two three triple oh', '+61455123000'],
    ['zero four one two, three four five, six seven eight', '+61412345678'],
    ['oh four hundred one two three four five six', '+61400123456'],
    ['plus six one four one two three four five six seven eight', '+61412345678'],
    ['0412 345 678', '+61412345678'],
    ['0412-345-678', '+61412345678'],
    ['(02) 9011 5757', '+61290115757'],
    ['+61 2 9011 5757', '+61290115757'],
    ['61 412 345 678', '+61412345678'],
    ['1300 555 123', '+611300555123'],
    ['thirteen hundred double five five one two three', '+611300555123'],
    ['13 11 14', '+61131114'],
    ['0011 61 412 345 678', '+61412345678'],
    ['0061 412 345 678', '+61412345678'],
    ['oh two then nine oh one one five seven five seven', '+61290115757'],
  ])('read "%s" in Australia', (text, value) => {
    expect(readings('phone', text)).toEqual([`${text} = ${value}`]);
  });

  test.each([
    ['(212) 415-5788', '+12124155788'],
    ['415.286.4371', '+14152864371'],
    ['1 800 224 7835', '+18002247835'],
    ['four one five two eight six forty three seventy one', '+14152864371'],
    ['+44 20 7377 4390', '+442073774390'],
  ])('read "%s" in America', (text, value) => {
    expect(readings('phone', text, NEW_YORK)).toEqual([`${text} = ${value}`]);
  });

  test('read "oh two oh seven three double seven…" in Britain', () => {
    expect(values('oh two oh seven three double seven four three nine oh', LONDON)).toEqual(['+442073774390']);
  });

  test('read numbers that no plan lists yet, at full length', () => {
    expect(values('415 555 0123', NEW_YORK)).toEqual(['+14155550123']);
    expect(values('0512 345 678', SYDNEY)).toEqual(['+61512345678']);
  });

  test('say that the region was assumed, unless the country was said', () => {
    expect(mentionsIn('phone', '0412 345 678')[0]?.assumed).toEqual(['region']);
    expect(mentionsIn('phone', '+61 412 345 678')[0]?.assumed).toEqual([]);
  });

  test('say that a digit was taken from the sound of a word', () => {
    expect(mentionsIn('phone', 'oh four one to three four five six seven eight')).toMatchObject([{ value: '+61412345678', assumed: ['region', 'sound'] }]);
  });

  test('leave out what a comma sets apart', () => {
    expect(readings('phone', 'ref 5847, 0412 345 678, 2 people')).toEqual(['0412 345 678 = +61412345678']);
    expect(readings('phone', 'it is 415-286-4371. 2 people', NEW_YORK)).toEqual(['415-286-4371 = +14152864371']);
  });

  test.each([['9011 5757'], ['05/06/2026'], ['2026-03-04'], ['1234567891234567'], ['$1,234,567.89'], ['30 05 1969'], ['one two three'], ['x0412345678'], ['5:30']])('are not in "%s"', (text) => {
    expect(values(text)).toEqual([]);
  });

  test('read back from words and from digits', () => {
    const digits = fc.integer({ min: 0, max: 99_999_999 }).map((number) => `04${String(number).padStart(8, '0')}`);
    fc.assert(
      fc.property(digits, fc.boolean(), (number, repeats) => {
        const value = `+61${number.slice(1)}`;
        const words = digitsInWords(number, repeats);
        expect(readings('phone', `you can reach me on ${words} thanks`)).toEqual([`${words} = ${value}`]);
        const grouped = `${number.slice(0, 4)} ${number.slice(4, 7)} ${number.slice(7)}`;
        expect(readings('phone', `it's ${grouped}.`)).toEqual([`${grouped} = ${value}`]);
      }),
    );
  });
});
