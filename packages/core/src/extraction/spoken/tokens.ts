/** One word, run of digits or sign of a text, with its place in it. */
export interface Token {
  readonly kind: 'word' | 'digits' | 'sign';
  /** `text.slice(start, end)` is the token as written. */
  readonly start: number;
  readonly end: number;
  /** Words: lower case, without accents and apostrophes. Digits: ASCII. Signs: as written. */
  readonly folded: string;
  /** No white space (and no filler) between this token and the one before it. */
  readonly glued: boolean;
  /** A word written in capitals: letters that were spelled, or an abbreviation. */
  readonly capitals: boolean;
}

/** Sounds that carry nothing; written in capitals they are spelled letters ("E R"). */
const FILLERS = new Set(['um', 'umm', 'uh', 'uhh', 'uhm', 'erm', 'er']);

const LETTER = /\p{L}|\p{M}|\p{N}/u;
const SPACE = /\s/u;
const HYPHENS = new Set([0x2d, 0x2010, 0x2011]);
const MARKS = /\p{M}+/gu;
const APOSTROPHES = /['\u2019]/g;
const INVISIBLES = /[\u00AD\u200B-\u200D\uFEFF]/g;

type CharClass = 'letter' | 'digit' | 'space' | 'apostrophe' | 'invisible' | 'sign';

function classOf(code: number): CharClass {
  if (code < 128) {
    if (code >= 48 && code <= 57) return 'digit';
    if ((code >= 97 && code <= 122) || (code >= 65 && code <= 90)) return 'letter';
    if (code === 32 || (code >= 9 && code <= 13)) return 'space';
    return code === 39 ? 'apostrophe' : 'sign';
  }
  if (code === 0x2019) return 'apostrophe';
  if (code >= 0xff10 && code <= 0xff19) return 'digit';
  if (code === 0xad || (code >= 0x200b && code <= 0x200d) || code === 0xfeff) return 'invisible';
  const char = String.fromCodePoint(code);
  if (SPACE.test(char)) return 'space';
  return LETTER.test(char) ? 'letter' : 'sign';
}

const widthOf = (code: number): number => (code > 0xffff ? 2 : 1);

const classAt = (text: string, at: number): CharClass | undefined =>
  at < text.length ? classOf(text.codePointAt(at) as number) : undefined;

function foldDigits(raw: string): string {
  let out = '';
  for (let i = 0; i < raw.length; i += 1) {
    const code = raw.charCodeAt(i);
    if (code >= 48 && code <= 57) out += raw[i];
    else if (code >= 0xff10 && code <= 0xff19) out += String.fromCharCode(code - 0xff10 + 48);
  }
  return out;
}

const isAscii = (raw: string): boolean => {
  for (let i = 0; i < raw.length; i += 1) if (raw.charCodeAt(i) > 127) return false;
  return true;
};

/**
 * A word as compared: lower case, without accents, apostrophes and invisible characters. Never makes a digit out of
 * something else (canonical decomposition only, so "²" and "½" stay what they are).
 */
export function foldWord(raw: string): string {
  const lower = raw.toLowerCase();
  if (isAscii(lower)) return lower.includes("'") ? lower.replace(APOSTROPHES, '') : lower;
  return lower.normalize('NFD').replace(MARKS, '').replace(INVISIBLES, '').replace(APOSTROPHES, '');
}

/** End of the run of one class that starts at `start`; an apostrophe counts inside a word when a letter follows it. */
function runEnd(text: string, start: number, kind: 'letter' | 'digit'): number {
  let at = start;
  for (;;) {
    const found = classAt(text, at);
    if (found === kind || found === 'invisible') at += widthOf(text.codePointAt(at) as number);
    else if (found === 'apostrophe' && kind === 'letter' && classAt(text, at + 1) === 'letter') at += 1;
    else return at;
  }
}

/**
 * Splits a text into words, runs of digits and signs, in order, without white space and fillers ("um"). Letters and
 * digits part ("5pm" is "5", "pm" glued); a hyphen between letters goes ("twenty-five" is two glued words). Linear in
 * the text; takes any string, lone surrogates too.
 */
export function tokenise(text: string): readonly Token[] {
  const tokens: Token[] = [];
  let at = 0;
  let lastEnd = -1;
  while (at < text.length) {
    const code = text.codePointAt(at) as number;
    const found = classOf(code);
    if (found === 'space') {
      at += 1;
      continue;
    }
    if (found === 'letter' || found === 'digit') {
      const end = runEnd(text, at, found);
      const raw = text.slice(at, end);
      const folded = found === 'digit' ? foldDigits(raw) : foldWord(raw);
      if (found === 'digit' || !FILLERS.has(folded) || raw === raw.toUpperCase()) {
        const capitals = found === 'letter' && raw === raw.toUpperCase();
        tokens.push({ kind: found === 'digit' ? 'digits' : 'word', start: at, end, folded, glued: lastEnd === at, capitals });
        lastEnd = end;
      }
      at = end;
      continue;
    }
    const end = at + widthOf(code);
    if (HYPHENS.has(code) && tokens.at(-1)?.kind === 'word' && lastEnd === at && classAt(text, end) === 'letter') {
      lastEnd = end;
      at = end;
      continue;
    }
    tokens.push({ kind: 'sign', start: at, end, folded: text.slice(at, end), glued: lastEnd === at, capitals: false });
    lastEnd = end;
    at = end;
  }
  return tokens;
}

/** The folded word at an index, `''` when there is none or it is not a word. */
export const wordAt = (tokens: readonly Token[], index: number): string => {
  const token = tokens[index];
  return token?.kind === 'word' ? token.folded : '';
};

/** Whether the token at an index is one of the given signs. */
export const signAt = (tokens: readonly Token[], index: number, signs: string): boolean => {
  const token = tokens[index];
  return token?.kind === 'sign' && signs.includes(token.folded);
};

/** The digits at an index, `''` when there are none. */
export const digitsAt = (tokens: readonly Token[], index: number): string => {
  const token = tokens[index];
  return token?.kind === 'digits' ? token.folded : '';
};

/** Index after an optional word at `index`. */
export const skipWord = (tokens: readonly Token[], index: number, ...words: readonly string[]): number =>
  words.includes(wordAt(tokens, index)) ? index + 1 : index;

/** Index after an optional sign at `index`. */
export const skipSign = (tokens: readonly Token[], index: number, signs: string): number =>
  signAt(tokens, index, signs) ? index + 1 : index;
