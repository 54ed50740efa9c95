import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { LONDON, mentionsIn, NEW_YORK, readings, SYDNEY, targetOf } from '../../../test/mentions.ts';
import { ordinalInWords, yearInWords } from '../../../test/words.ts';

const BIRTH = targetOf('date', "The caller's date of birth");
const dates = (text: string, context = SYDNEY): string[] => readings('date', text, context);
const births = (text: string, context = LONDON): string[] => readings('date', text, context, BIRTH);

const MONTHS = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'];

describe('dates with their year', () => {
  test.each([
    ['the 27th of the 9th 1979', '27th of the 9th 1979 = 1979-09-27'],
    ['13th of November 2020', '13th of November 2020 = 2020-11-13'],
    ['twenty seventh of september nineteen seventy nine', 'twenty seventh of september nineteen seventy nine = 1979-09-27'],
    ['1 3 1979', '1 3 1979 = 1979-03-01'],
    ['April the 30th 1969', 'April the 30th 1969 = 1969-04-30'],
    ['Dec. 25, 2026', 'Dec. 25, 2026 = 2026-12-25'],
    ['2026-06-05', '2026-06-05 = 2026-06-05'],
    ['31.12.2025', '31.12.2025 = 2025-12-31'],
    ["13 Nov '79", "13 Nov '79 = 1979-11-13"],
    ['one three nineteen seventy nine', 'one three nineteen seventy nine = 1979-03-01'],
    ['oh one oh three nineteen seventy nine', 'oh one oh three nineteen seventy nine = 1979-03-01'],
    ['5th of June next year', '5th of June next year = 2027-06-05'],
    ['2nd of may two thousand and eight', '2nd of may two thousand and eight = 2008-05-02'],
  ])('read "%s"', (text, reading) => {
    expect(dates(text)).toEqual([reading]);
  });

  test('follow the order of the locale', () => {
    expect(dates('05/06/2026', SYDNEY)).toEqual(['05/06/2026 = 2026-06-05']);
    expect(dates('05/06/2026', NEW_YORK)).toEqual(['05/06/2026 = 2026-05-06']);
    expect(mentionsIn('date', '05/06/2026', SYDNEY)[0]?.assumed).toEqual(['day-month-order']);
  });

  test('keep both orders where people of the locale write both', () => {
    expect(dates('05/06/2026', { ...NEW_YORK, locale: 'en-CA', region: 'CA' })).toEqual(['05/06/2026 = 2026-06-05 | 2026-05-06']);
  });

  test('take the other order when the order of the locale gives no day', () => {
    expect(dates('05/13/2026', SYDNEY)).toEqual(['05/13/2026 = 2026-05-13']);
    expect(dates('13/05/2026', NEW_YORK)).toEqual(['13/05/2026 = 2026-05-13']);
  });

  test.each([['29 Feb 2027'], ['the 30th of February'], ['32/01/2026'], ['1.5.2'], ['version 2.3.4'], ['415-286-4371'], ['25th August 6th 1992']])('are not in "%s"', (text) => {
    expect(dates(text)).toEqual([]);
  });

  test('read back however they are said', () => {
    const day = fc.date({ min: new Date('1920-01-01'), max: new Date('2039-12-31'), noInvalidDate: true });
    const style = fc.constantFrom<(d: number, m: number, y: number) => string>(
      (d, m, y) => `${ordinalInWords(d)} of ${MONTHS[m - 1]} ${yearInWords(y)}`,
      (d, m, y) => `${MONTHS[m - 1]} ${ordinalInWords(d)} ${yearInWords(y)}`,
      (d, m, y) => `${d} ${MONTHS[m - 1]} ${y}`,
      (d, m, y) => `${MONTHS[m - 1]} ${d}, ${y}`,
      (d, m, y) => `${d}/${m}/${y}`,
      (d, m, y) => `${String(d).padStart(2, '0')}-${String(m).padStart(2, '0')}-${y}`,
      (d, m, y) => `${y}-${String(m).padStart(2, '0')}-${String(d).padStart(2, '0')}`,
      (d, m, y) => `${String(d).padStart(2, '0')}${String(m).padStart(2, '0')}${y}`,
      (d, m, y) => `${String(d).padStart(2, '0')}${String(m).padStart(2, '0')} ${y}`,
      (d, m, y) => `${d} ${m} ${y}`,
      (d, m, y) => `${ordinalInWords(d)} of the ${ordinalInWords(m)} ${yearInWords(y)}`,
    );
    fc.assert(
      fc.property(day, style, (date, say) => {
        const [year, month, dayOfMonth] = [date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate()];
        const words = say(dayOfMonth, month, year);
        expect(dates(`so it is ${words}, yes`)).toEqual([`${words} = ${date.toISOString().slice(0, 10)}`]);
      }),
    );
  });
});

