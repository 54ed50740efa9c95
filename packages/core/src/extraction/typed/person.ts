import { natoLetter } from '../spoken/letters.ts';
import { signAt, tokenise, wordAt, type Token } from '../spoken/tokens.ts';
import { mentionOf } from './mention.ts';
import { nameCase, nameText } from './name-case.ts';
import { ALSO_NAMES, NOT_NAMES, PARTICLES, TITLES } from './name-words.ts';
import type { Mention, TypedParser } from './parser.ts';
import { readSpelledName, type SpelledName } from './spelled-names.ts';

const MOST_WORDS = 5;
/** An answer to "your name?" is no longer than this once greetings are off. */
const ANSWER_WORDS = 4;

interface Run {
  readonly first: number;
  readonly next: number;
  readonly words: number;
}

const LETTERS = /^[\p{L}\p{M}'\u2019]+$/u;

function isCapitalised(text: string, token: Token): boolean {
  const initial = text[token.start] as string;
  return initial !== initial.toLowerCase();
}

const startsWithCapital = (text: string, token: Token | undefined): boolean => token !== undefined && isCapitalised(text, token);

const isWord = (text: string, token: Token | undefined): token is Token => token?.kind === 'word' && LETTERS.test(text.slice(token.start, token.end));

const isInitial = (text: string, tokens: readonly Token[], index: number): boolean => {
  const token = tokens[index];
  if (token?.kind !== 'word' || token.end - token.start !== 1 || !isCapitalised(text, token)) return false;
  return token.folded !== 'i' || (signAt(tokens, index + 1, '.') && tokens[index + 1]?.glued === true);
};

/** A lower-case word that may be a name: it has a vowel ("hmm" has none) and is no verb in -ing. */
const isSpokenName = (word: string): boolean => /[aeiouy]/.test(word) && (!word.endsWith('ing') || word.length < 5);

/** Whether a token can be a word of a name; everyday words only where another name word stands beside them. */
function isNameWord(text: string, tokens: readonly Token[], index: number, anyCase: boolean, alone: boolean): boolean {
  const token = tokens[index];
  if (!isWord(text, token) || (tokens[index - 1]?.kind === 'digits' && token.glued)) return false;
  if (token.end - token.start < 2) return false;
  if (tokens[index + 1]?.kind === 'digits' && tokens[index + 1]?.glued === true) return false;
  const isSecondHalf = token.glued && tokens[index - 1]?.kind === 'word';
  if (!anyCase && !isCapitalised(text, token)) return isSecondHalf && isCapitalised(text, tokens[index - 1] as Token);
  if (!NOT_NAMES.has(token.folded)) return isCapitalised(text, token) || isSpokenName(token.folded);
  return !alone && ALSO_NAMES.has(token.folded);
}

/** The longest run of name words from `index`, with initials, particles and hyphens inside. */
function runFrom(text: string, tokens: readonly Token[], index: number, anyCase: boolean): Run | undefined {
  let next = index;
  let words = 0;
  let at = index;
  if (TITLES.has(wordAt(tokens, at)) && tokens[at + 1] !== undefined) at = signAt(tokens, at + 1, '.') ? at + 2 : at + 1;
  while (words < MOST_WORDS) {
    if (isInitial(text, tokens, at) && (words > 0 || isNameWord(text, tokens, at + (signAt(tokens, at + 1, '.') ? 2 : 1), anyCase, true))) {
      next = signAt(tokens, at + 1, '.') && tokens[at + 1]?.glued === true && isNameContinuing(text, tokens, at + 2, anyCase) ? at + 2 : at + 1;
    } else if (words > 0 && PARTICLES.has(wordAt(tokens, at)) && particleHolds(text, tokens, at, anyCase)) {
      at += 1;
      continue;
    } else if (words === 0 && !anyCase && !startsWithCapital(text, tokens[at])) break;
    else if (isNameWord(text, tokens, at, anyCase, words === 0 && !hasCompany(text, tokens, at, anyCase))) next = at + 1;
    else break;
    words += 1;
    at = next;
  }
  if (words === 0 || (words > 1 && isRadioAlphabet(tokens.slice(index, next)))) return undefined;
  return { first: index, next, words };
}

/** "Sierra Whiskey" spells letters; one such word alone ("Oscar") is a name. */
const isRadioAlphabet = (tokens: readonly Token[]): boolean => tokens.every((token) => token.kind === 'sign' || natoLetter(token.folded) !== undefined);

const isNameContinuing = (text: string, tokens: readonly Token[], index: number, anyCase: boolean): boolean =>
  isNameWord(text, tokens, index, anyCase, true) || isInitial(text, tokens, index);

const particleHolds = (text: string, tokens: readonly Token[], index: number, anyCase: boolean): boolean =>
  isNameWord(text, tokens, index + 1, anyCase, true) || (PARTICLES.has(wordAt(tokens, index + 1)) && isNameWord(text, tokens, index + 2, anyCase, true));

/** "Will Smith": an everyday word that is a name too, before another name word. */
const hasCompany = (text: string, tokens: readonly Token[], index: number, anyCase: boolean): boolean => {
  const token = tokens[index];
  return token !== undefined && ALSO_NAMES.has(token.folded) && (anyCase || isCapitalised(text, token)) && isNameWord(text, tokens, index + 1, anyCase, true);
};

/** Words that lead in to a name. Strong ones make a name of lower-case words too. */
const LEADS: readonly (readonly string[])[] = [
  'my name is', 'my full name is', 'my names', 'the name is', 'the names', 'name is', 'full name is', 'first name is', 'surname is', 'last name is', 'names',
  'i am', 'im', 'this is', 'its', 'it is', 'you can call me', 'call me', 'speaking with', 'speak to', 'speak with', 'spoke to', 'spoke with', 'ask for',
  'thats', 'that is', 'that was', 'its under', 'under the name', 'under the name of', 'name of', 'first name', 'last name', 'surname', 'name', 'mr', 'mrs', 'ms', 'dr', 'doctor', 'mister', 'contact is', 'manager is', 'wife', 'husband', 'partner',
].map((lead) => lead.split(' '));
const WEAK = new Set(['i am', 'im', 'this is', 'its', 'it is', 'thats', 'that is', 'that was', 'name', 'wife', 'husband', 'partner', 'speak to', 'speak with', 'names']);
const LEADS_BY_LAST: ReadonlyMap<string, readonly (readonly string[])[]> = (() => {
  const index = new Map<string, (readonly string[])[]>();
  for (const lead of LEADS) index.set(lead.at(-1) as string, [...(index.get(lead.at(-1) as string) ?? []), lead]);
  for (const list of index.values()) list.sort((left, right) => right.length - left.length);
  return index;
})();

/** The lead-in that ends right before `index`. */
function leadBefore(tokens: readonly Token[], index: number): string | undefined {
  let at = index - 1;
  if (signAt(tokens, at, ',:') || (signAt(tokens, at, '.') && ['mr', 'mrs', 'ms', 'dr'].includes(wordAt(tokens, at - 1)))) at -= 1;
  const leads = LEADS_BY_LAST.get(wordAt(tokens, at));
  return leads?.find((lead) => lead.every((word, offset) => wordAt(tokens, at - lead.length + 1 + offset) === word))?.join(' ');
}

const AFTER_NAME = new Set(['', 'and', 'from', 'speaking', 'here', 'calling', 'at', 'with', 'i', 'im', 'my', 'thats', 'ive']);
const AFTER_WEAK = new Set(['', 'from', 'speaking', 'here', 'calling']);

const ANSWER_OPENERS = new Set(['hi', 'hello', 'hey', 'yes', 'yeah', 'yep', 'sure', 'ok', 'okay', 'oh', 'um', 'well', 'so', 'its', 'it', 'is', 'my', 'name', 'names', 'the', 'full', 'im', 'i', 'am', 'this', 'that', 'thats', 'please', 'thanks', 'sir', 'maam', 'and', 'no', 'hmm', 'right', 'alright', 'speaking', 'here', 'thank', 'you', 'said', 'first', 'last', 'surname', 'spelled', 'spelt', 'spell', 'best', 'was', 'god', 'of', 'course', 'ya', 'good', 'morning', 'afternoon', 'evening']);

/** Short text that is nothing but a name once greetings are off: then case does not matter. */
function answerRun(text: string, tokens: readonly Token[]): Run | undefined {
  let first = 0;
  let end = tokens.length;
  while (first < end && (tokens[first]?.kind === 'sign' || ANSWER_OPENERS.has((tokens[first] as Token).folded))) first += 1;
  const spelling = spelledFrom(tokens, first);
  end = spelling > first ? spelling : end;
  while (end > first && (tokens[end - 1]?.kind === 'sign' || ANSWER_OPENERS.has((tokens[end - 1] as Token).folded))) end -= 1;
  if (end - first > ANSWER_WORDS + 2 || end === first) return undefined;
  const run = runFrom(text, tokens, first, true);
  return run !== undefined && run.next === end && run.words <= ANSWER_WORDS ? run : undefined;
}

/** Where a spelling starts that follows the name; the end of the text when none does. */
function spelledFrom(tokens: readonly Token[], first: number): number {
  const limit = Math.min(tokens.length, first + ANSWER_WORDS + 6);
  for (let at = first; at < limit; at += 1) if (readSpelledName(tokens, at) !== undefined) return at;
  return tokens.length;
}

const isSentenceStart = (tokens: readonly Token[], index: number): boolean => index === 0 || signAt(tokens, index - 1, '.?!:"\u201c-\u2013');

/** Whether a run of capitalised or introduced words is likely a person and not the start of a sentence. */
function isLikely(text: string, tokens: readonly Token[], run: Run, lead: string | undefined, anyCase: boolean): boolean {
  if (!anyCase) return run.words > 1 || lead !== undefined || !isSentenceStart(tokens, run.first);
  if (lead === undefined) return false;
  const isLower = !isCapitalised(text, tokens[run.first] as Token);
  if (!isLower) return true;
  const after = tokens[run.next];
  const isOver = after === undefined || after.kind === 'sign' || (WEAK.has(lead) ? AFTER_WEAK : AFTER_NAME).has(after.folded);
  return isOver && (!WEAK.has(lead) || run.words <= 2) && run.words <= 3;
}

const isParticle = (raw: string): boolean => PARTICLES.has(raw);

const spelledText = (spelled: SpelledName): string => spelled.words.map((word) => nameCase(word)).join(' ');

/** A name with its spelling after it: the spelling settles the last word ("smith s m y t h e"). */
function withSpelling(text: string, tokens: readonly Token[], run: Run, spelled: SpelledName): Mention<'person'> | undefined {
  const names = nameText(text, tokens, run.first, run.next, isParticle).split(' ');
  const spelt = spelled.words;
  const target = spelt.length === 1 ? names.findLastIndex((name) => name.charAt(0).toLowerCase() === spelt[0]?.charAt(0)) : -1;
  const isWhole = spelt.length === names.length && spelt.length > 1;
  if (target < 0 && !isWhole) return undefined;
  const value = isWhole ? spelledText(spelled) : names.map((name, index) => (index === target ? nameCase(spelt[0] as string) : name)).join(' ');
  return mentionOf(tokens, run.first, spelled.next, value);
}

const spellingAfter = (tokens: readonly Token[], index: number): SpelledName | undefined => {
  let at = index;
  while (at < index + 5 && (signAt(tokens, at, ',-:.') || ['thats', 'that', 'is', 'spelled', 'spelt', 'its'].includes(wordAt(tokens, at)))) at += 1;
  return readSpelledName(tokens, at);
};

/**
 * Names of people: capitalised ("Katie Edwards", "Dr. Kalpana I. Nathan", "Laure de Clermont-Tonnerre"), in lower case
 * when the text is nothing but a name or introduces one ("my name is sunny evans"), or spelled ("s t o n e"); a spelling
 * after a name settles it. One-case words get a capital.
 */
export const parsePerson: TypedParser<'person'> = (text) => {
  const tokens = tokenise(text);
  const found: Mention<'person'>[] = [];
  const answer = answerRun(text, tokens);
  let index = 0;
  while (index < tokens.length) {
    const spelled = readSpelledName(tokens, index);
    if (spelled !== undefined) {
      found.push(mentionOf(tokens, spelled.first, spelled.next, spelledText(spelled), { assumed: ['spelling'] }));
      index = spelled.next;
      continue;
    }
    const run = answer?.first === index ? answer : runAt(text, tokens, index);
    if (run === undefined) {
      index += 1;
      continue;
    }
    const spelling = spellingAfter(tokens, run.next);
    const settled = spelling === undefined ? undefined : withSpelling(text, tokens, run, spelling);
    found.push(settled ?? mentionOf(tokens, run.first, run.next, nameText(text, tokens, run.first, run.next, isParticle)));
    index = settled === undefined || spelling === undefined ? run.next : spelling.next;
  }
  return found;
};

function runAt(text: string, tokens: readonly Token[], index: number): Run | undefined {
  const lead = leadBefore(tokens, index);
  const capital = runFrom(text, tokens, index, false);
  if (capital !== undefined && isLikely(text, tokens, capital, lead, false)) return capital;
  const anyCase = lead === undefined ? undefined : runFrom(text, tokens, index, true);
  return anyCase !== undefined && isLikely(text, tokens, anyCase, lead, true) ? anyCase : undefined;
}
