import { sameValue } from './derive.ts';
import type { OtherMention } from './finding.ts';
import type { TypedValue } from './value.ts';

/** One proved mention, as far as choosing between mentions needs it. */
export interface Contender {
  readonly turn: number;
  /** Offset in the turn of the words that carry the value. */
  readonly at: number;
  readonly value: TypedValue;
  /** Another reading of the same words. */
  readonly alternative?: TypedValue;
  readonly polarity: 'states' | 'corrects';
  /** How much of the value the words said: more is fuller. */
  readonly fullness: number;
  /** Answers to one repeated question carry the same key. */
  readonly question?: string;
  /** The other side agreed to it or read it back. */
  readonly isAccepted: boolean;
  /** Stands in or next to speech meant for the system: never beats a mention that does not. */
  readonly isSuspect: boolean;
}

/** Which mention carries the target's value, and why the others do not. */
export interface Resolution<C extends Contender> {
  readonly winner?: C;
  /** The winner is only the last full one among answers of which no value has a majority. */
  readonly isUndecided: boolean;
  /** Without a winner: values that contradict each other with nothing between them that decides. */
  readonly isConflict: boolean;
  readonly losers: readonly { readonly contender: C; readonly lost: OtherMention['lost'] }[];
}

/**
 * Chooses among the proved mentions of one target, in time order, whatever order they were proposed in. Mentions that
 * a later correction overturned are not here any more. A later value wins only when it corrects, or when the other
 * side agreed to it and not to the earlier one; answers to one question asked again agree by majority, else the last
 * full one; anything else is a conflict.
 */
export function resolve<C extends Contender>(contenders: readonly C[]): Resolution<C> {
  const inTime = [...contenders].sort(byTime);
  const sound = inTime.filter((one) => !one.isSuspect);
  const field = sound.length > 0 ? sound : inTime;
  const { winner, isUndecided } = choose(field);
  const losers = inTime
    .filter((one) => one !== winner)
    .map((contender) => ({ contender, lost: reasonOf(contender, winner, field) }));
  return { ...(winner === undefined ? {} : { winner }), isUndecided, isConflict: winner === undefined && field.length > 0, losers };
}

const byTime = (one: Contender, other: Contender): number =>
  one.turn - other.turn || one.at - other.at || other.fullness - one.fullness || compare(JSON.stringify(one.value), JSON.stringify(other.value)) || compare(one.polarity, other.polarity);

const compare = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0);

interface Choice<C> {
  readonly winner: C | undefined;
  readonly isUndecided: boolean;
}

const decided = <C>(winner: C | undefined): Choice<C> => ({ winner, isUndecided: false });

function choose<C extends Contender>(field: readonly C[]): Choice<C> {
  const groups = groupsOf(field);
  if (groups.length <= 1) return decided(best(groups[0] ?? []));
  const corrected = field.findLast((one) => one.polarity === 'corrects');
  if (corrected !== undefined) {
    const after = field.filter((one) => byTime(corrected, one) <= 0);
    if (groupsOf(after).length === 1) return decided(best(after));
  }
  const answers = field.filter((one) => one.question !== undefined);
  if (answers.length > 1 && new Set(answers.map((one) => one.question)).size === 1) return amongAnswers(answers);
  const accepted = groupsOf(field.filter((one) => one.isAccepted));
  return decided(accepted.length === 1 ? best(accepted[0]!) : undefined);
}

function amongAnswers<C extends Contender>(answers: readonly C[]): Choice<C> {
  const groups = [...groupsOf(answers)].sort((one, other) => other.length - one.length);
  if (groups.length === 1 || groups[0]!.length > groups[1]!.length) return decided(best(groups[0]!));
  const fullest = Math.max(...answers.map((one) => one.fullness));
  return { winner: answers.findLast((one) => one.fullness === fullest), isUndecided: true };
}

/** The mention that says a value most fully, the last of these. */
function best<C extends Contender>(group: readonly C[]): C | undefined {
  const fullest = Math.max(...group.map((one) => one.fullness));
  return group.findLast((one) => one.fullness === fullest);
}

/** Mentions of one value together; a mention that has two readings joins the plain mention of either. */
function groupsOf<C extends Contender>(field: readonly C[]): C[][] {
  const groups: C[][] = [];
  const plainFirst = [...field].sort((one, other) => Number(one.alternative !== undefined) - Number(other.alternative !== undefined) || byTime(one, other));
  for (const one of plainFirst) {
    const group = groups.find(([first]) => isSameMention(first!, one));
    if (group === undefined) groups.push([one]);
    else group.push(one);
  }
  return groups.map((group) => group.sort(byTime));
}

const isSameMention = (plain: Contender, other: Contender): boolean =>
  sameValue(plain.value, other.value) || (other.alternative !== undefined && sameValue(plain.value, other.alternative));

function reasonOf<C extends Contender>(loser: C, winner: C | undefined, field: readonly C[]): OtherMention['lost'] {
  if (loser.isSuspect && !field.includes(loser)) return 'addressed-to-system';
  if (winner === undefined) return 'conflicts';
  if (isSameMention(winner, loser)) return 'same-value';
  if (winner.polarity === 'corrects' && byTime(loser, winner) < 0) return 'superseded';
  if (loser.question !== undefined && loser.question === winner.question) return 'minority';
  return byTime(loser, winner) < 0 ? 'earlier-in-time' : 'conflicts';
}
