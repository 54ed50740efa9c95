import { signAt, tokenise, wordAt, type Token } from '../spoken/tokens.ts';
import { mentionOf } from './mention.ts';
import { nameText } from './name-case.ts';
import { NOT_NAMES } from './name-words.ts';
import type { Mention, TypedParser } from './parser.ts';

const MOST_WORDS = 8;

/** Words that end a company's name, by law or custom. */
const SUFFIXES = new Set(
  ('ltd limited inc incorporated llc llp plc corp corporation gmbh pty co company group holdings bank partners associates foundation ' +
    'university college school council trust institute hospital clinic agency solutions industries enterprises consulting services ' +
    'systems technologies motors airlines insurance realty').split(' '),
);
const JOINERS = new Set(['of', 'and', 'the', 'for']);
/** What people say right before the name of a company. */
const LEADS = new Set(['from', 'with', 'at', 'for', 'called', 'company', 'is', 'by', 'using', 'named', 'as']);
const ABBREVIATED = 2;

function isCapital(text: string, token: Token | undefined): boolean {
  if (token?.kind !== 'word') return false;
  const initial = text[token.start] as string;
  return initial !== initial.toLowerCase() && token.folded !== 'i';
}

/** A run of capitalised words, with "&", "of" and "and" inside. */
function runEnd(text: string, tokens: readonly Token[], index: number): { readonly next: number; readonly words: number; readonly suffix: boolean } {
  let next = index;
  let at = index;
  let words = 0;
  let hasSuffix = false;
  while (words < MOST_WORDS && at < tokens.length) {
    const isJoint = words > 0 && (signAt(tokens, at, '&') || JOINERS.has(wordAt(tokens, at))) && isCapital(text, tokens[at + 1]);
    if (isJoint) {
      at += 1;
      continue;
    }
    const token = tokens[at];
    const isSuffix = words > 0 && token?.kind === 'word' && SUFFIXES.has(token.folded);
    if (!isCapital(text, token) && !(isSuffix && token?.folded !== 'bank' && ['ltd', 'inc', 'llc', 'plc', 'pty', 'limited', 'corp'].includes(token?.folded ?? ''))) break;
    if (words === 0 && NOT_NAMES.has((token as Token).folded) && !isCapital(text, tokens[at + 1])) break;
    hasSuffix ||= isSuffix;
    words += 1;
    at += 1;
    next = at;
  }
  return { next, words, suffix: hasSuffix };
}

const withoutOpeners = (tokens: readonly Token[], first: number, next: number): number => {
  let at = first;
  while (at < next - 1 && NOT_NAMES.has(wordAt(tokens, at)) && (tokens[at] as Token).folded !== 'first') at += 1;
  return at;
};

/** Nothing but everyday words stands around the name. */
const isWhole = (tokens: readonly Token[], first: number, next: number): boolean =>
  tokens.length <= MOST_WORDS && tokens.every((token, at) => (at >= first && at < next) || token.kind === 'sign' || NOT_NAMES.has(token.folded));

/**
 * Names of companies and institutions as written: capitalised words that end in a company word ("Acme Pty Ltd",
 * "National Bank"), that people introduce ("I'm from Acme"), or that are the whole of a short answer.
 */
export const parseOrganisation: TypedParser<'organisation'> = (text) => {
  const tokens = tokenise(text);
  const found: Mention<'organisation'>[] = [];
  let index = 0;
  while (index < tokens.length) {
    const run = runEnd(text, tokens, index);
    if (run.words === 0) {
      index += 1;
      continue;
    }
    const first = withoutOpeners(tokens, index, run.next);
    const only = tokens[first] as Token;
    const isLone = run.next - first === 1 && NOT_NAMES.has(only.folded);
    const isIntroduced = LEADS.has(wordAt(tokens, first - 1)) || (wordAt(tokens, first - 1) === 'the' && LEADS.has(wordAt(tokens, first - 2)));
    const isSaid = run.suffix || isIntroduced || isWhole(tokens, first, run.next);
    if (isSaid && !isLone && only.end - only.start >= (run.next - first > 1 ? 1 : ABBREVIATED)) {
      found.push(mentionOf(tokens, first, run.next, nameText(text, tokens, first, run.next, (raw) => JOINERS.has(raw) || raw === raw.toUpperCase())));
    }
    index = run.next;
  }
  return found;
};
