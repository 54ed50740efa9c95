import { confidenceOf } from './confidence.ts';
import { deriveValue, sameValue, type Derived } from './derive.ts';
import { evidenceAt, maySay, verifyQuote, type Place } from './evidence.ts';
import type { Evidence, Finding, OtherMention, RejectionReason, ReviewReason } from './finding.ts';
import { objectionTo, surroundingsOf } from './meaning.ts';
import { overturnOf } from './overturn.ts';
import type { AnalysisProposal, AnalysisRequest, ProposedFinding } from './proposal.ts';
import { puttingOf, replyTo } from './question.ts';
import { readingOf, siblingsOf, type Reading } from './reading.ts';
import { resolve, type Contender } from './resolve.ts';
import { systemSpeechAt } from './system-speech.ts';
import type { TargetDefinition } from './target.ts';
import type { TypedValue } from './value.ts';

/** A proposal that the transcript bears out, before it is held against other proposals. */
interface Proof extends Contender {
  readonly evidence: Evidence;
  readonly derived: Derived;
  readonly place: Place;
  readonly isSpeakerKnown: boolean;
  readonly isImplied: boolean;
  readonly isUnconfirmed: boolean;
  readonly nearSystemSpeech: 'inside' | 'near' | undefined;
}

interface Refusal {
  readonly reason: RejectionReason;
  readonly evidence?: Evidence;
  readonly value?: TypedValue;
}

/**
 * Proves an analyst's proposal from the transcript: exactly one finding for each requested target, in request order.
 * The proposal is never believed: quotes are located, values read again by the core's own parsers, and the words
 * around them checked for not being meant; refused and losing mentions are kept in `others` with the reason. Total on
 * any proposal, and independent of the order of its findings.
 */
export function proveFindings(request: AnalysisRequest, proposal: AnalysisProposal): readonly Finding[] {
  const reading = readingOf(request);
  return request.targets.map((target) => {
    const claims = proposal.findings.filter((claim) => claim.target === target.key);
    if (claims.length > 0) return settle(reading, target, claims);
    const abstention = proposal.abstained.find((one) => one.target === target.key);
    return { target: target.key, type: target.type, outcome: abstention?.outcome ?? 'not-mentioned', assumed: [], others: [] };
  });
}

function settle(reading: Reading, target: TargetDefinition, claims: readonly ProposedFinding[]): Finding {
  const verdicts = inOrder(claims).map((claim) => prove(reading, target, claim));
  const proofs = target.type === 'multi-enum' ? united(verdicts.filter(isProof)) : verdicts.filter(isProof);
  const refusals = verdicts.filter((verdict): verdict is Refusal => !isProof(verdict));
  const refused = refusals.map(({ reason, ...rest }): OtherMention => ({ ...rest, lost: reason }));
  const base = { target: target.key, type: target.type } as const;
  const { winner, isConflict, isUndecided, losers } = resolve(proofs);
  const others = [...losers.map(({ contender, lost }): OtherMention => ({ evidence: contender.evidence, value: contender.value, lost })), ...refused];
  if (isConflict) return { ...base, outcome: 'conflict', reason: 'several-values', assumed: [], others };
  if (winner === undefined) return { ...base, outcome: 'rejected', reason: refusals.at(-1)!.reason, assumed: [], others };
  if (winner.derived.several) return { ...base, outcome: 'ambiguous', reason: 'several-values', evidence: winner.evidence, assumed: [], others };
  if (winner.alternative !== undefined) return { ...base, outcome: 'ambiguous', reason: 'two-readings', evidence: winner.evidence, assumed: winner.derived.assumed, others };
  return found(reading, target, winner, { proofs, others, isUndecided });
}

