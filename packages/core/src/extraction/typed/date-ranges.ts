import { signAt, skipWord, wordAt, type Token } from '../spoken/tokens.ts';
import { civilOf, dayNumberOf } from './calendar.ts';
import { readAbsolute } from './date-absolute.ts';
import { readDay } from './date-parts.ts';
import type { DateReading, DateScene } from './date-scene.ts';
import { isMonthWord } from './month-names.ts';

const JOINTS = new Set(['to', 'till', 'til', 'until', 'through', 'and', 'or']);

const jointEnd = (tokens: readonly Token[], index: number): number | undefined => {
  if (!JOINTS.has(wordAt(tokens, index)) && !signAt(tokens, index, '-\u2013')) return undefined;
  return skipWord(tokens, index + 1, 'the');
};

/** "the 5th" of "the 5th to the 10th of April", "5" of "5-10 April": the day takes its month from the date after it. */
export function readRangeStart(scene: DateScene, index: number): DateReading | undefined {
  const { tokens } = scene;
  const part = readDay(tokens, index);
  const joint = part === undefined ? undefined : jointEnd(tokens, part.next);
  if (part === undefined || joint === undefined || (signAt(tokens, index - 1, '/-.:') && tokens[index]?.glued === true)) return undefined;
  const end = readAbsolute(scene, joint);
  if (end === undefined || end.granularity !== 'day' || isMonthWord(wordAt(tokens, joint))) return undefined;
  const { year, month, day } = civilOf(end.day);
  const start = part.value < day ? dayNumberOf(year, month, part.value) : undefined;
  return start === undefined ? undefined : { first: index, next: part.next, day: start, granularity: 'day', assumed: ['month', 'year'] };
}

/** "10" of "March 5 to 10", "10th" of "March 5th through the 10th": the day takes its month from the date before it. */
export function readRangeEnd(scene: DateScene, start: DateReading): DateReading | undefined {
  const { tokens } = scene;
  const joint = start.granularity === 'day' ? jointEnd(tokens, start.next) : undefined;
  const hasMonthName = tokens.slice(start.first, start.next).some((token) => isMonthWord(token.folded));
  const part = joint === undefined || !hasMonthName ? undefined : readDay(tokens, joint);
  if (joint === undefined || part === undefined || !isAlone(tokens, part.next, part.ordinal)) return undefined;
  const { year, month, day } = civilOf(start.day);
  const end = part.value > day ? dayNumberOf(year, month, part.value) : undefined;
  return end === undefined ? undefined : { first: joint, next: part.next, day: end, granularity: 'day', assumed: ['month', 'year'] };
}

/** Nothing after the number says that it counts, or is the start of, something else. */
function isAlone(tokens: readonly Token[], next: number, ordinal: boolean): boolean {
  const after = tokens[next];
  if (after === undefined) return true;
  if (after.kind === 'sign') return !(after.glued && tokens[next + 1]?.glued === true);
  return (ordinal && !isMonthWord(after.folded) && after.folded !== 'of') || ['at', 'in', 'for', 'with', 'is', 'please', 'inclusive', 'if', 'but'].includes(after.folded);
}
