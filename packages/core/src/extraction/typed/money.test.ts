import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { LONDON, mentionsIn, NEW_YORK, readings, SYDNEY } from '../../../test/mentions.ts';
import { inWords } from '../../../test/words.ts';

const money = (text: string, context = SYDNEY): string[] => readings('money', text, context);

describe('money', () => {
  test.each([
    ['transfer a hundred and thirty five dollars please', 'a hundred and thirty five dollars = 13500 AUD'],
    ['one point five million', 'one point five million = 150000000 AUD'],
    ['about $1.2m', '$1.2m = 120000000 AUD'],
    ['fifteen k', 'fifteen k = 1500000 AUD'],
    ['twelve hundred bucks', 'twelve hundred bucks = 120000 AUD'],
    ['two fifty a month', 'two fifty = 25000 AUD'],
    ['135 million', '135 million = 13500000000 AUD'],
    ['A$1,250.50', 'A$1,250.50 = 125050 AUD'],
    ['half a million pounds', 'half a million pounds = 50000000 GBP'],
    ['three quarters of a million', 'three quarters of a million = 75000000 AUD'],
    ['a million and a half', 'a million and a half = 150000000 AUD'],
    ['two and a half grand', 'two and a half grand = 250000 AUD'],
    ['a couple hundred bucks', 'a couple hundred bucks = 20000 AUD'],
    ['five mil', 'five mil = 500000000 AUD'],
    ['one thousand, two hundred and five dollars', 'one thousand, two hundred and five dollars = 120500 AUD'],
    ['one hundred and twenty-five thousand dollars', 'one hundred and twenty-five thousand dollars = 12500000 AUD'],
    ['a hundred and um thirty five dollars', 'a hundred and um thirty five dollars = 13500 AUD'],
    ['AUD 1,500', 'AUD 1,500 = 150000 AUD'],
    ['three lakh rupees', 'three lakh rupees = 30000000 INR'],
    ['minus fifty dollars', 'minus fifty dollars = -5000 AUD'],
    ['-$50', '-$50 = -5000 AUD'],
  ])('reads "%s"', (text, reading) => {
    expect(money(text)).toEqual([reading]);
  });

  test.each([
    ['99c', '99c = 99 AUD'],
    ['fifty cents', 'fifty cents = 50 AUD'],
    ['five dollars fifty', 'five dollars fifty = 550 AUD'],
    ['five dollars and fifty cents', 'five dollars and fifty cents = 550 AUD'],
    ['a dollar fifty', 'a dollar fifty = 150 AUD'],
    ['twenty pounds 50p', 'twenty pounds 50p = 2050 GBP'],
    ['fifty pence', 'fifty pence = 50 GBP'],
  ])('counts the cents of "%s"', (text, reading) => {
    expect(money(text)).toEqual([reading]);
  });

  test.each([
    ['five hundred US dollars', '50000 USD'],
    ['five Hong Kong dollars', '500 HKD'],
    ['NZ$30.50', '3050 NZD'],
    ['30usd', '3000 USD'],
    ['fifty quid', '5000 GBP'],
    ['€20', '2000 EUR'],
    ['20 euros', '2000 EUR'],
    ['500 yen', '500 JPY'],
  ])('takes the currency that "%s" names', (text, value) => {
    expect(money(text)).toEqual([`${text} = ${value}`]);
  });

  test("reads a dollar of no country as the context's dollar, else as the US dollar, and says so", () => {
    expect(mentionsIn('money', '$5', SYDNEY)).toMatchObject([{ value: { amountMinor: 500, currency: 'AUD' }, assumed: ['region'] }]);
    expect(mentionsIn('money', '$5', NEW_YORK)).toMatchObject([{ value: { amountMinor: 500, currency: 'USD' }, assumed: ['region'] }]);
    expect(mentionsIn('money', '$5', LONDON)).toMatchObject([{ value: { amountMinor: 500, currency: 'USD' }, assumed: ['region'] }]);
    expect(mentionsIn('money', 'A$5', LONDON)).toMatchObject([{ value: { amountMinor: 500, currency: 'AUD' }, assumed: [] }]);
  });

  test('keeps a plain number as a mention in the assumed currency, so that it can answer a question', () => {
    expect(mentionsIn('money', 'maybe 250', LONDON)).toMatchObject([{ value: { amountMinor: 25000, currency: 'GBP' }, assumed: ['currency'] }]);
  });

  test.each([
    ['ten to fifteen thousand dollars', 'ten to fifteen thousand dollars = 1000000 AUD | 1500000 AUD'],
    ['between fifty and sixty k', 'fifty and sixty k = 5000000 AUD | 6000000 AUD'],
    ['$5k-$10k', '$5k-$10k = 500000 AUD | 1000000 AUD'],
    ['five hundred to a thousand dollars', 'five hundred to a thousand dollars = 50000 AUD | 100000 AUD'],
    ['twelve fifty', 'twelve fifty = 125000 AUD | 1250 AUD'],
    ['four ninety nine', 'four ninety nine = 49900 AUD | 499 AUD'],
  ])('keeps both readings of "%s"', (text, reading) => {
    expect(money(text)).toEqual([reading]);
  });

  test.each([
    ['call 415-286-4371'], ['at 5:30 pm on 05/06/2026'], ['march 3rd, 11 am'], ['two people for three nights'], ['fifty percent'], ['the blue one'], ['no one'],
    ['1.2.3'], ['1,25'], ['A4 or 4x4'], ['oh four one two three four five six'], ['a few hundred dollars'], ['thanks a million'], ['slide four'], ['COVID-19'],
    ['at 1512 West Olympic Boulevard'], ['in the 2019 results for us'], ['$1.234'], ['99999999999999999999 dollars'],
  ])('reads no amount in "%s"', (text) => {
    expect(money(text)).toEqual([]);
  });

  test('marks an amount said not to be exact', () => {
    for (const text of ['about fifty dollars', 'more than $50', 'at least 50 bucks', 'a couple of grand', '$50 or so']) {
      expect(mentionsIn('money', text)[0]?.granularity).toBe('approximate');
    }
    expect(mentionsIn('money', 'fifty dollars')[0]?.granularity).toBe('exact');
  });

  test('leaves the number of years out of a sum of billions', () => {
    expect(money('a $15 billion three-year facility')).toEqual(['$15 billion = 1500000000000 AUD']);
  });

  test('reads back any amount in words', () => {
    const manner = fc.record({ and: fc.boolean(), article: fc.boolean() });
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 999_999_999 }), fc.integer({ min: 0, max: 99 }), manner, (dollars, cents, how) => {
        const words = `${inWords(dollars, how)} dollars${cents === 0 ? '' : ` and ${inWords(cents)} cents`}`;
        expect(money(`so we said ${words}, right`)).toEqual([`${words} = ${dollars * 100 + cents} AUD`]);
      }),
    );
  });

  test('reads back any amount in digits', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 999_999_999 }), fc.integer({ min: 0, max: 99 }), fc.boolean(), (dollars, cents, isGrouped) => {
        const whole = isGrouped ? dollars.toLocaleString('en-AU') : String(dollars);
        const words = `$${whole}.${String(cents).padStart(2, '0')}`;
        expect(money(`that is ${words}.`)).toEqual([`${words} = ${dollars * 100 + cents} AUD`]);
      }),
    );
  });
});
