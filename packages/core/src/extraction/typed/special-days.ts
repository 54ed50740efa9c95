import { wordAt } from '../spoken/tokens.ts';
import { nearestYear, type DateReading, type DateScene } from './date-scene.ts';

interface Special {
  readonly words: readonly string[];
  readonly month: number;
  readonly day: number;
}

/** Days of a fixed date, the longest name first. */
const SPECIAL_DAYS: readonly Special[] = [
  { words: ['new', 'years', 'eve'], month: 12, day: 31 },
  { words: ['new', 'years', 'day'], month: 1, day: 1 },
  { words: ['new', 'year', 'eve'], month: 12, day: 31 },
  { words: ['christmas', 'eve'], month: 12, day: 24 },
  { words: ['christmas', 'day'], month: 12, day: 25 },
  { words: ['boxing', 'day'], month: 12, day: 26 },
  { words: ['anzac', 'day'], month: 4, day: 25 },
  { words: ['australia', 'day'], month: 1, day: 26 },
  { words: ['waitangi', 'day'], month: 2, day: 6 },
  { words: ['valentines', 'day'], month: 2, day: 14 },
  { words: ['halloween'], month: 10, day: 31 },
  { words: ['christmas'], month: 12, day: 25 },
];

/** "before Christmas" is a day; "Christmas party" is not. */
const LEADS = new Set(['by', 'before', 'after', 'until', 'till', 'at', 'on', 'around', 'since', 'this', 'next', 'last', 'for']);

const FIRST_WORDS = new Set(SPECIAL_DAYS.map(({ words }) => words[0]));

/** Whether a folded word starts the name of a special day. */
export const startsSpecialDay = (word: string): boolean => FIRST_WORDS.has(word);

/** Reads a day that goes by a name ("Christmas Eve", "Anzac Day"); its year is the nearest. */
export function readSpecialDay(scene: DateScene, index: number): DateReading | undefined {
  if (!FIRST_WORDS.has(wordAt(scene.tokens, index)) || scene.birth) return undefined;
  const special = SPECIAL_DAYS.find(({ words }) => words.every((word, offset) => wordAt(scene.tokens, index + offset) === word));
  if (special?.words[0] === 'christmas' && special.words.length === 1 && !LEADS.has(wordAt(scene.tokens, index - 1))) return undefined;
  const nearest = special === undefined ? undefined : nearestYear(scene, special.month, special.day, index);
  if (special === undefined || nearest === undefined) return undefined;
  return { first: index, next: index + special.words.length, day: nearest.day, granularity: 'day', assumed: ['year'], alternative: nearest.alternative };
}
