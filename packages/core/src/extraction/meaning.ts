import type { RejectionReason } from './finding.ts';
import {
  ASIDE, CLAUSE_BREAK, CONDITION, DENIED_AFTER, IMAGINED, IMAGINED_AFTER, LEFT_BEHIND, DENIED_AS_SUBJECT, DENIED_STATEMENT, DISCLAIMER, NEGATION, NO_DETERMINER, NO_NEGATION, ON_HOLD, PAST, PAST_AFTER,
  POLITE_IF, POSSIBLE_AFTER, POSSIBLY_ALL, REPLACED, RELATION_WORD, REPORTED, REPORTED_AFTER, SOMEBODY_ELSE, SWEEPING_CONDITION, UNREAL,
} from './meaning-cues.ts';
import { sentenceAround, type Sentence } from './sentence.ts';
import type { TargetDefinition } from './target.ts';

/** Why words that are verbatim do not mean what they say. */
export type Objection = Extract<RejectionReason, 'negated' | 'hypothetical' | 'conditional' | 'past' | 'other-party' | 'quotation'>;

const STRONG_BREAK = /;|\u2014|\b(?:but|however|otherwise|anyway|regardless|nevertheless|either way)\b/gi;

/** A comma after which the speaker begins anew, unless it follows the very words that report. */
const NEW_CLAUSE = /(?<!\b(?:said|says|goes|told me|told us|claimed|saying|like|wrote|reads?|'s|quote)(?:,? (?:no|yes|ok|okay|hi|hello|sorry|well|please|actually|oh|sure|so)){0,2})(?:,\s*(?:and |so |but )?|\s+so )(?=(?:it'?s|it is|i|i'?m|i'd|we|we're|my|our|so|please|can|could|anyway|make|put)\b)/gi;

/** Starts another statement in the same sentence. */
const NEW_STATEMENT = /\band (?=(?:the|it|it's|my|your|their|his|her|our|i|i'd|i'll|we|please|can|could)\b)/gi;

/** "take {} off", "rule {} out": a verb that its value splits. */
const SPLIT_VERB = /\b(?:tak(?:e|es|ing)|took|cross(?:ed|ing)?|leav(?:e|ing)|left|rul(?:e|ed|ing)|strik(?:e|ing)|struck|knock(?:ed|ing)?|count(?:ed|ing)?|throw(?:ing)?|threw|call(?:ed|ing)?|turn(?:ed|ing)?|writ(?:e|ing)|wrote|scratch(?:ed|ing)?|push(?:ed|ing)?|put)\s+(?:the\s+)?$/i;

/** The text around a value, within its sentence and reach; same letters, apostrophes made ASCII. */
export interface Surroundings {
  readonly before: string;
  readonly value: string;
  readonly after: string;
  readonly sentence: Sentence & { readonly first: number; readonly last: number };
}

/** Speech without marks is one endless sentence; nothing further away than this bears on a value. */
const REACH = 400;

/** Cuts the sentence of a value into what stands before it, the value, and what stands after it. */
export function surroundingsOf(text: string, sentences: readonly Sentence[], start: number, end: number): Surroundings {
  const sentence = sentenceAround(sentences, start, end);
  const plain = (from: number, to: number): string => text.slice(from, to).replace(/[\u2018\u2019\u02bc]/g, "'");
  return { before: plain(Math.max(sentence.start, start - REACH), start), value: plain(start, end), after: plain(end, Math.min(sentence.end, end + REACH)), sentence };
}

/**
 * What keeps a verbatim value from being meant: denied, imagined, conditional, past, somebody else's, or reported.
 * Decided from the words of its own sentence alone. A target that asks for such a thing ("previous supplier",
 * "spouse") is not held to that check. `siblings` are the words of other values of the type that stand before this one
 * in its sentence. `undefined` when nothing stands against the value.
 */
export function objectionTo({ before, after }: Surroundings, target: TargetDefinition, siblings: readonly string[] = []): Objection | undefined {
  const about = [target.key, target.label, target.description, ...target.synonyms].join(' ').toLowerCase().replace(/[_.-]/g, ' ');
  const near = afterLast(STRONG_BREAK, before);
  const own = afterLast(NEW_CLAUSE, near);
  const following = beforeFirst(/;|\u2014|\b(?:and|however|so)\b|\bbut\b(?! (?:only|if|just if)\b)/i, after);
  if (REPORTED.test(own) || REPORTED_AFTER.test(after)) return 'quotation';
  const stated = afterLast(NEW_STATEMENT, own);
  if (target.type !== 'boolean' && DENIED_STATEMENT.test(stated)) return 'negated';
  if (isNegated(pastSiblings(before, siblings), after, target)) return 'negated';
  if (DISCLAIMER.test(before) || POSSIBLE_AFTER.test(after)) return 'hypothetical';
  if (POSSIBLY_ALL.test(stated) || IMAGINED.test(near) || IMAGINED_AFTER.test(after) || isUnreal(afterLast(CLAUSE_BREAK, near))) return 'hypothetical';
  if (SWEEPING_CONDITION.test(after) || isConditional(near, following, about)) return 'conditional';
  if (isSomebodyElses(own, about)) return 'other-party';
  if (!/\b(?:previous(?:ly)?|past|former(?:ly)?|old|last|prior|original(?:ly)?|histor\w*|birth\w*|initial(?:ly)?|used to|earlier|before)\b/.test(about) && (PAST.test(near) || PAST_AFTER.test(after) || (/\b(?:was|were|had|used)\b/i.test(near) && /^\W*before (?:the|our|my|we|i|they|that|it|you)\b/i.test(after)))) return 'past';
  return leftBehind(near, after) && !/\bfrom\b|origin|source|depart|old\b|previous/.test(about) ? 'past' : undefined;
}

/** A person or place stays the one meant when what was tried there failed: "unable to book a table at Priya". */
const FAILED_AT =
  /\b(?:unable to|(?:was|were|am|are|is)(?:n't| not) able to|could(?:n't| not)|cannot|can't|failed to)\s+(?:make|book|reserve|schedule|complete|get|find|process|set|confirm|secure|arrange|place|set up)\b[^,;]{0,40}\b(?:at|with|for|in|to|on)\s+(?:the\s+)?$/i;

const isThing = (target: TargetDefinition): boolean => target.type === 'text' || target.type === 'person' || target.type === 'organisation';

const isUnreal = (clause: string): boolean => UNREAL.test(clause) || /^\W*(?:could|might|may)(?: (?:well|also|even|possibly|just))* be\b/i.test(clause) || /\b(?:wonder\w*|ask\w* (?:myself|ourselves)) (?:whether|if) (?:it(?:'s| is| was) )?$/i.test(clause);

function isNegated(before: string, after: string, target: TargetDefinition): boolean {
  if (target.type === 'boolean') return false;
  const isOnlyTheTime = target.type === 'date' && /^\s*(?:for|at) (?:that|the|this) time\b/i.test(after);
  const scope = negationScope(isThing(target) || isOnlyTheTime ? before.replace(FAILED_AT, ' ') : before);
  if (NEGATION.test(scope) || NO_DETERMINER.test(scope)) return true;
  if (/\b(?:drop|strike|cut|exclude|remove)\s+(?:the\s+)?$/i.test(before) && /^\s+from\b/i.test(after)) return true;
  if (SPLIT_VERB.test(before) && /^\s+(?:off|out|down|away|back)\b/i.test(after)) return true;
  const following = after.replace(NO_NEGATION, ' ');
  return DENIED_AFTER.some((pattern) => pattern.test(following)) || (!isThing(target) && DENIED_AS_SUBJECT.test(following));
}

/**
 * Leaves out what came before another value of the same kind, unless the two are joined: in "not six pm it's five pm"
 * the denial is spent on the first.
 */
function pastSiblings(before: string, siblings: readonly string[]): string {
  let from = 0;
  for (const words of siblings) {
    const at = before.lastIndexOf(words);
    if (at !== -1 && !/^[\s,]*(?:(?:or|nor|and)\b|$)/i.test(before.slice(at + words.length))) from = Math.max(from, at + words.length);
  }
  return before.slice(from);
}

/** The clause that leads up to the value, without asides and without words that only look like a denial. */
function negationScope(before: string): string {
  const plain = before.replace(ASIDE, ' ').replace(NO_NEGATION, ' ');
  const scope = afterLast(CLAUSE_BREAK, plain);
  if (/\w/.test(scope)) return scope;
  const dangling = plain.slice(0, plain.length - scope.length).replace(/[\s,:\u2013\u2014-]+$/, '');
  return /\b(?:not|never|n't)$/i.test(dangling) ? ' not ' : scope;
}

function isConditional(before: string, after: string, about: string): boolean {
  if (ON_HOLD.test(before) && !/hold|until|resum|restart|follow|call ?back|pause|wait/.test(about)) return true;
  // The polite "if" may span the value, so both sides are read as one before they are read apart.
  const whole = `${before}\u0001${after}`.replace(POLITE_IF, ' ');
  return CONDITION.test(before.replace(POLITE_IF, ' ')) && CONDITION.test(whole) || (CONDITION.test(after.replace(POLITE_IF, ' ')) && CONDITION.test(whole));
}

function isSomebodyElses(before: string, about: string): boolean {
  const match = SOMEBODY_ELSE.exec(before);
  if (match === null) return false;
  const relations = match[0].toLowerCase().match(RELATION_WORD) ?? [];
  return !relations.some((word) => about.includes(word.replace(/s$/, '')));
}

const leftBehind = (before: string, after: string): boolean =>
  (LEFT_BEHIND.test(before) && /^[^.!?]{0,40}\bto\b/i.test(after)) || (REPLACED.test(before) && /^[^.!?]{0,40}\b(?:with|for|by)\b/i.test(after));

function afterLast(pattern: RegExp, text: string): string {
  let from = 0;
  for (const match of text.matchAll(pattern)) from = match.index + match[0].length;
  return text.slice(from);
}

function beforeFirst(pattern: RegExp, text: string): string {
  const index = text.search(pattern);
  return index === -1 ? text : text.slice(0, index);
}
