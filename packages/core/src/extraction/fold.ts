/** One folded word of a text, with the slice of the original it stands for. */
export interface FoldedToken {
  /** Lower case, without accents, apostrophes and invisible characters; digits keep what joins them ("5:30", "1,250"). */
  readonly text: string;
  /** Offsets into the original, UTF-16 code units, end exclusive. */
  readonly start: number;
  readonly end: number;
}

/** Sounds that carry no meaning. "oh" is a digit and "mm" a unit, so neither is here. */
const FILLERS: ReadonlySet<string> = new Set(['um', 'umm', 'uh', 'uhh', 'uhm', 'erm', 'er', 'err', 'ah', 'hmm', 'hm', 'mhm', 'eh']);

const LETTER = /\p{L}/u;
const WORD = /[\p{L}\p{N}]/u;
const MARK = /\p{M}/u;
const DIGIT = /\p{Nd}/u;
const DIACRITIC = /[\u0300-\u036f]/gu;
const DASH = /[\u2010-\u2015\u2212]/u;
const APOSTROPHE = /['\u2018\u2019\u02bc]/u;
const INVISIBLE = /[\p{Cf}]/u;
const JOINS_DIGITS = /[.,:/'-]/u;
const SYMBOL = /[\p{Sc}%@#+&]/u;

/**
 * One character as it counts for comparison. Compatibility forms are unified (full-width digits, ligatures), except
 * where that would make a digit out of something that is none: "²" and "½" stay themselves.
 */
function foldPoint(char: string): string {
  if (char < '\u0080') return char.toLowerCase();
  const plain = char.normalize('NFKD').replace(DIACRITIC, '').toLowerCase();
  return /[0-9]/.test(plain) && !DIGIT.test(char) ? char : plain;
}

/** What kind of character stands at an offset: most of speech is ASCII, and is told by its code. */
function kindOf(char: string): 'word' | 'mark' | 'other' {
  const code = char.charCodeAt(0);
  if (code < 128) return (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || (code >= 48 && code <= 57) ? 'word' : 'other';
  return WORD.test(char) ? 'word' : MARK.test(char) ? 'mark' : 'other';
}

/**
 * Splits a text into folded words in order. Case, white space, punctuation, accents, invisible characters and fillers
 * fold away; currency and other meaningful signs are words of their own. Never makes a digit: the digits of a token
 * are the digits of its slice, and digits apart in the text stay apart. Total on any string, lone surrogates included.
 */
export function fold(text: string): FoldedToken[] {
  const tokens: FoldedToken[] = [];
  let [folded, start, last, before] = ['', -1, 0, ''];
  const close = (): void => {
    if (start !== -1 && folded !== '' && !FILLERS.has(folded)) tokens.push({ text: folded, start, end: last });
    [folded, start] = ['', -1];
  };
  for (let at = 0; at < text.length; ) {
    const char = String.fromCodePoint(text.codePointAt(at)!);
    const end = at + char.length;
    const kind = kindOf(char);
    if (kind === 'word' || (kind === 'mark' && start !== -1)) {
      if (start === -1) start = at;
      folded += foldPoint(char);
      last = end;
    } else if (char === ' ') {
      close();
    } else {
      const after = end < text.length ? String.fromCodePoint(text.codePointAt(end)!) : '';
      if (start !== -1 && joins(char, before, after)) folded += keptJoint(char, before);
      else {
        close();
        if (SYMBOL.test(char)) tokens.push({ text: char, start: at, end });
        else if (char === '-' && DIGIT.test(after) && !WORD.test(before)) [folded, start, last] = ['-', at, end];
      }
    }
    before = char;
    at = end;
  }
  close();
  return tokens;
}

/** Whether a character between two others leaves them in one word. */
function joins(char: string, before: string, after: string): boolean {
  if (DIGIT.test(before) && DIGIT.test(after)) return JOINS_DIGITS.test(char) || DASH.test(char) || APOSTROPHE.test(char);
  if (APOSTROPHE.test(char)) return LETTER.test(before) && LETTER.test(after);
  return INVISIBLE.test(char) && (LETTER.test(before) || MARK.test(before)) && LETTER.test(after);
}

/** What a joining character leaves in the folded word: between digits itself, between letters nothing. */
function keptJoint(char: string, before: string): string {
  if (!DIGIT.test(before)) return '';
  return DASH.test(char) ? '-' : APOSTROPHE.test(char) ? "'" : char;
}

/** A place where some words stand in a text: exactly, or after folding. Offsets in UTF-16 code units. */
export interface Occurrence {
  readonly start: number;
  readonly end: number;
  readonly match: 'exact' | 'folded';
}

/**
 * Every place where `needle` stands in a text, in order: exactly where it can be, else folded; never by nearness of
 * spelling, never inside a word or number. `tokens` are `fold(text)`. Words that fold to nothing stand nowhere.
 */
export function occurrencesOf(needle: string, text: string, tokens: readonly FoldedToken[]): Occurrence[] {
  const wanted = fold(needle);
  if (wanted.length === 0) return [];
  const exact = exactOccurrences(needle.trim(), text, tokens);
  if (exact.length > 0) return exact;
  const found: Occurrence[] = [];
  for (let from = 0; from + wanted.length <= tokens.length; from += 1) {
    if (!wanted.every((token, index) => token.text === tokens[from + index]!.text)) continue;
    found.push({ start: tokens[from]!.start, end: tokens[from + wanted.length - 1]!.end, match: 'folded' });
  }
  return found;
}

function exactOccurrences(needle: string, text: string, tokens: readonly FoldedToken[]): Occurrence[] {
  const found: Occurrence[] = [];
  for (let start = text.indexOf(needle); start !== -1; start = text.indexOf(needle, start + 1)) {
    const end = start + needle.length;
    const cuts = tokens.some((token) => (token.start < start && start < token.end) || (token.start < end && end < token.end));
    if (!cuts) found.push({ start, end, match: 'exact' });
  }
  return found;
}
