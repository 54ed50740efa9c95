import { maySay, type Candidate } from './candidate.ts';
import { type Fit, fitOf } from './fit.ts';
import { isBare, looksLikeAmount } from './number-fit.ts';
import { type CallReading, previousOther } from './reading.ts';
import { questionStrengths, type Strengths, surroundingsOf, topicStrength } from './surroundings.ts';
import type { TargetProfile } from './target-profile.ts';

/** A candidate that one target has won. */
export interface Claim {
  readonly candidate: Candidate;
  readonly fit: Fit;
}

/** Below this a candidate answers no target. */
const ENOUGH = 0.56;
/** A lead smaller than this over another target must be settled by what tells the two apart. */
const MARGIN = 0.06;
/** A claim this much weaker than the target's best is about something else. */
const FALL_OFF = 0.3;
/** How many turns a value may be changed or read back without naming what it is of. */
const THREAD = 4;

const CHANGE = /\b(?:make (?:it|that)|change|instead|actually|rather|no|what about|how about|try|sorry|meant|switch|move (?:it|that)|better|confirm|so)\b/i;

/** Puts right an amount, so that a bare number may stand for it. */
const AMENDS = /\b(?:make (?:it|that)|change|actually|sorry|no|rather|instead|meant|i mean|worries)\b/i;

interface Contender {
  readonly profile: TargetProfile;
  readonly fit: Fit;
}

/**
 * Gives each candidate to the target that it fits best, among targets of its type. Two targets that fit a candidate
 * about as well, and that nothing in the call tells apart, both lose it: a value in the wrong field is worse than none.
 */
export function assign(
  call: CallReading,
  candidates: readonly Candidate[],
  profiles: readonly TargetProfile[],
): ReadonlyMap<string, readonly Claim[]> {
  const won = new Map<string, Claim[]>();
  const byTurn = Map.groupBy(candidates, ({ turn }) => turn.index);
  const questions = new Map<number, Strengths>();
  let thread: { readonly key: string; readonly turn: number } | undefined;
  for (const candidate of candidates) {
    if (isListed(candidate, byTurn)) continue;
    const rivals = (byTurn.get(candidate.turn.index) ?? []).filter((other) => other !== candidate);
    const { index } = candidate.turn;
    const question = questions.get(index) ?? questionStrengths(call, index);
    questions.set(index, question);
    const around = surroundingsOf(call, candidate, rivals, question);
    const contenders = profiles
      .map((profile) => {
        const weighed = fitOf(call, candidate, around, profile);
        const fit = profile.choices && answersList(call, candidate, byTurn) ? { ...weighed, score: Math.max(weighed.score, 0.75) } : weighed;
        const { key } = profile.target;
        const drawn = answered(candidate, profile, fit, won.get(key)?.at(-1));
        return { profile, fit: thread?.key === key ? carried(candidate, fit, drawn, index - thread.turn) : drawn };
      })
      .sort((a, b) => b.fit.score - a.fit.score);
    const winner = decide(call, index, contenders);
    if (winner === undefined || !maySay(winner.profile.target, candidate.turn)) continue;
    const { key } = winner.profile.target;
    thread = { key, turn: index };
    won.set(key, [...(won.get(key) ?? []), { candidate, fit: winner.fit }]);
  }
  for (const [key, claims] of won) {
    const best = Math.max(...claims.map((claim) => claim.fit.score));
    won.set(key, claims.filter((claim) => claim.fit.score >= best - FALL_OFF));
  }
  return won;
}

/** A target that has its answer draws another value only by words beside it: the call has moved on. */
const answered = (candidate: Candidate, { subjects }: TargetProfile, fit: Fit, last: Claim | undefined): Fit =>
  last === undefined || subjects.some(({ field }) => field) || last.candidate.valueKey === candidate.valueKey || fit.near >= 0.5 ? fit : { ...fit, score: fit.score - 0.15 };

/** "No, make it the 13th" is about what was last talked of. */
function carried(candidate: Candidate, fit: Fit, drawn: Fit, turns: number): Fit {
  if (turns > THREAD || (turns === 0 && !isBare(candidate))) return drawn;
  const { text } = candidate.turn.turn;
  const changes = CHANGE.test(text.slice(candidate.sentence.start, candidate.sentence.end)) || CHANGE.test(text.slice(0, 30)) || candidate.sentence.readsBack;
  if (fit.score === 0 && isBare(candidate)) return AMENDS.test(text) && turns <= 1 && looksLikeAmount(candidate) ? { ...fit, score: 0.62 } : fit;
  return changes ? { ...fit, score: Math.min(0.95, fit.score + 0.2) } : { ...drawn, score: Math.min(0.95, drawn.score + 0.04) };
}

function decide(call: CallReading, turn: number, contenders: readonly Contender[]): Contender | undefined {
  const [best, second] = contenders;
  if (best === undefined || best.fit.score < ENOUGH) return undefined;
  if (second === undefined) return best;
  const lead = best.fit.score - second.fit.score;
  if (second.fit.score >= ENOUGH && lead < 0.2 && second.fit.local - best.fit.local >= 0.4) return second;
  if (lead >= MARGIN) return best;
  const mine = distinct(call, turn, best.profile, second.profile);
  const theirs = distinct(call, turn, second.profile, best.profile);
  if (Math.abs(mine - theirs) < 0.05) return undefined;
  return mine > theirs ? best : second.fit.score >= ENOUGH ? second : undefined;
}

/** How lately the call named what one target is about and the other is not. */
function distinct(call: CallReading, turn: number, profile: TargetProfile, other: TargetProfile): number {
  const shared = new Set(other.subjects.flatMap(({ concepts }) => concepts));
  const own = profile.subjects.flatMap(({ concepts }) => concepts).filter((concept) => !shared.has(concept));
  return topicStrength(call, own, turn);
}

type ByTurn = ReadonlyMap<number, readonly Candidate[]>;

/** One of several choices that a question puts: nobody has chosen yet. */
function isListed({ type, sentence, turn, valueKey }: Candidate, byTurn: ByTurn): boolean {
  if ((type !== 'enum' && type !== 'multi-enum') || !sentence.asks) return false;
  return (byTurn.get(turn.index) ?? []).some((other) => other.sentence === sentence && other.valueKey !== valueKey);
}

/** The other side has just put the choices. */
function answersList(call: CallReading, { turn }: Candidate, byTurn: ByTurn): boolean {
  const asked = previousOther(call, turn.index, 1);
  return asked !== undefined && (byTurn.get(asked.index) ?? []).some((candidate) => isListed(candidate, byTurn));
}
