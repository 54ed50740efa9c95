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

const OTHER = 0;
const LETTER_CLASS = 1;
const DIGIT_CLASS = 2;
const SPACE_CLASS = 3;
const APOSTROPHE_CLASS = 4;
const INVISIBLE_CLASS = 5;

/** Classes of ASCII, looked up: this is what nearly all of a transcript is. */
const ASCII: Uint8Array = Uint8Array.from({ length: 128 }, (_, code) => {
  if (code >= 48 && code <= 57) return DIGIT_CLASS;
  if ((code >= 97 && code <= 122) || (code >= 65 && code <= 90)) return LETTER_CLASS;
  if (code === 32 || (code >= 9 && code <= 13)) return SPACE_CLASS;
  return code === 39 ? APOSTROPHE_CLASS : OTHER;
});

function classOf(code: number): number {
  if (code < 128) return ASCII[code] as number;
  if (code === 0x2019) return APOSTROPHE_CLASS;
  if (code >= 0xff10 && code <= 0xff19) return DIGIT_CLASS;
  if (code === 0xad || (code >= 0x200b && code <= 0x200d) || code === 0xfeff) return INVISIBLE_CLASS;
  const char = String.fromCodePoint(code);
  if (SPACE.test(char)) return SPACE_CLASS;
  return LETTER.test(char) ? LETTER_CLASS : OTHER;
}

/** Class of the character at an offset; `OTHER` past the end. */
function classAt(text: string, at: number): number {
  if (at >= text.length) return OTHER;
  const unit = text.charCodeAt(at);
  return unit < 128 ? (ASCII[unit] as number) : classOf(text.codePointAt(at) as number);
}

const widthAt = (text: string, at: number): number => ((text.codePointAt(at) as number) > 0xffff ? 2 : 1);

/** ASCII digits of a run that may hold full-width ones and invisible characters. */
function foldDigits(raw: string): string {
  if (isAscii(raw)) return raw;
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
function foldWord(raw: string): string {
  const lower = raw.toLowerCase();
  if (isAscii(lower)) return lower.includes("'") ? lower.replace(APOSTROPHES, '') : lower;
  return lower.normalize('NFD').replace(MARKS, '').replace(INVISIBLES, '').replace(APOSTROPHES, '');
}

/** End of the run of one class that starts at `start`; an apostrophe counts inside a word when a letter follows it. */
function runEnd(text: string, start: number, kind: number): number {
  let at = start;
  for (;;) {
    const found = classAt(text, at);
    if (found === kind) at += text.charCodeAt(at) < 128 ? 1 : widthAt(text, at);
    else if (found === INVISIBLE_CLASS) at += 1;
    else if (found === APOSTROPHE_CLASS && kind === LETTER_CLASS && classAt(text, at + 1) === LETTER_CLASS) at += 1;
    else return at;
  }
}

function isUpper(raw: string): boolean {
  for (let i = 0; i < raw.length; i += 1) {
    const code = raw.charCodeAt(i);
    if (code >= 97 && code <= 122) return false;
    if (code > 127) return raw === raw.toUpperCase();
  }
  return true;
}

/** Most words are plain lower-case ASCII: nothing to fold. */
function isPlain(raw: string): boolean {
  for (let i = 0; i < raw.length; i += 1) {
    const code = raw.charCodeAt(i);
    if (code < 97 || code > 122) return false;
  }
  return true;
}

const isFiller = (folded: string): boolean => folded.length <= 3 && FILLERS.has(folded);

function runToken(text: string, start: number, end: number, kind: number, glued: boolean): Token | undefined {
  const raw = text.slice(start, end);
  if (kind === DIGIT_CLASS) return { kind: 'digits', start, end, folded: foldDigits(raw), glued, capitals: false };
  const plain = isPlain(raw);
  const folded = plain ? raw : foldWord(raw);
  const capitals = !plain && isUpper(raw);
  return isFiller(folded) && !capitals ? undefined : { kind: 'word', start, end, folded, glued, capitals };
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
    const found = classAt(text, at);
    if (found === SPACE_CLASS) {
      at += 1;
      continue;
    }
    const isRun = found === LETTER_CLASS || found === DIGIT_CLASS;
    const end = isRun ? runEnd(text, at, found) : at + widthAt(text, at);
    const glued = lastEnd === at;
    if (isRun) {
      const token = runToken(text, at, end, found, glued);
      if (token !== undefined) {
        tokens.push(token);
        lastEnd = end;
      }
    } else {
      const isInner = glued && HYPHENS.has(text.charCodeAt(at)) && tokens.at(-1)?.kind === 'word' && classAt(text, end) === LETTER_CLASS;
      if (!isInner) tokens.push({ kind: 'sign', start: at, end, folded: text.slice(at, end), glued, capitals: false });
      lastEnd = end;
    }
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
