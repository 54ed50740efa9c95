import type { Money, TargetType } from '@relay/core/ports';
import { isWholeTurn, type Candidate } from './candidate.ts';
import type { CallReading } from './reading.ts';
import { stemOf } from './words.ts';
import { purposeStrength, topicStrength, type Strengths, type Surroundings } from './surroundings.ts';
import { DIRECTIONS, NAMESPACE, UNITS, type Slot, type TargetProfile } from './target-profile.ts';

/** Why a candidate is, or is not, the answer to a target: each part 0 to 1, `score` their weighing. */
export interface Fit {
  readonly score: number;
  /** How well the question that the turn answers names the target or its kind of value. */
  readonly asked: number;
  /** How well the words beside the value name what the target is for. */
  readonly local: number;
  /** The same, or that question. */
  readonly near: number;
}

const strongest = (strengths: Strengths, concepts: readonly string[]): number => {
  let best = 0;
  for (const concept of concepts) {
    const strength = (strengths.get(concept) ?? 0) * (concept.startsWith('=') ? 1 : 0.95);
    if (strength > best) best = strength;
  }
  return best;
};

/** Weighs one candidate against one target. */
export function fitOf(call: CallReading, candidate: Candidate, around: Surroundings, profile: TargetProfile): Fit {
  if (around.askedFor === profile.target.key) return { score: 1, asked: 1, local: 1, near: 1 };
  const local = slotEvidence(profile.subjects, (slot) => strongest(around.local, slot.concepts));
  let score = scoreOf(call, candidate, around, profile);
  if (isBare(candidate) && !bareAmountFits(candidate, around, profile)) score = 0;
  if (around.askedFor !== undefined) score *= local > 0.8 ? 0.8 : 0.4;
  const asked = profile.target.type === 'person' && profile.subjects.length === 0 ? 0 : Math.max(strongest(around.question, profile.kinds), ...profile.subjects.map(({ concepts }) => strongest(around.question, concepts)));
  if (isWrongAge(call, candidate, profile)) score *= 0.4;
  return { score: Math.max(0, Math.min(1, score)), asked, local: named(around.local, profile), near: Math.max(named(around.local, profile), named(around.question, profile)) };
}

const named = (strengths: Strengths, { subjects, directions, counted }: TargetProfile): number =>
  Math.max(...[directions, counted, ...subjects.map(({ concepts }) => concepts)].map((concepts) => strongest(strengths, concepts)));

/** Days of birth lie well back and name their year; what is to be arranged does not lie years back. */
function isWrongAge({ day }: CallReading, { type, mention, turn, start, end }: Candidate, { subjects }: TargetProfile): boolean {
  if (type !== 'date' || typeof mention.value !== 'string') return false;
  const years = Number(day.slice(0, 4)) - Number(mention.value.slice(0, 4));
  const names = (wanted: readonly string[]): boolean => subjects.some(({ concepts }) => concepts.some((concept) => wanted.includes(concept)));
  if (names(['birth'])) return mention.assumed.includes('year') || RELATIVE.test(turn.turn.text.slice(start, end)) || mention.value > day;
  return years >= 2 && names(ARRANGED);
}

const RELATIVE = /\b(?:next|this|last|coming|today|tomorrow|yesterday|week|month|fortnight|monday|tuesday|wednesday|thursday|friday|saturday|sunday)\b/i;

function scoreOf(call: CallReading, candidate: Candidate, around: Surroundings, profile: TargetProfile): number {
  if (profile.counted.length > 0) return countScore(call, candidate, around, profile);
  if (profile.target.type === 'person') return personScore(call, candidate, around, profile);
  if (profile.target.type === 'boolean') return answerScore(around, profile);
  const about = Math.max(aboutScore(call, candidate, around, profile), askedOutright(call, candidate, around, profile));
  if (profile.choices) return choiceScore(candidate, about);
  if (isVague(candidate) || (isBareTime(candidate) && !isAskedFor(around, profile))) return 0.5 * about;
  if (call.isOneSided && isWholeTurn(candidate)) return about + unheard(call, profile);
  return isOfNow(candidate) && !isAskedFor(around, profile) ? 0.6 * about : about;
}

/** "Five years ago" and "in March" seldom answer a question about a day. */
const isVague = ({ type, mention: { granularity } }: Candidate): boolean =>
  (type === 'date' || type === 'datetime') && granularity !== 'day' && granularity !== 'exact';