/** Proposals in an order of their own, so that the order they came in decides nothing. */
const inOrder = (claims: readonly ProposedFinding[]): readonly ProposedFinding[] =>
  [...new Map(claims.map((claim) => [JSON.stringify([claim.turn, claim.quote, claim.valueText, claim.polarity, claim.certainty]), claim]))]
    .sort(([one, first], [other, second]) => first.turn - second.turn || (one < other ? -1 : 1))
    .map(([, claim]) => claim);

const isProof = (verdict: Proof | Refusal): verdict is Proof => 'derived' in verdict;

/** Choices named in several places are one answer. */
function united(proofs: readonly Proof[]): readonly Proof[] {
  const values = [...new Set(proofs.flatMap((proof) => proof.value as readonly string[]))].sort();
  return proofs.map((proof) => ({ ...proof, value: values }));
}

/** Puts one proposal through every check, in order; the first that fails names the refusal. */
function prove(reading: Reading, target: TargetDefinition, claim: ProposedFinding): Proof | Refusal {
  const places = verifyQuote(reading, claim);
  if (typeof places === 'string') return { reason: places };
  const verdicts = places.map((place) => provePlace(reading, target, claim, place));
  return verdicts.find((verdict, index) => isProof(verdict) && !verdicts.slice(index + 1).some(isDenial)) ?? verdicts.findLast(isDenial) ?? verdicts[0]!;
}

const isDenial = (verdict: Proof | Refusal): boolean => !isProof(verdict) && (verdict.reason === 'negated' || verdict.reason === 'superseded');

function provePlace(reading: Reading, target: TargetDefinition, claim: ProposedFinding, place: Place): Proof | Refusal {
  const { turns } = reading;
  const quoted = evidenceAt(turns, place.turn, ...place.quote);
  const speaker = maySay(reading, place.turn, target.saidBy);
  if (speaker === false) return { reason: 'speaker-not-allowed', evidence: quoted };
  const derived = deriveValue(reading, target, place);
  if (typeof derived === 'string') return { reason: derived, evidence: quoted };
  const start = Math.min(place.quote[0], derived.span[0]);
  const end = Math.max(place.quote[1], derived.span[1]);
  const evidence = evidenceAt(turns, place.turn, start, end);
  const refuse = (reason: RejectionReason): Refusal => ({ reason, evidence, value: derived.value });
  if (claim.polarity === 'retracts' || claim.polarity === 'rejects') return refuse('rejected-by-speaker');
  const nearSystemSpeech = systemSpeechAt(reading, place.turn, ...derived.span);
  const around = surroundingsOf(turns[place.turn]!.text, reading.sentencesOf(place.turn), ...derived.span);
  const objection = nearSystemSpeech === 'inside' ? undefined : objectionTo(around, target, siblingsOf(reading, target, place.turn, derived.span[0]));
  if (objection !== undefined) return refuse(objection);
  const putting = target.type === 'boolean' ? 'states' : puttingOf(around, turns[place.turn]!.text);
  const reply = putting === 'states' ? undefined : replyTo(turns, place.turn);
  const isRepeated = isSaidElsewhere(reading, target, place.turn, derived);
  if (putting === 'lists' || (putting === 'doubts' && reply?.kind !== 'yes')) return refuse('question');
  const overturn = overturnOf(reading, { target, turn: place.turn, span: derived.span, value: derived.value, ...(derived.alternative === undefined ? {} : { alternative: derived.alternative }) });
  if (overturn !== undefined) return refuse(overturn);
  return {
    turn: place.turn,
    at: derived.span[0],
    value: derived.value,
    ...(derived.alternative === undefined ? {} : { alternative: derived.alternative }),
    polarity: claim.polarity,
    fullness: fullnessOf(target, derived),
    ...questionOf(reading, target, place.turn),
    isAccepted: reply?.kind === 'yes' || isSaidElsewhere(reading, target, place.turn, derived, true),
    isSuspect: nearSystemSpeech === 'inside',
    evidence,
    derived,
    place,
    isSpeakerKnown: speaker === true,
    isImplied: claim.certainty === 'implied',
    isUnconfirmed: putting !== 'states' && reply?.kind !== 'yes' && !isRepeated,
    nearSystemSpeech,
  };
}

