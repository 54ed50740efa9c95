import { maySay } from './evidence.ts';
import { objectionTo, surroundingsOf } from './meaning.ts';
import { puttingOf, replyTo } from './question.ts';
import { siblingsOf, type Reading } from './reading.ts';
import { isSame, LEADING_CUE, plain, REPAIR, type Said, type Verdict } from './said.ts';
import type { Sentence } from './sentence.ts';
import { aboutOf, type Slot } from './slot.ts';
import type { Mention } from './typed/parser.ts';

/** Words by which a speaker puts right what was said. */
const CUE =
  /\b(?:sorry|apologies|apologise|pardon|my (?:mistake|bad|error|fault)|(?:i|we) (?:made a mistake|misspoke|misread|misheard|mis-?said|meant|got (?:that|it|this) wrong|was wrong|were wrong|stand corrected|should(?:'ve| have) said|should say|need to correct|take that back|forgot)|i mean|make (?:that|it|this)|made (?:that|it)|actually|instead|rather|no,? wait|wait|hold on|hang on|scratch|strike|correction|correct(?:ing)? (?:that|myself|it|this)|to correct|second thoughts?|come to think|thinking about it|changed (?:my|our|his|her|their) minds?|change of (?:plans?|mind|heart)|chang(?:e|ed|es|ing)|let'?s (?:do|go (?:with|for)|make|change|say|try|switch|move|use)|better (?:make|do|be|with|go)|should(?:'ve| have)? be(?:en)?|supposed to (?:be|say|read)|it'?s (?:really|actually|now)|in fact|turns out|you know what|forget|ignore|disregard|cancel|switch|move (?:it|that|this)|push (?:it|that)|bring (?:it|that)|bump|swap|updat(?:e|ed|ing)|revis(?:e|ed|ing)|amend(?:ed|ing)?|replac(?:e|ed|ing)|the (?:right|correct|real|actual|proper|final|new) \w+ (?:is|was|would be|should be)|oops|whoops|nope|no\b|not|but|prefer|go (?:with|for) .{0,20} (?:instead|then)|on reflection|wrong|after all|double[- ]checked|checking again|looking again|just (?:checked|remembered|noticed|realised|realized)|realised|realized|remembered|fix (?:that|it)|edit (?:that|it))\b/i;

const FAILED = /\b(?:unable|could(?:n'?t| not)|can(?:n?'?t| ?not)|not able|was(?:n'?t| not)|isn'?t|is not|failed|fail|glitch|unavailable|not available|fully booked|no (?:availability|openings?|vacanc)|sold out|taken|unsuccessful|error|problem|unfortunately|regret|apologi[sz]e|however|only|instead|another (?:time|date|day|option)|alternative)\b/i;

/** "five pm, sorry, six pm": a cue between the value and another one of its type in the same turn. */
export function isTypedRepaired(reading: Reading, said: Said): boolean {
  const text = plain(reading.turns[said.turn]!.text);
  const next = reading.mentionsIn(said.turn, said.target).find((mention) => mention.start >= said.span[1]);
  if (next === undefined || isSame(said, next.value)) return false;
  const between = text.slice(said.span[1], next.start);
  return between.length < 60 && (REPAIR.test(text.slice(said.span[1])) || REPAIR_BETWEEN.test(between)) && !/\b(?:until|till|to|through)\s*$/i.test(between);
}

const REPAIR_BETWEEN = /\b(?:sorry|no,? wait|i mean(?:t)?|scratch that|make that|correction|or rather|actually|my mistake|on second thoughts?|instead of)\b/i;

/** What a sentence does to a value of a type that can be read: says it again, denies it, or puts another in its place. */
export function typedVerdict(reading: Reading, said: Said, slot: Slot, { turn, sentence }: { readonly turn: number; readonly sentence: Sentence }): Verdict {
  const mentions = reading.mentionsIn(turn, said.target).filter(
    (mention) => mention.start >= sentence.start && mention.end <= sentence.end && (turn > said.turn || mention.start >= said.span[1]),
  );
  if (mentions.length === 0 || maySay(reading, turn, said.target.saidBy) === false) return undefined;
  const text = reading.turns[turn]!.text;
  const verdicts = mentions.map((mention) => {
    const around = surroundingsOf(text, reading.sentencesOf(turn), mention.start, mention.end);
    const objection = objectionTo(around, said.target, siblingsOf(reading, said.target, turn, mention.start));
    if (isSame(said, mention.value)) return objection === 'negated' ? 'negated' : objection === undefined ? 'restated' : undefined;
    if (objection !== undefined) return undefined;
    return replaces(reading, said, slot, { turn, sentence, mention }) ? 'superseded' : undefined;
  });
  if (verdicts.includes('restated')) return 'restated';
  return verdicts.find((verdict) => verdict !== undefined);
}

interface Rival {
  readonly turn: number;
  readonly sentence: Sentence;
  readonly mention: Mention;
}

function replaces(reading: Reading, said: Said, slot: Slot, rival: Rival): boolean {
  const text = plain(reading.turns[rival.turn]!.text);
  const words = text.slice(rival.sentence.start, rival.sentence.end);
  const clause = aboutOf(slot, clauseOf(words, rival.mention.start - rival.sentence.start));
  const named = clause === 'unsaid' ? aboutOf(slot, words) : clause;
  const about = named === 'unsaid' ? askedAbout(reading, slot, rival.turn) : named;
  if (about === 'other' || !countsTheSame(reading, said, rival) || /\ball (?:i need )?for\s+$/i.test(text.slice(0, rival.mention.start))) return false;
  const putting = puttingOf(surroundingsOf(text, reading.sentencesOf(rival.turn), rival.mention.start, rival.mention.end), text);
  const isAccepted = replyTo(reading.turns, rival.turn).kind === 'yes';
  if (putting === 'doubts' && !isAccepted) return false;
  const isSameSpeaker = reading.turns[rival.turn]!.speaker === reading.turns[said.turn]!.speaker;
  if (hasCue(text, rival) && (rival.turn === said.turn || !isAnswer(reading, rival))) return isSameSpeaker || putting === 'states' ? isNearest(reading, said, rival, about) : isAccepted && isNearest(reading, said, rival, about);
  if (isAnswerTo(reading, said, rival.turn)) return about === 'own' || isNearest(reading, said, rival, about);
  return (putting === 'offers' || putting === 'confirms') && isAccepted && FAILED.test(text) && isNearest(reading, said, rival, about);
}

/** Bare numbers replace each other only when they count the same thing, or nothing is said of what they count. */
function countsTheSame(reading: Reading, said: Said, rival: Rival): boolean {
  if (said.target.type !== 'integer' && said.target.type !== 'decimal') return true;
  const now = unitAfter(reading.turns[rival.turn]!.text, rival.mention.end);
  const then = unitAfter(reading.turns[said.turn]!.text, said.span[1]);
  if (now === '') {
    const lead = plain(reading.turns[rival.turn]!.text.slice(rival.sentence.start, rival.mention.start));
    return lead.split(/\s+/).length <= 5 || CUE.test(lead.slice(-30));
  }
  return then === '' || now.slice(0, 4) === then.slice(0, 4);
}

const NO_UNIT = /^(?:please|instead|thanks|actually|then|not|and|or|for|in|at|on|to|of|if|is|would|will|now|rather|sorry|with|from|but|so|by)$/i;

/** The word that a number counts: "rooms" in "3 rooms". */
function unitAfter(text: string, end: number): string {
  const word = /^[\s-]*(\p{L}+)/u.exec(text.slice(end))?.[1] ?? '';
  return NO_UNIT.test(word) ? '' : word.toLowerCase();
}

/** What the other side's question or read-back right before was about. */
function askedAbout(reading: Reading, slot: Slot, turn: number): 'own' | 'other' | 'unsaid' {
  const asked = reading.turns[turn - 1];
  if (asked === undefined || asked.speaker === reading.turns[turn]!.speaker) return 'unsaid';
  const question = reading.sentencesOf(turn - 1).findLast((sentence) => /\?\W*$/.test(asked.text.slice(sentence.start, sentence.end)));
  return question === undefined || question.end - question.start > 60 ? 'unsaid' : aboutOf(slot, asked.text.slice(question.start, question.end));
}

/** The stretch between commas and conjunctions in which a value stands. */
function clauseOf(words: string, at: number): string {
  const before = words.slice(0, at).split(/[,;]|\b(?:and|but)\b/i).at(-1) ?? '';
  const after = words.slice(at).split(/[,;]|\b(?:and|but)\b/i)[0] ?? '';
  return before + after;
}

/** A cue in the words that lead up to the new value, or in the short sentence before it, or "instead" after it. */
function hasCue(text: string, { sentence, mention }: Rival): boolean {
  const before = text.slice(Math.max(sentence.start, mention.start - 200), mention.start);
  if (CUE.test(before) || /^[^.!?]{0,40}\b(?:instead|rather|not|actually|sorry|i meant?)\b/i.test(text.slice(mention.end, sentence.end))) return true;
  const previous = text.slice(0, sentence.start).trimEnd();
  const lead = previous.slice(Math.max(...['.', '!', '?'].map((stop) => previous.lastIndexOf(stop, previous.length - 2))) + 1);
  return lead.split(/\s+/).length <= 9 && LEADING_CUE.test(lead);
}

/** Whether a value, though it has a cue ("make it five"), only answers an open question about it. */
function isAnswer(reading: Reading, { turn, sentence, mention }: Rival): boolean {
  const asked = reading.turns[turn - 1];
  if (asked === undefined || asked.speaker === reading.turns[turn]!.speaker || !OPEN_QUESTION.test(plain(asked.text.slice(-160)))) return false;
  return !/\b(?:sorry|actually|no,? wait|i meant?|scratch|instead|mistake|correction|rather|change)\b/i.test(reading.turns[turn]!.text.slice(sentence.start, mention.end));
}

const OPEN_QUESTION = /\b(?:what|when|which|where|who|how (?:much|many|long)|at what|for what|on what)\b[^?]*\?\W*$/i;

/** Whether the turn answers a read-back or an offer of the value by the other side. */
function isAnswerTo(reading: Reading, said: Said, turn: number): boolean {
  if (turn === 0) return false;
  const reply = replyTo(reading.turns, turn - 1);
  if (reply.turn !== turn || reply.kind === 'yes') return false;
  const asked = reading.turns[turn - 1]!.text;
  return reading.mentionsIn(turn - 1, said.target).some((mention) => {
    if (!isSame(said, mention.value)) return false;
    return puttingOf(surroundingsOf(asked, reading.sentencesOf(turn - 1), mention.start, mention.end), asked) === 'confirms';
  });
}

/** With rivals for the type in the request, a correction that names no slot puts right the value last spoken of. */
function isNearest(reading: Reading, said: Said, rival: Rival, about: 'own' | 'other' | 'unsaid'): boolean {
  if (about === 'own') return true;
  for (let turn = rival.turn; turn >= said.turn; turn -= 1) {
    const earlier = reading.mentionsIn(turn, said.target).filter((mention) => turn < rival.turn || mention.start < rival.mention.start);
    if (earlier.length === 0) continue;
    return earlier.some((mention) => isSame(said, mention.value)) || (turn === said.turn && rival.turn === said.turn);
  }
  return false;
}
