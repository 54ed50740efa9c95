import type { TargetType } from '@relay/core/ports';
import { aboutScore } from './about-fit.ts';
import { type Candidate, isWholeTurn } from './candidate.ts';
import { isNamed, slotEvidence, strongest } from './evidence.ts';
import { isBareTime, isOfNow, isPlaced, isVague, isWrongAge } from './moment-fit.ts';
import { bareAmountFits, countScore, isBare } from './number-fit.ts';
import type { CallReading } from './reading.ts';
import type { Strengths, Surroundings } from './surroundings.ts';
import type { TargetProfile } from './target-profile.ts';
import { stemOf } from './words.ts';

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

/** Weighs one candidate against one target. */
export function fitOf(call: CallReading, candidate: Candidate, around: Surroundings, profile: TargetProfile): Fit {
  if (around.askedFor === profile.target.key) return { score: 1, asked: 1, local: 1, near: 1 };
  const local = slotEvidence(profile.subjects, (slot) => strongest(around.local, slot.concepts));
  let score = scoreOf(call, candidate, around, profile);
  if (isBare(candidate) && !bareAmountFits(candidate, around, profile)) score = 0;
  if (around.askedFor !== undefined) score *= local > 0.8 ? 0.8 : 0.4;
  if (isWrongAge(call, candidate, profile)) score *= 0.4;
  return { score: Math.max(0, Math.min(1, score)), asked: askedIn(around, profile), local: namedIn(around.local, profile), near: Math.max(namedIn(around.local, profile), namedIn(around.question, profile)) };
}

/** A name is asked for and given once; asked for again, it is somebody else's or a check. */
const askedIn = ({ question }: Surroundings, { target, kinds, subjects }: TargetProfile): number =>
  target.type === 'person' && subjects.length === 0 ? 0 : Math.max(strongest(question, kinds), ...subjects.map(({ concepts }) => strongest(question, concepts)));

/** How well some words name what a target is for. */
const namedIn = (strengths: Strengths, { subjects, directions, counted }: TargetProfile): number =>
  Math.max(...[directions, counted, ...subjects.map(({ concepts }) => concepts)].map((concepts) => strongest(strengths, concepts)));

/** Each type has its own way to tell whose value it is. */
function scoreOf(call: CallReading, candidate: Candidate, around: Surroundings, profile: TargetProfile): number {
  if (profile.counted.length > 0) return countScore(call, candidate, around, profile);
  if (profile.target.type === 'person') return personScore(call, candidate, around, profile);
  if (profile.target.type === 'boolean') return answerScore(around, profile);
  const about = Math.max(aboutScore(call, candidate, around, profile), askedOutright(call, candidate, around, profile));
  if (profile.choices) return choiceScore(candidate, about);
  if (isVague(candidate) || (isBareTime(candidate) && !isAskedFor(around, profile))) return 0.5 * about;
  if (call.isOneSided && isWholeTurn(candidate)) return about + unheard(call, profile);
  return isOfNow(candidate) && strongest(around.question, profile.kinds) < 0.9 && !(isPlaced(candidate) && isAskedFor(around, profile)) ? 0.55 * about : about;
}

/** What an answer to a question that was not recorded gains, when the speaker ever named what the target is about. */
function unheard(call: CallReading, { target, subjects, directions }: TargetProfile): number {
  if (target.type === 'money') return 0;
  return isNamed(call, directions) || subjects.some(({ concepts }) => isNamed(call, concepts)) ? 0.25 : 0;
}

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

