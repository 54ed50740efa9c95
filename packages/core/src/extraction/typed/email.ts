import { connectorAt, readAddressDigits, readDomain, readExplainedLetter, readSpelled } from '../spoken/addresses.ts';
import { digitsAt, signAt, tokenise, wordAt, type Token } from '../spoken/tokens.ts';
import { mentionOf } from './mention.ts';
import type { Mention, TypedParser } from './parser.ts';

const HINT = /@|\bat\b[\s\S]*?(?:\bdot\b|\.[a-z])/i;
/** RFC 5321, 4.5.3.1: octets of a local part and of a domain. */
const MOST_LOCAL = 64;
const MOST_DOMAIN = 255;

const LOCAL_CHAR = /[A-Za-z0-9._%+'-]/;
const DOMAIN_CHAR = /[A-Za-z0-9.-]/;
const WORD_CHAR = /[\p{L}\p{N}\p{M}_]/u;
const DOMAIN = /^(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,24}$/;
const LOCAL = /^[a-z0-9_%+-](?:[a-z0-9._%+'-]*[a-z0-9_%+-])?$/;

function writtenAt(text: string, at: number): Mention<'email'> | undefined {
  let start = at;
  while (start > 0 && at - start < MOST_LOCAL + 1 && LOCAL_CHAR.test(text[start - 1] as string)) start -= 1;
  let end = at + 1;
  while (end < text.length && end - at < MOST_DOMAIN + 1 && DOMAIN_CHAR.test(text[end] as string)) end += 1;
  while (end > at + 1 && '.-'.includes(text[end - 1] as string)) end -= 1;
  while (start < at && ".'-".includes(text[start] as string)) start += 1;
  const isCut = (start > 0 && WORD_CHAR.test(text[start - 1] as string)) || (end < text.length && (text[end] === '@' || WORD_CHAR.test(text[end] as string)));
  const local = text.slice(start, at).toLowerCase();
  const domain = text.slice(at + 1, end).toLowerCase();
  if (isCut || local.length > MOST_LOCAL || local.includes('..') || !LOCAL.test(local) || !DOMAIN.test(domain)) return undefined;
  return { start, end, value: `${local}@${domain}`, granularity: 'exact', assumed: [] };
}

function writtenIn(text: string): Mention<'email'>[] {
  const found: Mention<'email'>[] = [];
  for (let at = text.indexOf('@'); at >= 0; at = text.indexOf('@', at + 1)) {
    const mention = writtenAt(text, at);
    if (mention !== undefined && (found.at(-1)?.end ?? 0) <= mention.start) found.push(mention);
  }
  return found;
}

/** Words that lead to an address and are no part of it. */
const STOPS = new Set(
  ('is its it that thats email emails mail address my me us you your the at to on use by and or so be was contact send with name under yes ' +
    'yeah yep ok okay sure well um just called account this im i am have has can could will would please here of for from new old ' +
    'their his her our gmail work personal best one all lower case uppercase lowercase capital word no not hi hello thanks look find ' +
    'online are in we they he she do does did up out if then now also actually sorry spelled spelt spelling said says say').split(' '),
);
const NOT_LOCAL = new Set(['look', 'find', 'me', 'us', 'it', 'online', 'here', 'website', 'site', 'check', 'available', 'people', 'visit', 'shop', 'team', 'go', 'arrive', 'is', 'are', 'am', 'page', 'started', 'work', 'works', 'working', 'them', 'him', 'her', 'everyone', 'guys', 'meet', 'stay', 'live', 'start', 'login', 'order', 'orders', 'more', 'details', 'store']);

/** First token that can belong to the local part which ends before `at`. */
function localStart(tokens: readonly Token[], at: number): number {
  let first = at;
  while (first > 0 && at - first < 60) {
    const index = first - 1;
    const word = wordAt(tokens, index);
    if (word === '' && digitsAt(tokens, index) === '' && connectorAt(tokens, index) === undefined) break;
    const explainedFrom = [index - 2, index - 3].find((from) => from >= 0 && readExplainedLetter(tokens, from)?.next === first);
    if (explainedFrom !== undefined) first = explainedFrom;
    else if (STOPS.has(word) && !(word.length === 1 && isSpelledNear(tokens, index))) break;
    else first = index;
  }
  return first;
}

/** "i" and "a" are letters when other single letters stand beside them. */
const isSpelledNear = (tokens: readonly Token[], index: number): boolean => wordAt(tokens, index + 1).length === 1 || (wordAt(tokens, index - 1).length === 1 && wordAt(tokens, index + 1).length <= 1);

interface Piece {
  readonly first: number;
  readonly text: string;
  readonly kind: 'word' | 'spelled' | 'digits' | 'connector';
}

/** "kim k i m": the letters only spell the word before them. */
const isSpelledAgain = (piece: Piece, after: Piece | undefined): boolean => piece.kind === 'word' && after?.kind === 'spelled' && after.text === piece.text;

function piecesOf(tokens: readonly Token[], first: number, at: number): readonly Piece[] {
  const pieces: Piece[] = [];
  let index = first;
  while (index < at) {
    const connector = connectorAt(tokens, index);
    const spelled = connector === undefined ? readSpelled(tokens, index) : undefined;
    const digits = connector === undefined && spelled === undefined ? readAddressDigits(tokens, index) : undefined;
    const read = connector ?? spelled ?? digits;
    const kind = connector !== undefined ? 'connector' : spelled !== undefined ? 'spelled' : digits !== undefined ? 'digits' : 'word';
    if (read !== undefined && read.next > at) return [];
    const text = read?.text ?? wordAt(tokens, index);
    if (!/^[a-z0-9._+-]+$/.test(text)) pieces.length = 0;
    else pieces.push({ first: index, text, kind });
    index = read?.next ?? index + 1;
  }
  while (pieces[0]?.kind === 'connector') pieces.shift();
  return pieces.filter((piece, place) => !isSpelledAgain(piece, pieces[place + 1]));
}

/** How many words say the "@": "at", or "at the rate" as in India. */
const atLength = (tokens: readonly Token[], index: number): number =>
  wordAt(tokens, index + 1) === 'the' && wordAt(tokens, index + 2) === 'rate' ? (wordAt(tokens, index + 3) === 'of' ? 4 : 3) : 1;

/** Index of the first piece that is joined to what follows it by a sign, spelling or digits, not by nothing but a gap. */
function coreStart(pieces: readonly Piece[]): number {
  let core = pieces.length - 1;
  while (core > 0) {
    const here = pieces[core] as Piece;
    const before = pieces[core - 1] as Piece;
    const isInitial = before.kind === 'word' && before.text.length === 1;
    const isJoined = isInitial || here.kind === 'connector' || before.kind === 'connector' || here.kind === 'digits' || (here.kind === 'spelled' && before.kind !== 'word') || (before.kind === 'digits' && here.kind === 'spelled');
    if (!isJoined) break;
    core -= 1;
  }
  return core;
}

const WEBMAIL = /^(?:gmail|hotmail|outlook|yahoo|icloud|bigpond|live|msn|aol|me|proton|protonmail|optusnet|ymail)\./;
const CUE = /\be[\s-]?mail\b|\baddress\b/i;

function spokenAt(tokens: readonly Token[], at: number, text: string): { readonly mention: Mention<'email'>; readonly next: number } | undefined {
  const domain = readDomain(tokens, at + atLength(tokens, at));
  if (domain === undefined || !DOMAIN.test(domain.text)) return undefined;
  const isWritten = signAt(tokens, at, '@') && tokens[at]?.glued === true && tokens[at + 1]?.glued === true;
  if (isWritten && !tokens.slice(at, domain.next).some((token) => token.folded === 'dot')) return undefined;
  const isOneWord = wordAt(tokens, at - 1) === 'word' && wordAt(tokens, at - 2) === 'one';
  const end = isOneWord ? (wordAt(tokens, at - 3) === 'all' ? at - 3 : at - 2) : at;
  const pieces = piecesOf(tokens, localStart(tokens, end), end);
  if (pieces.length === 0 || pieces.at(-1)?.kind === 'connector') return undefined;
  const core = coreStart(pieces);
  const isPlain = core === pieces.length - 1 && pieces[core]?.kind === 'word';
  if (isPlain && (NOT_LOCAL.has(pieces[core]?.text ?? '') || !(WEBMAIL.test(domain.text) || CUE.test(text) || tokens.length <= 8))) return undefined;
  const wide = Math.max(0, core - 2);
  const join = (from: number): string => `${pieces.slice(from).map((piece) => piece.text).join('')}@${domain.text}`;
  const first = (pieces[wide] as Piece).first;
  const value = join(wide);
  if (!LOCAL.test(value.slice(0, value.indexOf('@'))) || value.includes('..')) return undefined;
  const alternative = wide < core && !isOneWord ? join(core) : undefined;
  return { mention: mentionOf(tokens, first, domain.next, value, { alternative }), next: domain.next };
}

/**
 * E-mail addresses, written or said: "jane dot smith at gmail dot com", "j for juliet a n e underscore ninety nine at big
 * pond dot net dot a u", lower case. Words said side by side before the "at" may be one name or not: both are kept.
 */
export const parseEmail: TypedParser<'email'> = (text) => {
  if (!HINT.test(text)) return [];
  const written = writtenIn(text);
  const tokens = tokenise(text);
  const spoken: Mention<'email'>[] = [];
  for (let index = 1; index < tokens.length; index += 1) {
    const isAt = wordAt(tokens, index) === 'at' || signAt(tokens, index, '@');
    const read = isAt ? spokenAt(tokens, index, text) : undefined;
    const last = spoken.at(-1);
    if (read !== undefined && (last === undefined || last.end <= read.mention.start)) spoken.push(read.mention);
  }
  const free = spoken.filter((mention) => written.every((other) => other.end <= mention.start || other.start >= mention.end));
  return [...written, ...free].sort((left, right) => left.start - right.start);
};
