import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { LONDON, mentionsIn, NEW_YORK, readings, SYDNEY, targetOf } from '../../../test/mentions.ts';
import { digitsInWords } from '../../../test/words.ts';

const NATO = 'alpha bravo charlie delta echo foxtrot golf hotel india juliet kilo lima mike november oscar papa quebec romeo sierra tango uniform victor whiskey x-ray yankee zulu'.split(' ');

const postcodes = (text: string, context = LONDON): string[] => readings('postcode', text, context);

describe('British postcodes', () => {
  test.each([
    ['SW1A 1AA', 'SW1A 1AA'],
    ['w s 7 1 0 g h', 'WS71 0GH'],
    ['Bravo Alpha 5 3 Echo Juliet', 'BA5 3EJ'],
    ['e c 6 e 6y b', 'EC6E 6YB'],
    ['M 4 e 7 Q Zed', 'M4E 7QZ'],
    ['Mike one uniform 8 Romeo Zulu', 'M1U 8RZ'],
    ['Oscar x-ray 8 7 x ray Tango', 'OX8 7XT'],
    ['s o 9 o bu', 'SO9 0BU'],
    ['l double four three e q', 'L44 3EQ'],
    ['delta-tango 0 4 9 Delta whiskey', 'DT04 9DW'],
  ])('read "%s"', (text, value) => {
    expect(postcodes(`my postcode is ${text}`)).toEqual([`${text} = ${value}`]);
  });

  test.each([
    ['B A V 3E J', 'BA5 3EJ'],
    ['w v 12 for SA', 'WV12 4SA'],
    ['m 1 U 8 r that', 'M1U 8RZ'],
    ['e e 2 0 U S', 'E2 0US'],
    ['G 3 3 0 d DJ', 'G33 0DJ'],
  ])('take "%s" by its sound and say so', (text, value) => {
    expect(mentionsIn('postcode', text, LONDON)).toMatchObject([{ value, assumed: ['sound'] }]);
  });

  test('keep both readings of a letter that may be a digit', () => {
    expect(postcodes('p o 2 V 1 h j')).toEqual(['p o 2 V 1 h j = PO2V 1HJ | PO25 1HJ']);
  });

  test.each([['a a 5 3 E J'], ['w s 7 1 0'], ['l 9 0'], ['w s 7 1 0 g c'], ['five past three'], ['you are to be at 5'], ['it is my 3rd'], ['x'.repeat(50)]])('are not in "%s"', (text) => {
    expect(postcodes(text)).toEqual([]);
  });

  test('come back from letters, spelling alphabet and digits', () => {
    const outward = fc.constantFrom('B1', 'M60', 'WS7', 'EC1A', 'W1K', 'DY62', 'SO9');
    const inward = fc.tuple(fc.integer({ min: 0, max: 9 }), fc.constantFrom(...'ABDEFGHJLNPQRSTUWXYZ'), fc.constantFrom(...'ABDEFGHJLNPQRSTUWXYZ'));
    const say = fc.constantFrom<(char: string) => string>(
      (char) => char.toLowerCase(),
      (char) => char,
      (char) => (/\d/.test(char) ? digitsInWords(char, false) : (NATO[char.charCodeAt(0) - 65] as string)),
    );
    fc.assert(
      fc.property(outward, inward, say, (out, [digit, one, two], speak) => {
        const words = [...`${out}${digit}${one}${two}`].map(speak).join(' ');
        expect(postcodes(`that would be ${words}, thanks`)).toEqual([`${words} = ${out} ${digit}${one}${two}`]);
      }),
    );
  });
});

describe('postcodes of digits', () => {
  test.each([
    ['three thousand', '3000'], ['two oh double oh', '2000'], ['thirty one twenty one', '3121'], ['3121', '3121'], ['oh eight hundred', '0800'], ['two thousand', '2000'], ['five thousand and sixty seven', '5067'], ['3 thousand', '3000'],
  ])('read "%s" in Australia', (text, value) => {
    expect(readings('postcode', `it's ${text} I think`, SYDNEY)).toEqual([`${text} = ${value}`]);
  });

  test.each([['94105', '94105'], ['94105-1234', '94105-1234'], ['nine four one oh five', '94105']])('read "%s" in America', (text, value) => {
    expect(readings('postcode', text, NEW_YORK)).toEqual([`${text} = ${value}`]);
  });

  test.each([['$2000'], ['born in 1985'], ['2000 dollars'], ['0150'], ['12345'], ['05/06/2026'], ['1512 West Olympic Boulevard'], ['0412 345 678']])('are not in "%s"', (text) => {
    expect(readings('postcode', text, SYDNEY)).toEqual([]);
  });

  test("follow the country that the target names, else the context's", () => {
    const asked = (description: string): string[] => readings('postcode', 'K1A 0B1 or 3121 or 94105 or SW1A 1AA', SYDNEY, targetOf('postcode', description));
    expect(asked('Postcode')).toEqual(['3121 = 3121']);
    expect(asked('ZIP code')).toEqual(['94105 = 94105']);
    expect(asked("The caller's UK postcode")).toEqual(['SW1A 1AA = SW1A 1AA']);
    expect(asked('Canadian postal code')).toEqual(['K1A 0B1 = K1A 0B1']);
  });
});