describe('dates counted from the call (Wednesday 4 March 2026)', () => {
  test.each([
    ['today', '2026-03-04'], ['tomorrow', '2026-03-05'], ['yesterday', '2026-03-03'], ['day after tomorrow', '2026-03-06'], ['this arvo', '2026-03-04'],
    ['Friday', '2026-03-06'], ['this Friday', '2026-03-06'], ['next Tuesday', '2026-03-10'], ['last Friday', '2026-02-27'], ['Friday week', '2026-03-13'],
    ['Tuesday fortnight', '2026-03-24'], ['Monday next week', '2026-03-09'], ['tomorrow week', '2026-03-12'], ['a week from Friday', '2026-03-13'],
    ['Friday the 13th', '2026-03-13'], ['in three weeks', '2026-03-25'], ['in a fortnight', '2026-03-18'], ['two weeks ago', '2026-02-18'], ["in four weeks' time", '2026-04-01'],
    ['end of the month', '2026-03-31'], ['end of next month', '2026-04-30'], ['end of June', '2026-06-30'], ['start of next month', '2026-04-01'], ['end of the quarter', '2026-03-31'],
    ['last Friday of the month', '2026-03-27'], ['first Monday in April', '2026-04-06'], ['end of 2026', '2026-12-31'], ['1st of this month', '2026-03-01'], ['3rd of next month', '2026-04-03'],
  ])('read "%s"', (text, day) => {
    expect(dates(text)).toEqual([`${text} = ${day}`]);
  });

  test("take the day from the call's own time zone", () => {
    const late = { ...SYDNEY, at: '2026-03-04T14:30:00.000Z' };
    expect(dates('today', late)).toEqual(['today = 2026-03-05']);
    expect(dates('today', { ...late, timeZone: 'America/New_York' })).toEqual(['today = 2026-03-04']);
  });

  test.each([
    ['AU', '2026-06-30'], ['NZ', '2026-03-31'], ['GB', '2026-04-05'], ['IN', '2026-03-31'],
  ])('end the financial year of %s on %s', (region, day) => {
    expect(dates('end of financial year', { ...SYDNEY, region })).toEqual([`end of financial year = ${day}`]);
    expect(dates('by EOFY', { ...SYDNEY, region })).toEqual([`EOFY = ${day}`]);
  });

  test('read no end of a financial year where firms choose their own', () => {
    expect(dates('end of financial year', NEW_YORK)).toEqual([]);
  });

  test('keep the nearer day when "next" is meant both ways', () => {
    expect(dates('next Sunday')).toEqual(['next Sunday = 2026-03-15 | 2026-03-08']);
  });

  test('find the nearest such day, ahead rather than behind', () => {
    expect(dates('the 10th')).toEqual(['10th = 2026-03-10']);
    expect(dates('on the third of march')).toEqual(['third of march = 2026-03-03']);
    expect(dates('January 10th')).toEqual(['January 10th = 2026-01-10 | 2027-01-10']);
    expect(dates('by January 10th')).toEqual(['January 10th = 2027-01-10']);
    expect(dates('I paid on January 10th')).toEqual(['January 10th = 2026-01-10']);
    expect(dates('I went there on Monday')).toEqual(['Monday = 2026-03-02']);
  });

  test('look back for a target that asks for something past', () => {
    expect(readings('date', '1 December', SYDNEY, targetOf('date', 'Date of the disputed charge'))).toEqual(['1 December = 2025-12-01']);
  });

  test('say how finely they were said', () => {
    const granularities = (text: string): (string | undefined)[] => mentionsIn('date', text).map((mention) => mention.granularity);
    expect(granularities('June 2027')).toEqual(['month']);
    expect(granularities('next month')).toEqual(['month']);
    expect(granularities('in 2027')).toEqual(['year']);
    expect(granularities('next week')).toEqual(['approximate']);
    expect(granularities('by Q2')).toEqual(['approximate']);
    expect(granularities('March 3rd')).toEqual(['day']);
  });

  test('share the month of a range', () => {
    expect(dates('from the 5th to the 10th of April')).toEqual(['5th = 2026-04-05', '10th of April = 2026-04-10']);
    expect(dates('March 5-10')).toEqual(['March 5 = 2026-03-05', '10 = 2026-03-10']);
  });

  test.each([['may I ask'], ['we march 5 miles'], ['sat down in the sun'], ['the first time'], ['5th floor'], ['in a second'], ['three days'], ['24/7'], ['3/4 cup'], ['2/3 of them'], ['the second one']])(
    'are not in "%s"',
    (text) => {
      expect(dates(text)).toEqual([]);
    },
  );
});

describe('dates of birth', () => {
  test.each([
    ['8th of the 9th 47', '8th of the 9th 47 = 1947-09-08'],
    ['2303 1961', '2303 1961 = 1961-03-23'],
    ['30041 969', '30041 969 = 1969-04-30'],
    ['30 1188', '30 1188 = 1988-11-30'],
    ['15 08 19 19', '15 08 19 19 = 1919-08-15'],
    ['24.08.19 89', '24.08.19 89 = 1989-08-24'],
    ['29 November 2000 and 8th', '29 November 2000 and 8th = 2008-11-29'],
    ['17th 03 1948', '17th 03 1948 = 1948-03-17'],
    ['14 6th 1905', '14 6th 1905 = 1905-06-14'],
    ['the 20 4th of the 1st 1967', '20 4th of the 1st 1967 = 1967-01-24'],
    ['2005 nineteen eighty-four', '2005 nineteen eighty-four = 1984-05-20'],
    ['16th December no 16 October 1953', '16 October 1953 = 1953-10-16'],
  ])('read "%s"', (text, reading) => {
    expect(births(text)).toEqual([reading]);
  });

  test('are never ahead of the call, without a year, or older than anybody', () => {
    expect(births('1 May 2026')).toEqual([]);
    expect(births('October 9th')).toEqual([]);
    expect(births('August 1980')).toEqual([]);
    expect(births('24th of August 1893')).toEqual([]);
    expect(births('5 June 27')).toEqual(['5 June 27 = 1927-06-05']);
  });

  test('stay open where a month has two days', () => {
    expect(births('25th August 6th 1992')).toEqual([]);
    expect(births('10 1938')).toEqual([]);
    expect(births('to 7th July 1917')).toEqual(['7th July 1917 = 1917-07-07 | 1917-07-27']);
  });
});