/** What an answer to a question that was not recorded gains, when the speaker ever named what the target is about. */
function unheard(call: CallReading, { target, subjects, directions }: TargetProfile): number {
  if (target.type === 'money') return 0;
  return isNamed(call, directions) || subjects.some(({ concepts }) => isNamed(call, concepts)) ? 0.25 : 0;
}

const TIME_WORDS = /[ap]\.?m\b|o'?clock|past|quarter|half|:|noon|midday|midnight|morning|afternoon|arvo|evening|night/i;
const BEFORE_TIME = /\b(?:at|around|about|by|from|till|until|for|say|make it|before|after|between|it's|and|or|than|to)\s+(?:about |around )?$/i;

/** "Seven fifty" is a time only where something says so. */
const isBareTime = ({ type, turn, start, end }: Candidate): boolean =>
  type === 'time' && !TIME_WORDS.test(turn.turn.text.slice(start, end)) && !BEFORE_TIME.test(turn.turn.text.slice(0, start));

const NOW = /^(?:today|tonight|this (?:morning|afternoon|evening|arvo)|now|right now|yesterday|(?:earlier|later) today)$/i;

/** "Today" is said in passing more often than in answer. */
const isOfNow = ({ type, turn, start, end }: Candidate): boolean => (type === 'date' || type === 'datetime') && NOW.test(turn.turn.text.slice(start, end));

/** The question, or words right beside the value, name the kind of value or what it is for. */
const isAskedFor = (around: Surroundings, { kinds, subjects, directions }: TargetProfile): boolean =>
  strongest(around.question, kinds) >= 0.9 || Math.max(strongest(around.local, directions), ...subjects.map(({ concepts, field }) => (field ? 0 : strongest(around.local, concepts)))) >= 0.9;

/** Types of value that are asked for by a name of their own ("your postcode?"), and that few things have. */
const TELLING: ReadonlySet<TargetType> = new Set(['postcode', 'email', 'url', 'phone']);

/** What people give of themselves unasked: a target of nothing else takes it from the customer. */
const VOLUNTEERED: ReadonlySet<TargetType> = new Set(['email', 'phone']);

/** Asked for by its own name, such a value needs no more, unless the target is of something that the call never names. */
function askedOutright(call: CallReading, candidate: Candidate, around: Surroundings, { target, kinds, subjects }: TargetProfile): number {
  if (VOLUNTEERED.has(target.type) && candidate.turn.side === 'customer' && subjects.length === 0) return 0.6;
  if (!TELLING.has(target.type) || strongest(around.question, kinds) < 0.9) return 0;
  const foreign = target.type === 'phone' && subjects.some(({ field, concepts }) => field && !isNamed(call, concepts));
  return foreign ? 0 : 0.58;
}

/** A person who names nobody's role is the customer, or the agent when the target says so, and introduces himself. */
function personScore(call: CallReading, candidate: Candidate, around: Surroundings, profile: TargetProfile): number {
  const { naming, turn } = candidate;
  if (profile.subjects.length > 0) return (naming === 'introduces' ? 0.3 : 1) * aboutScore(call, candidate, around, profile);
  if (naming === 'names') return 0;
  if (naming === 'checks') return turn.side !== 'customer' && !profile.ofAgent ? 0.7 : 0;
  const wanted = profile.ofAgent ? 'agent' : 'customer';
  if (naming === 'answers' && !call.isOneSided && candidate.turn.turn.askedFor === undefined && strongest(around.question, SELF_ASKED) < 0.4) return 0;
  if (turn.side !== wanted && turn.side !== 'unknown') return 0;
  return naming === 'introduces' ? 0.9 : turn.side === wanted ? 0.8 : 0.7;
}

/** Words by which people are asked for their own name. */
const SELF_ASKED = ['name', 'surname', 'speak', 'call'].map((word) => `=${stemOf(word)}`);

/** Yes and no answer the question right before them, if that names what the target is about. */
function answerScore(around: Surroundings, profile: TargetProfile): number {
  const purposes = profile.subjects.filter(({ field }) => !field);
  const asked = slotEvidence(purposes.length > 0 ? purposes : profile.subjects, ({ concepts }) => strongest(around.lastQuestion, concepts));
  return asked >= 0.6 ? 0.3 + 0.65 * asked : 0;
}

/** The words of a choice are rarely said of anything else. */
const choiceScore = ({ turn }: Candidate, about: number): number => 0.34 + 0.5 * about + (turn.side === 'customer' ? 0.08 : 0);

/**
 * What the value is for must be said near it; the field that it belongs to may have been the topic for a while. A target
 * that names neither is answered by any value of its kind that was asked for.
 */
function aboutScore(call: CallReading, candidate: Candidate, around: Surroundings, profile: TargetProfile): number {
  const { index } = candidate.turn;
  const kind = Math.max(strongest(around.local, profile.kinds), strongest(around.question, profile.kinds));
  const purposes = profile.subjects.filter(({ field }) => !field);
  const near = ({ concepts }: Slot): number => Math.max(strongest(around.local, concepts), 0.95 * strongest(around.question, concepts));
  const purpose = slotEvidence(purposes, (slot) => Math.max(near(slot), 0.85 * purposeStrength(call, slot.concepts, profile.foreign, index), offered(call, candidate, slot)));
  const field = fieldEvidence(call, profile, (slot) => Math.max(near(slot), 0.8 * topicStrength(call, slot.concepts, index)));
  const direction = profile.direction === undefined ? 0 : directionEvidence(around, profile);
  const unit = unitEvidence(around, profile);
  const base = 0.1 + 0.1 * kind + (direction < 0 ? 0.35 * direction : 0) + 0.12 * unit;
  const told = Math.max(purposes.length > 0 && profile.direction !== undefined ? 0.55 * direction + 0.45 * purpose : Math.max(purpose, direction), 0.65 * unit);
  if (purposes.length === 0 && profile.direction === undefined) {
    if (field !== undefined) return base + 0.8 * field;
    return profile.units.some((one) => one !== 'total') ? base + 0.6 * Math.max(0, unit) : 0.45 + 0.4 * kind;
  }
  const score = base + (field === undefined ? 0.8 * told : 0.45 * told + 0.35 * field);
  return isForeign(around, profile, purposes) ? 0.6 * score : score;
}

/** What is arranged by offering days and times ("I can do Tuesday at nine"). */
const ARRANGED = ['appointment', 'visit', 'meeting', 'callback', 'install', 'delivery', 'job', 'reservation'];
const ARRANGES: ReadonlySet<TargetType> = new Set(['date', 'time', 'datetime']);

/** A day or time that is offered is for what was to be arranged, however long ago that was said. */
function offered(call: CallReading, { type, sentence, turn }: Candidate, { concepts }: Slot): number {
  if (!ARRANGES.has(type) || !sentence.offers || turn.side === 'customer') return 0;
  return ARRANGED.some((concept) => concepts.includes(concept)) && isNamed(call, concepts) ? 0.7 : 0;
}

/** Words beside the value say that it is for something else. */
function isForeign(around: Surroundings, { foreign }: TargetProfile, purposes: readonly Slot[]): boolean {
  const other = strongest(around.local, foreign);
  return other >= 0.8 && other > 0.2 + Math.max(...purposes.map(({ concepts }) => strongest(around.local, concepts)), 0);
}

/** `undefined` when the target names no field. A field that the call never names speaks against the target. */
function fieldEvidence(call: CallReading, profile: TargetProfile, evidence: (slot: Slot) => number): number | undefined {
  const fields = profile.subjects.filter(({ field }) => field);
  const spoken = fields.filter(({ weight, concepts }) => weight > NAMESPACE || isNamed(call, concepts));
  const named = spoken.length > 0 || profile.subjects.length > fields.length ? spoken : fields;
  if (named.length === 0) return undefined;
  const missing = named.some(({ concepts }) => !isNamed(call, concepts));
  return slotEvidence(named, evidence) * (missing ? 0.6 : 1);
}

const isNamed = (call: CallReading, concepts: readonly string[]): boolean => concepts.some((concept) => call.occurrences.has(concept));

/** How much the call is, at that point, about what a count belongs to (the cab, not the restaurant before it). */
function contextOf(call: CallReading, candidate: Candidate, around: Surroundings, { subjects, counted }: TargetProfile): number {
  const context = subjects.filter(({ concepts }) => !concepts.some((concept) => counted.includes(concept)));
  return slotEvidence(context, ({ concepts }) =>
    Math.max(strongest(around.local, concepts), 0.95 * strongest(around.question, concepts), 0.9 * topicStrength(call, concepts, candidate.turn.index)),
  );
}

/** A count is known by the noun that it counts; without one, by the question or by a label before it. */
function countScore(call: CallReading, candidate: Candidate, around: Surroundings, profile: TargetProfile): number {
  const context = contextOf(call, candidate, around, profile);
  const noun = strongest(around.counted, profile.counted);
  if (noun >= 0.6) return 0.68 + 0.12 * noun + 0.2 * context;
  if (countsSomethingElse(candidate)) return 0.3 * context;
  const asked = strongest(around.question, profile.counted);
  if (asked >= 0.85) return 0.6 + 0.1 * asked + 0.2 * context;
  if (isPartyOf(candidate) && profile.counted.includes('people')) return 0.55 + 0.2 * context;
  const label = strongest(around.local, profile.counted);
  return label >= 0.8 && (isLinked(candidate) || isPart(candidate)) ? 0.5 + 0.1 * label + 0.2 * context : 0.3 * context;
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
function bareAmountFits(candidate: Candidate, around: Surroundings, { kinds, subjects }: TargetProfile): boolean {
  if (!looksLikeAmount(candidate)) return false;
  const { sentence } = candidate;
  const asked = Math.max(strongest(around.question, kinds), ...subjects.map((slot) => strongest(around.question, slot.concepts)));
  if (asked >= 0.9 && sentence.endToken - sentence.firstToken <= 14) return true;
  const named = Math.max(...subjects.map((slot) => strongest(around.local, slot.concepts)), 0);
  return named >= 0.95 && isLinked(candidate) && (candidate.mention.value as Money).amountMinor >= SMALL;
}

/** Below this, in minor units, a bare number that was not asked for may as well stand for thousands. */
const SMALL = 10_000;

/** Whether a bare number can be an amount at all: not a year, a count, or one of several ("the hundred"). */
export function looksLikeAmount(candidate: Candidate): boolean {
  const { turn, start, end, firstToken } = candidate;
  const words = turn.turn.text.slice(start, end).toLowerCase();
  return words !== 'one' && words !== '1' && !/^(?:19|20)\d\d$/.test(words) && turn.tokens[firstToken - 1]?.word !== 'the' && !countsSomethingElse(candidate);
}

/** Mostly the best-named slot, partly how many of them are named. */
function slotEvidence(slots: readonly Slot[], evidence: (slot: Slot) => number): number {
  let best = 0;
  let sum = 0;
  let weights = 0;
  for (const slot of slots) {
    const strength = evidence(slot);
    best = Math.max(best, strength * (0.9 + 0.1 * slot.weight));
    sum += strength * slot.weight;
    weights += slot.weight;
  }
  return weights === 0 ? 0 : 0.5 * best + 0.5 * (sum / weights);
}

/**
 * The target's own end named: 1. Nothing named: a start is the usual reading, an end is not. The other end named: below
 * 0. What the value's own sentence says outweighs the question, and a question about both ends says nothing.
 */
function directionEvidence(around: Surroundings, profile: TargetProfile): number {
  const of = (strengths: Strengths, wanted: (concept: string) => boolean): number =>
    Math.max(...Object.keys(DIRECTIONS).map((concept) => (wanted(concept) ? (strengths.get(concept) ?? 0) : 0)));
  const mine = (strengths: Strengths): number =>
    Math.max(
      of(strengths, (concept) => profile.directions.includes(concept)),
      0.85 * of(strengths, (concept) => DIRECTIONS[concept] === profile.direction),
    );
  const others = (strengths: Strengths): number => of(strengths, (concept) => DIRECTIONS[concept] !== profile.direction);
  const here = mine(around.local) - others(around.local);
  if (Math.abs(here) >= 0.25) return here > 0 ? mine(around.local) : here;
  const asked = mine(around.question) - others(around.question);
  if (Math.abs(asked) >= 0.25) return 0.8 * asked;
  return profile.direction === 'start' ? 0.5 : Math.max(0.05, mine(around.local) * 0.5);
}

/** Units of a rate that goes on. */
const PERIODS = ['perday', 'perweek', 'permonth', 'peryear', 'perhour'];

/** The unit of a price, named (1), not named (0) or another one named right behind the amount (-1). */
function unitEvidence(around: Surroundings, { units, target }: TargetProfile): number {
  if (units.length === 0) return target.type === 'money' && PERIODS.some((unit) => (around.counted.get(unit) ?? 0) >= 0.9) ? -0.6 : 0;
  const named = Math.max(strongest(around.counted, units), strongest(around.local, units), strongest(around.question, units));
  const other = Math.max(...[...UNITS].map((unit) => (units.includes(unit) ? 0 : (around.counted.get(unit) ?? 0))));
  return named >= 0.5 ? named : other >= 0.9 ? -1 : 0;
}
