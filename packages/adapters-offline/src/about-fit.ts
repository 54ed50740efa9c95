import type { Candidate } from './candidate.ts';
import { isNamed, slotEvidence, strongest } from './evidence.ts';
import type { CallReading } from './reading.ts';
import { purposeStrength, type Strengths, type Surroundings, topicStrength } from './surroundings.ts';
import { ARRANGED, DIRECTIONS, isOfMoments, NAMESPACE, type Slot, type TargetProfile, UNITS } from './target-profile.ts';

/**
 * What the value is for must be said near it; the field that it belongs to may have been the topic for a while. A target
 * that names neither is answered by any value of its kind that was asked for.
 */
export function aboutScore(call: CallReading, candidate: Candidate, around: Surroundings, profile: TargetProfile): number {
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

/** A day or time that is offered is for what was to be arranged, however long ago that was said. */
function offered(call: CallReading, { type, sentence, turn }: Candidate, { concepts }: Slot): number {
  if (!isOfMoments(type) || !sentence.offers || turn.side === 'customer') return 0;
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
