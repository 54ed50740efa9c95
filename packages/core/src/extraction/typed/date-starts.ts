import { ORDINALS, TEENS, TENS, UNITS } from '../spoken/number-words.ts';
import type { Token } from '../spoken/tokens.ts';
import { isMonthWord } from './month-names.ts';
import { startsSpecialDay } from './special-days.ts';
import { isWeekdayWord } from './weekdays.ts';

const WORDS = new Set([
  'today', 'tonight', 'tomorrow', 'tomorow', 'tmrw', 'tomoz', 'yesterday', 'day', 'this', 'next', 'last', 'coming', 'in', 'about', 'around', 'exactly',
  'a', 'an', 'couple', 'end', 'start', 'beginning', 'eofy', 'q', 'oh', 'o', ...ORDINALS.keys(), ...UNITS.keys(), ...TEENS.keys(), ...TENS.keys(),
]);

/** Whether a date can start at a token: most words of a call cannot, and are passed over at the cost of one look-up. */
export function canStartDate(tokens: readonly Token[], index: number): boolean {
  const token = tokens[index] as Token;
  if (token.kind !== 'word') return token.kind === 'digits';
  const word = token.folded;
  return WORDS.has(word) || isMonthWord(word) || isWeekdayWord(word) || startsSpecialDay(word);
}
