import type { Candidate } from './candidate.ts';
import type { ConceptHit } from './lexicon.ts';
import { previousOther, type CallReading, type Sentence, type TurnReading } from './reading.ts';
import { DIRECTIONS } from './target-profile.ts';

/** How strongly the words around a candidate name each concept, 0 to 1. */
export type Strengths = ReadonlyMap<string, number>;

/** What the call says around one candidate, before any target is considered. */
export interface Surroundings {
  /** Words of the same sentence, nearer words counting more, and of the sentences beside it. */
  readonly local: Strengths;
  /** Words of the question that the candidate's turn answers. */
  readonly question: Strengths;
  /** Words of the last question that the turn right before this one of the other side asks, when it asks for yes or no. */
  readonly lastQuestion: Strengths;
  /** Key of the target that the turn answers, where the source says so. */
  readonly askedFor: string | undefined;
  /** Words right behind the candidate that it may count ("3 bedrooms"), up to the next break. */
  readonly counted: Strengths;
}

/**
 * Reads what stands around a candidate. `rivals` are the other candidates of its type in the same turn, `question` the
 * words of the question that the turn answers.
 */
export function surroundingsOf(call: CallReading, candidate: Candidate, rivals: readonly Candidate[], question: Strengths): Surroundings {
  return {
    local: localStrengths(candidate, rivals),
    question,
    lastQuestion: lastQuestionStrengths(call, candidate),
    askedFor: candidate.turn.turn.askedFor,
    counted: countedStrengths(candidate),
  };
}

/** The noun that a number counts follows it at once, or after an adjective or two. */
function countedStrengths({ turn, endToken, sentence }: Candidate): Strengths {
  const strengths = new Map<string, number>();
  for (let i = firstHit(turn.hits, endToken); i < turn.hits.length && turn.hits[i]!.first <= endToken + 2; i += 1) {
    const { first, last, concept } = turn.hits[i]!;
    if (last >= sentence.endToken || clauseBreak(turn, endToken - 1, first)) continue;
    raise(strengths, concept, first === endToken ? 1 : first === endToken + 1 ? 0.95 : 0.7);
  }
  return strengths;
}

/** Sentences further away than this say nothing of a value. */
const BESIDE = 2;

function localStrengths(candidate: Candidate, rivals: readonly Candidate[]): Strengths {
  const strengths = new Map<string, number>();
  const { turn, sentence } = candidate;
  const { sentences, hits } = turn;
  const at = sentences.indexOf(sentence);
  const around = [0, -1, 1, -BESIDE, BESIDE].filter((away) => sentences[at + away] !== undefined);
  for (const away of around) {
    const { firstToken, endToken } = sentences[at + away]!;
    const beside = away === 0 ? 0 : strengthBeside(away, rivals.some((rival) => rival.sentence === sentences[at + away]));
    for (let i = firstHit(hits, firstToken); i < hits.length && hits[i]!.first < endToken; i += 1) {
      const hit = hits[i]!;
      raise(strengths, hit.concept, away === 0 ? strengthInSentence(candidate, hit, rivals) : beside);
    }
  }
  const end = endOfRange(candidate, rivals);
  if (end !== undefined) {
    strengths.set(end, 1);
    for (const [concept, direction] of Object.entries(DIRECTIONS)) if (direction !== end) strengths.delete(concept);
  }
  return strengths;
}

/** A sentence beside the candidate's own counts for less, and for little when it has a value of its own. */
const strengthBeside = (away: number, taken: boolean): number =>
  (away === -1 ? 0.55 : away === 1 ? 0.45 : Math.abs(away) === BESIDE ? 0.35 : 0) * (taken ? 0.5 : 1);

/** Index of the first hit at or behind a token; hits are in order of their first token. */
function firstHit(hits: readonly ConceptHit[], token: number): number {
  let low = 0;
  let high = hits.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (hits[middle]!.first < token) low = middle + 1;
    else high = middle;
  }
  return low;
}