/** More of the value said, less supplied by context. */
function fullnessOf(target: TargetDefinition, derived: Derived): number {
  const words = target.type === 'person' || target.type === 'text' ? (derived.value as string).split(/\s+/).length : 0;
  return (derived.alternative === undefined ? 4 : 0) + (derived.granularity === 'exact' || derived.granularity === 'day' ? 2 : 0) - Math.min(derived.assumed.length, 3) / 4 + Math.min(words, 3) / 8;
}

/** The question that a turn answers: the target asked about, or the target's own question by the other side. */
function questionOf(reading: Reading, target: TargetDefinition, turn: number): { readonly question?: string } {
  const asked = reading.turns[turn]!.askedFor;
  return asked === target.key ? { question: target.key } : {};
}

/** Whether the same value is said in another turn; with `byOther`, by another speaker. */
function isSaidElsewhere(reading: Reading, target: TargetDefinition, turn: number, derived: Derived, byOther = false): boolean {
  const words = reading.turns[turn]!.text.slice(...derived.span);
  return reading.turns.some((_, other) => {
    if (other === turn || (byOther && reading.turns[other]!.speaker === reading.turns[turn]!.speaker)) return false;
    if (reading.systemSpeechIn(other).length > 0) return false;
    if (reading.parserOf(target) === undefined || target.type === 'person' || target.type === 'organisation') return reading.find(words, other).length > 0;
    return reading.mentionsIn(other, target).some((mention) => sameValue(mention.value, derived.value));
  });
}

interface Rest {
  readonly proofs: readonly Proof[];
  readonly others: readonly OtherMention[];
  readonly isUndecided: boolean;
}

function found(reading: Reading, target: TargetDefinition, winner: Proof, { proofs, others, isUndecided }: Rest): Finding {
  const { derived, place } = winner;
  const isBacked = winner.isAccepted || isSaidElsewhere(reading, target, winner.turn, derived);
  const reason = reviewReason(target, winner, isBacked) ?? (isUndecided ? 'several-values' : undefined);
  const confidence = confidenceOf({
    match: place.match,
    distance: place.distance,
    assumed: derived.assumed.length,
    isApproximate: derived.granularity === 'approximate',
    hasSecondReading: derived.alternative !== undefined,
    isSpeakerKnown: winner.isSpeakerKnown,
    isImplied: winner.isImplied,
    isUnconfirmed: winner.isUnconfirmed,
    isReadBack: winner.isAccepted,
    repeats: proofs.filter((proof) => proof !== winner && sameValue(proof.value, winner.value)).length,
    rivals: proofs.filter((proof) => !sameValue(proof.value, winner.value)).length,
    isNearSystemSpeech: winner.nearSystemSpeech !== undefined,
    isTyped: !['text', 'person', 'organisation'].includes(target.type),
  });
  return {
    target: target.key,
    type: target.type,
    outcome: 'found',
    status: reason === undefined ? 'verified' : 'needs-review',
    value: winner.value,
    evidence: winner.evidence,
    ...(reason === undefined ? {} : { reason }),
    assumed: derived.assumed,
    confidence,
    others,
  };
}

function reviewReason(target: TargetDefinition, winner: Proof, isBacked: boolean): ReviewReason | 'addressed-to-system' | undefined {
  if (winner.nearSystemSpeech !== undefined) return winner.nearSystemSpeech === 'inside' ? 'addressed-to-system' : 'near-system-speech';
  if (!winner.isSpeakerKnown && target.saidBy !== 'any') return 'speaker-unknown';
  if (winner.isImplied) return 'implied';
  if (winner.isUnconfirmed) return 'unconfirmed';
  if (winner.derived.granularity === 'approximate') return 'approximate';
  return target.highImpact && !isBacked ? 'needs-read-back' : undefined;
}
