import type { Money } from '@relay/core/ports';
import type { Candidate } from './candidate.ts';
import { slotEvidence, strongest } from './evidence.ts';
import type { CallReading } from './reading.ts';
import { type Surroundings, topicStrength } from './surroundings.ts';
import type { TargetProfile } from './target-profile.ts';

/** How much the call is, at that point, about what a count belongs to (the cab, not the restaurant before it). */
function contextOf(call: CallReading, candidate: Candidate, around: Surroundings, { subjects, counted }: TargetProfile): number {
  const context = subjects.filter(({ concepts }) => !concepts.some((concept) => counted.includes(concept)));
  return slotEvidence(context, ({ concepts }) =>
    Math.max(strongest(around.local, concepts), 0.95 * strongest(around.question, concepts), 0.9 * topicStrength(call, concepts, candidate.turn.index)),
  );
}

/** A count is known by the noun that it counts; without one, by the question or by a label before it. */
export function countScore(call: CallReading, candidate: Candidate, around: Surroundings, profile: TargetProfile): number {
  const context = contextOf(call, candidate, around, profile);
  const noun = strongest(around.counted, profile.counted);
  if (noun >= 0.6) return 0.68 + 0.12 * noun + 0.2 * context;
  if (countsSomethingElse(candidate) || (isShare(candidate) && profile.target.type === 'integer')) return 0.3 * context;
  const asked = strongest(around.question, profile.counted);
  if (asked >= 0.85 && candidate.firstToken < ANSWERS_SOON) return 0.6 + 0.1 * asked + 0.2 * context;
  if (isPartyOf(candidate) && profile.counted.includes('people')) return 0.55 + 0.2 * context;
  const label = strongest(around.local, profile.counted);
  return (label >= 0.95 && isLinked(candidate)) || (label >= 0.8 && isPart(candidate)) ? 0.5 + 0.1 * label + 0.2 * context : 0.3 * context;
}

const NO_NOUN = new Set(
  'for at on in a an per each every drive plus inc including ex gst all up flat upfront cash today tomorrow now tonight maybe max tops minimum please and or is are was to from would will of thanks thank only total with that but so if then i we you it they as too right yes yeah ok okay which because about'.split(' '),
);

/** The word behind a number is a noun or a name, so that the number counts that, or belongs to an address. */
function countsSomethingElse({ turn, sentence, endToken, end }: Candidate): boolean {
  const next = turn.tokens[endToken];
  if (next === undefined || endToken >= sentence.endToken) return false;
  return /^\s*-?$/.test(turn.turn.text.slice(end, next.start)) && !NO_NOUN.has(next.word);
}

/** A number further into a turn than this is no longer the answer to the question before it. */
const ANSWERS_SOON = 14;

const isShare = ({ turn, end }: Candidate): boolean => /^\s*(?:%|per ?cent)/i.test(turn.turn.text.slice(end));

const isPartyOf = ({ turn, firstToken }: Candidate): boolean => {
  const before = turn.tokens[firstToken - 1]?.word;
  return before === 'for' || before === 'of';
};

const LINKS = new Set('of is was are be at around about to by roughly like say approximately just for under over than nearly only maybe its thats hits reached charged paid pay spent spend owe owed owing quoted earn earning make makes borrow cost costs invoiced billed'.split(' '));

/** "A rating of 4.3", "the budget is 500": a word that ties the number to what stands before it. */
const isLinked = ({ turn, firstToken, sentence }: Candidate): boolean =>
  firstToken > sentence.firstToken && LINKS.has(turn.tokens[firstToken - 1]!.word);

const RATE = /^\s*(?:a|an|per|each|every|p)\s*(?:day|week|month|year|quarter|fortnight|night|hour|annum|head|person|seat|user|ticket|unit|visit)/i;

/** "Thirty of them would need a licence", "only two need parking": what is counted follows the verb. */
const isPart = ({ turn, end }: Candidate): boolean => /^\s+(?:of (?:us|them|those|these|you)\b|(?:would|will|need|needs|want|have|are|use)\b)/i.test(turn.turn.text.slice(end));

/** An amount that names no currency and no rate: a bare number. */
export const isBare = ({ type, mention, turn, end }: Candidate): boolean =>
  type === 'money' && mention.assumed.includes('currency') && !RATE.test(turn.turn.text.slice(end));

/** A bare number is an amount only when money was asked for, or when the word right before it says what amount it is. */
export function bareAmountFits(candidate: Candidate, around: Surroundings, { kinds, subjects }: TargetProfile): boolean {
  if (!looksLikeAmount(candidate)) return false;
  const { sentence } = candidate;
  const asked = Math.max(strongest(around.question, kinds), ...subjects.map((slot) => strongest(around.question, slot.concepts)));
  if (asked >= 0.9 && sentence.endToken - sentence.firstToken <= 14) return true;
  const label = Math.max(...subjects.map((slot) => strongest(around.local, slot.concepts)), 0);
  return label >= 0.95 && isLinked(candidate) && (candidate.mention.value as Money).amountMinor >= SMALL;
}

/** Below this, in minor units, a bare number that was not asked for may as well stand for thousands. */
const SMALL = 10_000;

/** Whether a bare number can be an amount at all: not a year, a count, or one of several ("the hundred"). */
export function looksLikeAmount(candidate: Candidate): boolean {
  const { turn, start, end, firstToken } = candidate;
  const words = turn.turn.text.slice(start, end).toLowerCase();
  return words !== 'one' && words !== '1' && !/^(?:19|20)\d\d$/.test(words) && turn.tokens[firstToken - 1]?.word !== 'the' && !countsSomethingElse(candidate);
}
