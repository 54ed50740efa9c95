import type { Candidate } from './candidate.ts';
import type { CallReading } from './reading.ts';
import { ARRANGED, type TargetProfile } from './target-profile.ts';

/** Days of birth lie well back and name their year; what is to be arranged does not lie years back. */
export function isWrongAge({ day }: CallReading, { type, mention, turn, start, end }: Candidate, { subjects }: TargetProfile): boolean {
  if (type !== 'date' || typeof mention.value !== 'string') return false;
  const years = Number(day.slice(0, 4)) - Number(mention.value.slice(0, 4));
  const names = (wanted: readonly string[]): boolean => subjects.some(({ concepts }) => concepts.some((concept) => wanted.includes(concept)));
  if (names(['birth'])) return mention.assumed.includes('year') || RELATIVE.test(turn.turn.text.slice(start, end)) || mention.value > day;
  return years >= 2 && names(ARRANGED);
}

const RELATIVE = /\b(?:next|this|last|coming|today|tomorrow|yesterday|week|month|fortnight|monday|tuesday|wednesday|thursday|friday|saturday|sunday)\b/i;

/** "Five years ago" and "in March" seldom answer a question about a day. */
export const isVague = ({ type, mention: { granularity } }: Candidate): boolean =>
  (type === 'date' || type === 'datetime') && granularity !== 'day' && granularity !== 'exact';

const TIME_WORDS = /[ap]\.?m\b|o'?clock|past|quarter|half|:|noon|midday|midnight|morning|afternoon|arvo|evening|night/i;
const BEFORE_TIME = /\b(?:at|around|about|by|from|till|until|for|say|make it|before|after|between|it's|and|or|than|to)\s+(?:about |around )?$/i;

/** "Seven fifty" is a time only where something says so. */
export const isBareTime = ({ type, turn, start, end }: Candidate): boolean =>
  type === 'time' && !TIME_WORDS.test(turn.turn.text.slice(start, end)) && !BEFORE_TIME.test(turn.turn.text.slice(0, start));

const NOW = /^(?:today|tonight|this (?:morning|afternoon|evening|arvo)|now|right now|yesterday|(?:earlier|later) today)$/i;

const FOR = /\b(?:for|by|from|starting|until|till|due|is|on|it's|happened|was)\s*$/i;

/** "Today" is said in passing more often than in answer: only words right before it, or a question, make it one. */
export const isOfNow = ({ type, turn, start, end }: Candidate): boolean => (type === 'date' || type === 'datetime') && NOW.test(turn.turn.text.slice(start, end));

/** "For today", "due tomorrow", and not "on today's call". */
export const isPlaced = ({ turn, start, end }: Candidate): boolean => FOR.test(turn.turn.text.slice(0, start)) && !/^['’]/.test(turn.turn.text.slice(end));
