import { sameValue } from './derive.ts';
import { maySay } from './evidence.ts';
import { objectionTo, surroundingsOf } from './meaning.ts';
import { puttingOf, replyTo } from './question.ts';
import { siblingsOf, type Reading } from './reading.ts';
import { replacementIn, type Replacement } from './replacement.ts';
import type { Sentence } from './sentence.ts';
import { aboutOf, slotOf, type Slot } from './slot.ts';
import { systemSpeechAt } from './system-speech.ts';
import type { TargetDefinition, TargetType } from './target.ts';
import type { Mention } from './typed/parser.ts';
import { parserFor } from './typed/parsers.ts';
import type { TypedValue } from './value.ts';

/** A value that was said and meant at a place; what came after decides whether it still stands. */
export interface Said {
  readonly target: TargetDefinition;
  readonly turn: number;
  /** Offsets of the words that carry the value. */
  readonly span: readonly [start: number, end: number];
  readonly value: TypedValue;
  readonly alternative?: TypedValue;
}

/** Words by which a speaker puts right what was said. */
const CUE =
  /\b(?:sorry|apologies|apologise|pardon|my (?:mistake|bad|error|fault)|(?:i|we) (?:made a mistake|misspoke|misread|misheard|mis-?said|meant|got (?:that|it|this) wrong|was wrong|were wrong|stand corrected|should(?:'ve| have) said|should say|need to correct|take that back|forgot)|i mean|make (?:that|it|this)|made (?:that|it)|actually|instead|rather|no,? wait|wait|hold on|hang on|scratch|strike|correction|correct(?:ing)? (?:that|myself|it|this)|to correct|second thoughts?|come to think|thinking about it|changed (?:my|our|his|her|their) minds?|change of (?:plans?|mind|heart)|chang(?:e|ed|es|ing)|let'?s (?:do|go (?:with|for)|make|change|say|try|switch|move|use)|better (?:make|do|be|with|go)|should(?:'ve| have)? be(?:en)?|supposed to (?:be|say|read)|it'?s (?:really|actually|now)|in fact|turns out|you know what|forget|ignore|disregard|cancel|switch|move (?:it|that|this)|push (?:it|that)|bring (?:it|that)|bump|swap|updat(?:e|ed|ing)|revis(?:e|ed|ing)|amend(?:ed|ing)?|replac(?:e|ed|ing)|the (?:right|correct|real|actual|proper|final|new) \w+ (?:is|was|would be|should be)|oops|whoops|nope|no\b|not|but|prefer|go (?:with|for) .{0,20} (?:instead|then)|on reflection|wrong|after all|double[- ]checked|checking again|looking again|just (?:checked|remembered|noticed|realised|realized)|realised|realized|remembered|fix (?:that|it)|edit (?:that|it))\b/i;

/** A cue with which a bare word is enough, right after what it puts right. */
const REPAIR =
  /^["')\]\s,.;:?!\u2013\u2014-]*(?:(?:and|oh|ah|um+|uh+|er+|well|so)\b[\s,.-]*)*(?:(?:no|sorry|wait|hold on|hang on|actually|oops|whoops|pardon|apologies|my (?:mistake|bad)|scratch that|strike that|correction|or rather|rather|i mean|i meant|i (?:misspoke|was wrong)|let me correct (?:that|myself)|forget that|ignore that|on second thoughts?|come to think of it|change that|make (?:that|it)|not that)\b[\s,.;:\u2013\u2014-]*)+/i;

/** A short sentence that announces a correction in the next one. */
const LEADING_CUE = /^\W*(?:(?:um+|uh+|oh|ah|well|so|and|ok(?:ay)?|yeah|yes|but|hmm+)\b[\s,.]*)*(?:sorry|i'?m sorry|apologies|no\b|nope|wait|hold on|hang on|actually|oops|whoops|scratch|strike|correction|let me correct|forget|ignore|on second|come to think|i(?:'ve| have)? changed|my (?:mistake|bad|error)|i (?:misspoke|was wrong|made a mistake|got|take)|that'?s (?:wrong|not)|that (?:is|was) (?:wrong|not)|change of|cancel that|not that|you know what|turns out)/i;

/** Takes back what was said, whatever comes instead. */
const RETRACTION =
  /^\W*(?:(?:um+|uh+|oh|ah|well|hmm+|ok|okay|so|and|but|no|nope|sorry|wait|hold on|hang on|actually|oops|you know what|on second thoughts?|i mean|please|hmm)\b[\s,.!-]*)*(?:(?:scratch|forget|ignore|cancel|scrap|disregard|strike|never ?mind|drop|delete|undo|skip|erase) (?:that|it|this|what i(?:'ve)? (?:just )?said|everything|all (?:of )?that|the last)|never ?mind\W*$|(?:that|this|it)(?:'?s| is| was)(?: (?:just|completely|totally|actually|all|so|not|n't))* (?:wrong|not right|not correct|not it|incorrect|a mistake|an error|false|untrue|not true|not what i|right\b.{0,3}\bnot)|(?:that|this|it) (?:is|was)n'?t (?:right|correct|it|true|accurate|what i)|i take (?:that|it) back|i (?:was wrong|misspoke|made a mistake|got (?:that|it|this) wrong|stand corrected|lied|was joking|'?m (?:just )?(?:kidding|joking))|(?:just |only )?(?:kidding|joking)|not any ?more|not (?:that|this|it|those)(?: one)?\W*$|i(?:'ve| have)? changed my mind|don'?t (?:use|write|put|record|take|count|quote) (?:that|it|this)|that (?:won'?t|doesn'?t|can'?t|wouldn'?t|will not|does not) (?:work|do|suit|be right)|no,? (?:that'?s|it'?s|that is|it is) (?:wrong|not)\b)/i;

/** A speaker's own answer to a question that was none. */
const SELF_ANSWERED_NO = /^\W*(?:(?:um+|uh+|oh|well|hmm+)\b[\s,.]*)*(?:no|nope|nah|never|not (?:a chance|happening|really|at all|for me|any ?more|quite)|absolutely not|definitely not|certainly not|of course not|forget it|i don'?t think so|hardly)\b(?! (?:problem|worries))/i;

/** A correction that does not say what it corrects is understood of something just said. */
const SOON_TURNS = 4;

const FAILED = /\b(?:unable|could(?:n'?t| not)|can(?:n?'?t| ?not)|not able|was(?:n'?t| not)|isn'?t|is not|failed|fail|glitch|unavailable|not available|fully booked|no (?:availability|openings?|vacanc)|sold out|taken|unsuccessful|error|problem|unfortunately|regret|apologi[sz]e|however|only|instead|another (?:time|date|day|option)|alternative)\b/i;

/** Why a value that was said no longer stands at the end of the conversation. */
export type Overturn = 'superseded' | 'negated' | 'rejected-by-speaker';

/**
 * Whether something said after a value overturned it: a repair in the same breath, a correction with a cue, a refusal
 * by the other side, a retraction, or an alternative that the other side accepted. Being said later is not enough.
 */
export function overturnOf(reading: Reading, said: Said): Overturn | undefined {
  if (isRepaired(reading, said) || isRetracted(reading, said)) return 'superseded';
  // Every later yes or no answers some other question.
  if (said.target.type === 'boolean') return undefined;
  const slot = slotOf(said.target, reading.request.targets);
  return refusal(reading, said) ?? laterOverturn(reading, said, slot);
}

const plain = (text: string): string => text.replace(/[\u2018\u2019]/g, "'");

const isSame = (said: Said, value: TypedValue): boolean =>
  sameValue(said.value, value) || (said.alternative !== undefined && sameValue(said.alternative, value));

const isTyped = (reading: Reading, said: Said): boolean => reading.parserOf(said.target) !== undefined && said.target.type !== 'person';

/** "five pm, sorry, six pm": a cue right after the value, with what replaces it. */
function isRepaired(reading: Reading, said: Said): boolean {
  const text = plain(reading.turns[said.turn]!.text);
  const rest = text.slice(said.span[1]);
  const repair = REPAIR.exec(rest);
  if (isTyped(reading, said)) {
    const next = reading.mentionsIn(said.turn, said.target).find((mention) => mention.start >= said.span[1]);
    if (next === undefined || isSame(said, next.value)) return false;
    const between = text.slice(said.span[1], next.start);
    return between.length < 60 && (repair !== null || /\b(?:sorry|no,? wait|i mean(?:t)?|scratch that|make that|correction|or rather|actually|my mistake|on second thoughts?|instead of)\b/i.test(between)) && !/\b(?:until|till|to|through)\s*$/i.test(between);
  }
  const starts = [0, ...[...rest.slice(0, 80).matchAll(/[\s,;:.\u2013\u2014-]+(?=\p{L})/gu)].map((match) => match.index + match[0].length)];
  const isDirect = repair !== null;
  return starts.some((start, index) => {
    const instead = index === 0 && !isDirect ? undefined : (replacementIn(rest.slice(start)) ?? (index === 0 && repair !== null ? replacementIn(`sorry, ${rest.slice(repair[0].length)}`) : undefined));
    return instead !== undefined && isInKind(reading, said, instead) && (isDirect || /^(?:make|change|scratch|correction|sorry|no wait|or rather|i mean)/i.test(rest.slice(start)));
  });
}

/** Whether words that take the place of plain words are of their kind, and other ones: no time in place of a town. */
function isInKind(reading: Reading, said: Said, { words, by }: Replacement): boolean {
  if (mentionsText(said, words)) return false;
  const old = reading.turns[said.turn]!.text.slice(...said.span);
  const isShort = by === 'correction' || words.split(/\s+/).length <= 6;
  if (/\p{Lu}/u.test(old) && !/\p{Lu}/u.test(words) && (by === 'sentence' || !isShort)) return false;
  if (!/\d/.test(old) && COUNTED.test(words)) return false;
  return KINDS.every((type) => !isWholly(reading, said.target, type, words) || isWholly(reading, said.target, type, old));
}

/** A number of things: "three tickets", "a table for 4". */
const COUNTED = /(?:^|\b(?:for|just|only|need|of|be|have|want)\s+)(?:\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)(?:\s+[a-z]|\s*$)/;

const KINDS = ['date', 'time', 'money', 'phone', 'email', 'decimal'] as const;

/** Whether most of some words are one value of a type. */
function isWholly(reading: Reading, target: TargetDefinition, type: TargetType, words: string): boolean {
  const mentions: readonly Mention[] = parserFor(type)?.(words, reading.request.context, { ...target, type }) ?? [];
  return mentions.some((mention) => (mention.end - mention.start) * 2 > words.length);
}

const mentionsText = (said: Said, words: string): boolean => typeof said.value === 'string' && words.toLowerCase().includes(said.value.toLowerCase());

/** Taken back in the next sentence of the same turn, or by the same speaker's next words after a read-back. */
function isRetracted(reading: Reading, said: Said): boolean {
  const { text, speaker } = reading.turns[said.turn]!;
  const { sentence } = surroundingsOf(text, reading.sentencesOf(said.turn), ...said.span);
  const next = reading.sentencesOf(said.turn)[sentence.last + 1];
  const asked = /\?\W*$/.test(text.slice(sentence.start, sentence.end));
  if (next !== undefined && asked && SELF_ANSWERED_NO.test(plain(text.slice(next.start, next.end)))) return true;
  if (next !== undefined && retracts(reading, said, plain(text.slice(next.start, next.end)))) return !isRestated(reading, said, said.turn, next.end);
  for (let turn = said.turn + 1; turn <= said.turn + 2 && turn < reading.turns.length; turn += 1) {
    const other = reading.turns[turn]!;
    if (other.speaker !== speaker) {
      if (other.text.length > 40 && reading.find(text.slice(...said.span), turn).length === 0) return false;
      continue;
    }
    const isLast = sentence.last === reading.sentencesOf(said.turn).length - 1;
    return isLast && retracts(reading, said, plain(other.text)) && !isRestated(reading, said, turn, 0);
  }
  return false;
}

/** Whether words take back the value: alone, or with something of its own kind in its place. */
function retracts(reading: Reading, said: Said, words: string): boolean {
  if (!RETRACTION.test(words)) return false;
  const instead = replacementIn(words);
  if (instead === undefined) return true;
  return isTyped(reading, said) ? isWholly(reading, said.target, said.target.type, instead.words) : isInKind(reading, said, instead);
}

const isRestated = (reading: Reading, said: Said, turn: number, from: number): boolean =>
  isTyped(reading, said)
    ? reading.mentionsIn(turn, said.target).some((mention) => mention.start >= from && isSame(said, mention.value))
    : reading.find(reading.turns[said.turn]!.text.slice(...said.span), turn).some((place) => place.start >= from);

/** The other side says no to a question, an offer or a read-back that has the value. */
function refusal(reading: Reading, said: Said): Overturn | undefined {
  const { text } = reading.turns[said.turn]!;
  const around = surroundingsOf(text, reading.sentencesOf(said.turn), ...said.span);
  if (puttingOf(around, text) === 'states') return undefined;
  const reply = replyTo(reading.turns, said.turn);
  if (reply.kind !== 'no' || reply.turn === undefined || isRestated(reading, said, reply.turn, 0)) return undefined;
  const answer = plain(reading.turns[reply.turn]!.text);
  if (isTyped(reading, said) && reading.mentionsIn(reply.turn, said.target).length > 0) return undefined;
  return isBareRefusal(answer) ? 'rejected-by-speaker' : undefined;
}

const isBareRefusal = (answer: string): boolean => {
  const words = answer.split(/\s+/).filter(Boolean);
  if (words.length <= 3) return true;
  return !/\d/.test(answer) && /\b(?:(?:that|it|this)(?:'?s| is| was)?(?: not|n'?t) (?:right|correct|it|good|work|suit|what)|that (?:won'?t|doesn'?t|isn'?t|wasn'?t|can'?t) \w+|(?:something|somewhere|someone|anything) else|any(?:thing)? other|another (?:one|time|day|date|option|place)|different|wrong|incorrect|later|earlier|cheaper|not (?:that|this)|don'?t (?:want|like) (?:that|it|this))\b/i.test(answer);
};

/** Looks through the rest of the conversation for a value that took this one's place, or for its denial. */
function laterOverturn(reading: Reading, said: Said, slot: Slot): Overturn | undefined {
  let overturned: Overturn | undefined;
  for (let turn = said.turn; turn < reading.turns.length; turn += 1) {
    for (const sentence of reading.sentencesOf(turn)) {
      if (turn === said.turn && sentence.end <= said.span[1]) continue;
      // What is said to the system corrects nothing that people said.
      if (systemSpeechAt(reading, turn, sentence.start, sentence.end) === 'inside') continue;
      const verdict = isTyped(reading, said) ? typedVerdict(reading, said, slot, turn, sentence) : textVerdict(reading, said, turn, sentence);
      if (verdict === 'restated') overturned = undefined;
      else overturned = verdict ?? overturned;
    }
  }
  return overturned;
}

function typedVerdict(reading: Reading, said: Said, slot: Slot, turn: number, sentence: Sentence): Overturn | 'restated' | undefined {
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
  const named = aboutOf(slot, clauseOf(words, rival.mention.start - rival.sentence.start));
  const about = named === 'unsaid' ? askedAbout(reading, slot, rival.turn) : named;
  if (about === 'other' || !countsTheSame(reading, said, rival)) return false;
  const putting = puttingOf(surroundingsOf(text, reading.sentencesOf(rival.turn), rival.mention.start, rival.mention.end), text);
  const isAccepted = replyTo(reading.turns, rival.turn).kind === 'yes';
  if (putting === 'doubts' && !isAccepted) return false;
  const isSameSpeaker = reading.turns[rival.turn]!.speaker === reading.turns[said.turn]!.speaker;
  if (hasCue(text, rival)) return isSameSpeaker || putting === 'states' ? isNearest(reading, said, rival, about) : isAccepted && isNearest(reading, said, rival, about);
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
  const before = text.slice(sentence.start, mention.start);
  if (CUE.test(before) || /^[^.!?]{0,40}\b(?:instead|rather|not|actually|sorry|i meant?)\b/i.test(text.slice(mention.end, sentence.end))) return true;
  const previous = text.slice(0, sentence.start).trimEnd();
  const lead = previous.slice(Math.max(...['.', '!', '?'].map((stop) => previous.lastIndexOf(stop, previous.length - 2))) + 1);
  return lead.split(/\s+/).length <= 9 && LEADING_CUE.test(lead);
}

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
    if (rival.turn - turn > SOON_TURNS) return false;
    return earlier.some((mention) => isSame(said, mention.value)) || (turn === said.turn && rival.turn === said.turn);
  }
  return false;
}

/**
 * Plain words are overturned by their own denial, or when the same speaker, or the one who answers a read-back, soon
 * puts other plain words in their place.
 */
function textVerdict(reading: Reading, said: Said, turn: number, sentence: Sentence): Overturn | 'restated' | undefined {
  const text = reading.turns[turn]!.text;
  const words = reading.turns[said.turn]!.text.slice(...said.span);
  const again = turn === said.turn ? [] : reading.find(words, turn).filter((place) => place.start >= sentence.start && place.end <= sentence.end);
  for (const place of again) {
    const around = surroundingsOf(text, reading.sentencesOf(turn), place.start, place.end);
    const objection = objectionTo(around, said.target);
    if (objection === 'negated' && maySay(reading, turn, said.target.saidBy) !== false) return 'negated';
    if (objection === undefined) return 'restated';
  }
  const previous = reading.sentencesOf(turn).findLast((one) => one.end <= sentence.start);
  const lead = previous === undefined ? '' : plain(text.slice(previous.start, previous.end));
  const isAnnounced = lead.split(/\s+/).length <= 6 && LEADING_CUE.test(lead) && replacementIn(lead) === undefined;
  return isTextReplaced(reading, said, turn, plain(text.slice(isAnnounced ? previous!.start : sentence.start, sentence.end)).replace(/[.!?](?=.*\S)/s, ',')) ? 'superseded' : undefined;
}

function isTextReplaced(reading: Reading, said: Said, turn: number, words: string): boolean {
  if (maySay(reading, turn, said.target.saidBy) === false || !isFresh(reading, said, turn)) return false;
  const instead = replacementIn(words);
  if (instead === undefined || !isInKind(reading, said, instead)) return false;
  if (isQuestionBack(words) && replyTo(reading.turns, turn).kind === 'no') return false;
  const before = prepositionBefore(reading.turns[said.turn]!.text.slice(0, said.span[0]));
  const now = /^(?:in|at|to|from|with|for|by|of|near|on|under)\b/i.exec(instead.words)?.[0].toLowerCase();
  if (now !== undefined && before !== undefined && now !== before) return false;
  return aboutOf(slotOf(said.target, reading.request.targets), words.replace(instead.words, ' ')) !== 'other';
}

const isQuestionBack = (words: string): boolean => /\?\W*$/.test(words);

const prepositionBefore = (text: string): string | undefined => /\b(in|at|to|from|with|for|by|of|near|on|under)\s+(?:the\s+)?$/i.exec(text)?.[1]?.toLowerCase();

/** Whether nothing but a short remark or a read-back of the value stands between it and a turn. */
function isFresh(reading: Reading, said: Said, turn: number): boolean {
  const words = reading.turns[said.turn]!.text.slice(...said.span);
  for (let between = turn - 1; between > said.turn; between -= 1) {
    if (reading.find(words, between).length > 0) return true;
    const { text, speaker } = reading.turns[between]!;
    if (speaker === reading.turns[turn]!.speaker || turn - between > 1 || text.split(/\s+/).length > 6 || /\?/.test(text)) return false;
  }
  return true;
}
