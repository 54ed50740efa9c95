import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { cpuMsOf } from '../../../test/cpu-time.ts';
import { faultsOf, looseDigitsOf } from '../../../test/mention-laws.ts';
import { LONDON, NEW_YORK, SYDNEY, targetOf } from '../../../test/mentions.ts';
import { clockInWords, digitsInWords, inWords, yearInWords } from '../../../test/words.ts';
import { TARGET_TYPES, type TargetType } from '../target.ts';
import type { TypedParser } from './parser.ts';
import { PARSED_TYPES, parserFor } from './parsers.ts';

const CHOICES = [
  { value: 'Full-size', synonyms: ['big car'] },
  { value: 'credit card', synonyms: ['visa', 'card'] },
];
const CONTEXTS = [SYDNEY, LONDON, NEW_YORK, { ...SYDNEY, region: 'CA', locale: 'en-CA', currency: 'JPY' }];

/** Words of calls that start, join, end or look like values. */
const WORDS =
  ('a an and the of at dot to for or between from is my name i am one two three five nine ten twelve nineteen twenty thirty forty fifty hundred thousand million k grand oh double ' +
    'triple half quarter point past dollars bucks pounds cents percent am pm in evening arvo march may first third twenty-first next last this friday tuesday week month year ago ' +
    'end tomorrow today yes no yeah nah not really sure gmail com au underscore at b bravo s for sugar katie edwards smith J. O\'Brien full size visa big car minutes hours couple dozen ' +
    '5 12 30 1979 0412 345 678 05/06/2026 5:30 $1,250.50 1.2m 27th 3E 99c A$ £ % - , . ? @ jane@example.com www.example.com 2.5 0 07 w w8 4aw - \u2013').split(' ');

const speech = fc.array(fc.constantFrom(...WORDS), { maxLength: 24 }).map((words) => words.join(' '));
const glued = fc.array(fc.oneof(fc.constantFrom(...WORDS), fc.constantFrom(' ', '')), { maxLength: 24 }).map((pieces) => pieces.join(''));
const anything = fc.oneof(speech, glued, fc.string({ unit: 'binary', maxLength: 60 }), fc.string({ unit: 'grapheme', maxLength: 60 }));

const parse = (type: TargetType): TypedParser => {
  const parser = parserFor(type);
  if (parser === undefined) throw new Error(`no parser reads ${type}`);
  return parser;
};

const targetFor = (type: TargetType, birth: boolean) => targetOf(type, birth ? 'date of birth, UK postcode' : '', CHOICES);

describe('the table of parsers', () => {
  test('reads every type but free text', () => {
    expect(TARGET_TYPES.filter((type) => !PARSED_TYPES.includes(type))).toEqual(['text']);
    expect(parserFor('text')).toBeUndefined();
    for (const type of PARSED_TYPES) expect(parserFor(type)).toBeTypeOf('function');
  });
});

describe.each(PARSED_TYPES.map((type) => [type]))('the parser of %s', (type) => {
  test('answers any text with mentions in order, apart, exactly placed, and the same each time', () => {
    fc.assert(
      fc.property(anything, fc.constantFrom(...CONTEXTS), fc.boolean(), (text, context, birth) => {
        expect(faultsOf(parse(type), text, context, targetFor(type, birth))).toEqual([]);
      }),
      { numRuns: 400 },
    );
  });
});

const NUMERIC = ['integer', 'decimal', 'money', 'date', 'time', 'datetime', 'duration', 'phone', 'email', 'postcode', 'url'] as const;

describe.each(NUMERIC.map((type) => [type]))('a value of %s', (type) => {
  test('depends on every digit that its words hold', () => {
    fc.assert(
      fc.property(fc.oneof(speech, glued), fc.constantFrom(...CONTEXTS), fc.boolean(), (text, context, birth) => {
        expect(looseDigitsOf(parse(type), text, context, targetFor(type, birth))).toEqual([]);
      }),
      { numRuns: 400 },
    );
  });
});

describe('the laws of mentions', () => {
  const mention = (start: number, end: number, value: number) => ({ start, end, value, granularity: 'exact' as const, assumed: [] });
  let calls = 0;
  const saboteurs: readonly (readonly [string, TypedParser, string])[] = [
    ['out of the text', () => [mention(0, 99, 1)], 'outside the text'],
    ['nothing at all', () => [mention(2, 2, 1)], 'outside the text'],
    ['white space', () => [mention(0, 2, 1)], 'white space'],
    ['the same words twice', () => [mention(0, 3, 1), mention(2, 3, 2)], 'starts before'],
    ['one value two ways', () => [{ ...mention(0, 1, 1), alternative: 1 }], 'as the alternative'],
    ['what comes next', () => [mention(0, 1, (calls += 1))], 'second reading'],
  ];

  test.each(saboteurs)('catch a parser that reads %s', (_name, saboteur, fault) => {
    expect(faultsOf(saboteur, '1 2', SYDNEY, targetOf('integer')).join()).toContain(fault);
  });

  test('catch a parser that leaves a digit out of its value', () => {
    const first: TypedParser = (text) => [mention(0, text.length, Number(text.charAt(0)))];
    expect(looseDigitsOf(first, '135', SYDNEY, targetOf('integer'))).toHaveLength(2);
    expect(looseDigitsOf(parse('integer'), '135', SYDNEY, targetOf('integer'))).toEqual([]);
  });
});

/** A call of about 45,000 characters, in sentences of many kinds. */
function longCall(): string {
  const lines: string[] = [];
  for (let turn = 0; turn < 150; turn += 1) {
    lines.push(
      `So I was talking with the team about the ${inWords(turn + 3)} sites that we have, and honestly the budget is about ${inWords(1000 * (turn + 12))} dollars.`,
      `We could meet on Tuesday at ${clockInWords((turn % 12) + 1, (turn * 5) % 60)}, or call me on ${digitsInWords(`04${12_345_678 + turn}`, true)} after that.`,
      `My name is Jane Smith, it was ${yearInWords(1950 + (turn % 60))} when they started, and no, that's not really what we wanted from the whole project.`,
    );
  }
  return lines.join(' ').slice(0, 45_000);
}

describe('time', () => {
  test('stays far below a second for all types over a long call', () => {
    const call = longCall();
    const run = (): number =>
      cpuMsOf(() => {
        for (const type of PARSED_TYPES) parse(type)(call, SYDNEY, targetFor(type, false));
      });
    run();
    expect(Math.min(run(), run(), run())).toBeLessThan(250);
  });

  test.each(
    ['1 ', 'one ', 'twenty one ', 'a ', 'dot ', 'a at ', 'a@', '.', 'and ', 'Aa ', 'march ', 'hundred and ', '1,', 'one thousand and ', 'x for x ', '-', 'double ', 'a.', '1', 'a', 'monday ', ' (', '+ ', 'Aa B. ', 'w8 ', '$', 'a dollar ', '5 to ', 'full ', 'w 8 o '].map(
      (piece) => [piece],
    ),
  )('grows with the text and not faster when it repeats "%s"', (piece) => {
    const text = piece.repeat(Math.ceil(45_000 / piece.length));
    const spent = cpuMsOf(() => {
      for (const type of PARSED_TYPES) parse(type)(text, NEW_YORK, targetFor(type, true));
    });
    // Anything quadratic takes tens of seconds here.
    expect(spent).toBeLessThan(3000);
  });
});