const RANGE = /^\s*(?:to|till|til|until|through|thru|and|-|–|and (?:returning|leaving|ending|finishing|coming back|i'll return it|return it|back)(?: on)?|returning|return(?: on)?|to the|until the|through the|and the|to return on)(?: on| at)?\s*(?:the\s*)?$/i;

/** "from the 10th to the 12th": which end of a range a candidate is, when it stands beside its other end. */
function endOfRange({ turn, start, end }: Candidate, rivals: readonly Candidate[]): 'start' | 'end' | undefined {
  const { text } = turn.turn;
  for (const rival of rivals) {
    if (rival.start >= end && RANGE.test(text.slice(end, rival.start))) return 'start';
    if (rival.end <= start && RANGE.test(text.slice(rival.end, start))) return 'end';
  }
  return undefined;
}

/** A word before a value usually governs it; one behind it may govern the next value. A value in between takes the word. */
function strengthInSentence(
  { firstToken, endToken, turn }: Candidate,
  { concept, first, last }: ConceptHit,
  rivals: readonly Candidate[],
): number {
  if (first < endToken && last >= firstToken) return first >= firstToken && last < endToken ? (DIRECTIONS[concept] === undefined ? 0.9 : 0) : 1;
  const before = last < firstToken;
  const distance = before ? firstToken - last : first - endToken + 1;
  let strength = before ? near(distance, 1) : near(distance, 0.9);
  const [from, to] = before ? [last, firstToken] : [endToken - 1, first];
  if (rivals.some((rival) => rival.firstToken > from && rival.firstToken < to)) strength *= 0.25;
  else if (!before) {
    const next = rivals.find((rival) => rival.firstToken > last);
    if (next !== undefined && next.firstToken - last < distance + 6) strength *= clauseBreak(turn, endToken, first) ? 0.3 : 0.6;
  }
  return clauseBreak(turn, Math.min(endToken, last), Math.max(firstToken, first)) ? strength * 0.85 : strength;
}

const near = (distance: number, top: number): number => top * (distance <= 4 ? 1 : distance <= 9 ? 0.9 : distance <= 16 ? 0.7 : 0.4);

function clauseBreak(turn: TurnReading, from: number, to: number): boolean {
  for (let i = Math.max(0, from); i < to; i += 1) {
    const token = turn.tokens[i];
    if (token === undefined) return false;
    if (token.word === 'and' || token.word === 'but') return true;
    const next = turn.tokens[i + 1];
    if (next !== undefined && turn.turn.text.slice(token.end, next.start).includes(',')) return true;
  }
  return false;
}

/** The question answered: a question earlier in the same breath of the other side, else what was last said there. */
export function questionStrengths(call: CallReading, turn: number): Strengths {
  const strengths = new Map<string, number>();
  const asked = previousOther(call, turn);
  if (asked === undefined) return strengths;
  const questions = asked.sentences.filter((sentence) => sentence.asks);
  for (const hit of asked.hits) {
    const sentence = sentenceAt(asked, hit.first);
    if (sentence === undefined) continue;
    const strength = sentence.asks ? (sentence === questions.at(-1) ? 1 : 0.9) : questions.length > 0 ? 0.4 : 0.5;
    raise(strengths, hit.concept, strength);
  }
  return strengths;
}

const NONE: Strengths = new Map();

function lastQuestionStrengths(call: CallReading, candidate: Candidate): Strengths {
  if (candidate.type !== 'boolean') return NONE;
  const asked = previousOther(call, candidate.turn.index, 1);
  const question = asked?.sentences.findLast((sentence) => sentence.asks && YES_OR_NO.test(asked.turn.text.slice(sentence.start, sentence.end)));
  if (asked === undefined || question === undefined || !isPlainQuestion(asked, question)) return NONE;
  const strengths = new Map<string, number>();
  for (const hit of asked.hits) if (sentenceAt(asked, hit.first) === question) raise(strengths, hit.concept, 1);
  return strengths;
}

/** A question that yes or no answers. */
const YES_OR_NO = /(?:^\s*|[,.]\s*|\b(?:and|so|or|also|then|okay|ok|but|great|thanks|thank you|lovely|perfect|right|sure|cool|worries|well|sorry|yep|yeah|yes|good|alright|know if|wondering if|tell me if|ask if|check if)\s+)(?:do|does|did|is|are|was|were|can|could|would|will|have|has|had|should|may|any|want)\b/i;

/** A read-back asks about much at once, and a question with "without" or "not" turns yes into no. */
const isPlainQuestion = (turn: TurnReading, { start, end, firstToken, endToken, readsBack }: Sentence): boolean =>
  endToken - firstToken <= 22 && !(readsBack && endToken - firstToken > 12) && !/\b(?:without|not|no|or|n't)\b|n't\b/i.test(turn.turn.text.slice(start, end));

const sentenceAt = (turn: TurnReading, token: number): Sentence | undefined =>
  turn.sentences.find(({ endToken }) => token < endToken);

function raise(strengths: Map<string, number>, concept: string, strength: number): void {
  if (strength > (strengths.get(concept) ?? 0)) strengths.set(concept, strength);
}

/** How near to a turn a concept was last named, 0 (never in the call) to 1 (in the turn itself). */
export function topicStrength(call: CallReading, concepts: readonly string[], turn: number): number {
  let best = 0;
  for (const concept of concepts) {
    const turns = call.occurrences.get(concept);
    if (turns === undefined) continue;
    const after = turns.findIndex((at) => at > turn);
    const last = after < 0 ? turns.at(-1) : turns[after - 1];
    if (last !== undefined) best = Math.max(best, 0.95 ** (turn - last), 0.35);
    if (after >= 0) best = Math.max(best, turns[after]! - turn <= 2 ? 0.55 : 0.3);
  }
  return best;
}

/** A turn longer than this is a speech: what it names somewhere says little about the next turn. */
const SPEECH = 60;

/**
 * The same for what a single value is for: that is said beside the value or in the exchange that leads up to it. An
 * exchange goes on until the call turns to what another value is for.
 */
export function purposeStrength(call: CallReading, concepts: readonly string[], others: readonly string[], turn: number): number {
  const last = lastNamed(call, concepts, turn - 1);
  if (last === undefined) return 0;
  const turned = (lastNamed(call, others, turn) ?? -1) > last;
  return (turned ? 0.75 : 0.92) ** (turn - last) * (call.turns[last]!.tokens.length > SPEECH ? 0.5 : 1);
}

function lastNamed(call: CallReading, concepts: readonly string[], turn: number): number | undefined {
  let last: number | undefined;
  for (const concept of concepts) {
    const named = call.occurrences.get(concept)?.findLast((at) => at <= turn);
    if (named !== undefined && (last === undefined || named > last)) last = named;
  }
  return last;
}
