import { tokenise } from '../spoken/tokens.ts';
import { isoOf } from './calendar.ts';
import { readAbsolute } from './date-absolute.ts';
import { readDayThenDigits, readSeparated, readSpaced } from './date-numeric.ts';
import { readRangeEnd, readRangeStart } from './date-ranges.ts';
import { readRelative } from './date-relative.ts';
import { readSpokenNumeric } from './date-spoken.ts';
import { canStartDate } from './date-starts.ts';
import { dateScene, type DateReading, type DateScene } from './date-scene.ts';
import { mentionOf } from './mention.ts';
import type { Mention, TypedParser } from './parser.ts';

const HINT =
  /[\d\uFF10-\uFF19]|day|tomor|tmrw|tomoz|\bjan|\bfeb|mar(?:ch)?\b|\bapr|\bmay\b|\bjun|\bjul|\baug|\bsep|\boct|\bnov|\bdec|\bmon\b|\btues?\b|\bthur?s?\b|\bweds?\b|\bfri\b|\bsat\b|\bsun\b|week|month|year|\bago\b|nineteen|thousand|twenty|tonight|night|fortnight|end\b|eofy|halloween|christmas|this|first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|twelfth|teenth|tieth|eleventh/i;

/** Most tokens around digits that still make the digits the whole answer ("it's 250618"). */
const ANSWER_TOKENS = 8;

function readDate(scene: DateScene, index: number, isAnswer: boolean): DateReading | undefined {
  if (!canStartDate(scene.tokens, index)) return undefined;
  return (
    readSeparated(scene, index) ??
    readRangeStart(scene, index) ??
    readAbsolute(scene, index) ??
    readDayThenDigits(scene, index) ??
    readSpaced(scene, index, isAnswer) ??
    readSpokenNumeric(scene, index) ??
    readRelative(scene, index)
  );
}

/** The oldest age anybody has reached, rounded up, in days. */
const LONGEST_LIFE = 123 * 366;

const canBe = (scene: DateScene, reading: DateReading): boolean =>
  !scene.birth || (reading.day <= scene.today && reading.day >= scene.today - LONGEST_LIFE);

const toMention = (scene: DateScene, reading: DateReading): Mention<'date'> =>
  mentionOf(scene.tokens, reading.first, reading.next, isoOf(reading.day), {
    granularity: reading.granularity,
    assumed: reading.assumed,
    alternative: reading.alternative === undefined ? undefined : isoOf(reading.alternative),
  });

/**
 * Dates: "13th of November 2020", "the 27th of the 9th 1979", "05/06/2026" in the locale's order, "1 3 1979", "next
 * Tuesday", "Friday week", "in two weeks", "end of financial year". Counted from the call's day in its time zone. A
 * target that asks for a birth takes only past days with a year.
 */
export const parseDate: TypedParser<'date'> = (text, context, target) => {
  if (!HINT.test(text)) return [];
  const tokens = tokenise(text);
  const scene = dateScene(tokens, context, target);
  const found: Mention<'date'>[] = [];
  let index = 0;
  while (index < tokens.length) {
    const reading = readDate(scene, index, tokens.length <= ANSWER_TOKENS);
    if (reading === undefined) {
      index += 1;
      continue;
    }
    const rangeEnd = readRangeEnd(scene, reading);
    for (const one of rangeEnd === undefined ? [reading] : [reading, rangeEnd]) if (canBe(scene, one)) found.push(toMention(scene, one));
    index = (rangeEnd ?? reading).next;
  }
  return found;
};
