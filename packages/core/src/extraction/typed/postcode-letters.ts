import { letterOf, natoLetter } from '../spoken/letters.ts';
import { DIGIT_WORDS, REPEATS } from '../spoken/number-words.ts';
import { readDigitPiece } from '../spoken/digit-run.ts';
import { wordAt, type Token } from '../spoken/tokens.ts';
import { mentionOf } from './mention.ts';
import type { Mention } from './parser.ts';

/** British postcode areas (Royal Mail, 124 of them). */
const AREAS = new Set(
  ('AB AL B BA BB BD BH BL BN BR BS BT CA CB CF CH CM CO CR CT CV CW DA DD DE DG DH DL DN DT DY E EC EH EN EX FK FY G GL ' +
    'GU GY HA HD HG HP HR HS HU HX IG IM IP IV JE KA KT KW KY L LA LD LE LL LN LS LU M ME MK ML N NE NG NN NP NR NW OL OX ' +
    'PA PE PH PL PO PR RG RH RM S SA SE SG SK SL SM SN SO SP SR SS ST SW SY TA TD TF TN TQ TR TS TW UB W WA WC WD WF WN WR ' +
    'WS WV YO ZE').split(' '),
);

/** One character of a postcode as said: what it is as a letter and as a digit. */
interface Sound {
  /** Token it comes from. */
  readonly token: number;
  /** Token after the words that said it. */
  readonly next: number;
  readonly letter: string;
  readonly digit: string;
  /** The letter or digit is a guess from the sound ("for" as 4, "v" as 5). */
  readonly letterGuess: boolean;
  readonly digitGuess: boolean;
}

/** Everyday words that transcribers write for a digit, or for a letter of the inward code ("are you" for R U). */
const HOMOPHONES: ReadonlyMap<string, readonly [letter: string, digit: string]> = new Map([
  ['for', ['', '4']], ['to', ['', '2']], ['too', ['', '2']], ['ate', ['', '8']], ['won', ['', '1']],
  ['are', ['R', '']], ['you', ['U', '']], ['why', ['Y', '']],
  ['cue', ['Q', '']], ['queue', ['Q', '']], ['jay', ['J', '']], ['ex', ['X', '']], ['eh', ['A', '']],
  ['said', ['Z', '']], ['that', ['Z', '']],
]);

/** Short words that are never letters run together ("it", "is"), unless written in capitals. */
const SHORT_WORDS = new Set(
  ('is it in my me we he the and for our but not can you his her its was has had did yes no so at as an am if of on or to up ' +
    'do go by be us oh hi ok yep all any out now new one two six ten old get got let say see way who why how too that').split(' '),
);

const sound = (token: number, next: number, letter: string, digit: string, guess = false): Sound => ({
  token,
  next,
  letter,
  digit,
  letterGuess: guess && letter !== '',
  digitGuess: guess && digit !== '',
});

/** Letters that sound or look like a digit: "o" is nought, and transcribers write "v" for five. */
function ofLetter(token: number, next: number, letter: string, alone = true): Sound {
  const upper = letter.toUpperCase();
  const digit = upper === 'O' ? '0' : upper === 'V' && alone ? '5' : '';
  return { token, next, letter: upper, digit, letterGuess: false, digitGuess: upper === 'V' };
}

const ofDigit = (token: number, next: number, digit: string): Sound => ({ ...sound(token, next, digit === '0' ? 'O' : '', digit), letterGuess: digit === '0' });

/** The characters that the token at `index` says, and how far it reaches; `undefined` when it says none. */
function soundsAt(tokens: readonly Token[], index: number): readonly Sound[] | undefined {
  const token = tokens[index] as Token;
  if (token.kind === 'digits') return token.folded.length > 4 ? undefined : [...token.folded].map((digit) => ofDigit(index, index + 1, digit));
  if (token.kind === 'sign') return undefined;
  const word = token.folded;
  const repeat = REPEATS.get(word);
  if (repeat !== undefined && index + 1 < tokens.length) {
    const inner = wordAt(tokens, index + 1) === 'double' ? undefined : soundsAt(tokens, index + 1);
    return inner?.length === 1 ? Array.from({ length: repeat }, () => ({ ...(inner[0] as Sound), token: index })) : undefined;
  }
  if (word === 'x' && ['ray', 'rays'].includes(wordAt(tokens, index + 1))) return [ofLetter(index, index + 2, 'x')];
  const nato = natoLetter(word);
  if (nato !== undefined) return [sound(index, index + 1, nato.toUpperCase(), '')];
  if (word === 'o') return [ofLetter(index, index + 1, word)];
  const digit = DIGIT_WORDS.get(word);
  if (digit !== undefined) return [ofDigit(index, index + 1, digit)];
  const letter = letterOf(word);
  if (letter !== undefined) return [ofLetter(index, index + 1, letter)];
  const homophone = HOMOPHONES.get(word);
  if (homophone !== undefined) return [sound(index, index + 1, homophone[0], homophone[1], true)];
  const piece = readDigitPiece(tokens, index);
  if (piece !== undefined && piece.digits.length <= 2) return [...piece.digits].map((each) => ofDigit(index, piece.next, each));
  const isLetters = /^[a-z]{2,4}$/.test(word) && (token.capitals || (word.length <= 3 && !SHORT_WORDS.has(word)));
  return isLetters ? [...word].map((each) => ofLetter(index, index + 1, each, false)) : undefined;
}

type Slot = 'L' | 'D';

/** Shapes of the outward code; the inward code is always digit, letter, letter (Royal Mail Programmers' Guide). */
const OUTWARD: readonly (readonly Slot[])[] = [['L', 'L', 'D', 'D'], ['L', 'L', 'D', 'L'], ['L', 'D', 'D'], ['L', 'D', 'L'], ['L', 'L', 'D'], ['L', 'D']];
const INWARD: readonly Slot[] = ['D', 'L', 'L'];
const NEVER_INWARD = /[CIKMOV]/;
const THIRD = 'ABCDEFGHJKPSTUW';
const FOURTH = 'ABEHMNPRVWXY';

interface Reading {
  readonly code: string;
  readonly length: number;
  readonly guesses: number;
  /** A district that starts with nought: there is none, but people say one ("DT04"). */
  readonly unlikely: number;
}

function fill(sounds: readonly Sound[], from: number, slots: readonly Slot[]): { readonly chars: string; readonly guesses: number } | undefined {
  let chars = '';
  let guesses = 0;
  for (const [offset, slot] of slots.entries()) {
    const each = sounds[from + offset];
    const char = slot === 'L' ? each?.letter : each?.digit;
    if (each === undefined || char === undefined || char === '') return undefined;
    if (slot === 'L' ? each.letterGuess : each.digitGuess) guesses += 1;
    chars += char;
  }
  return { chars, guesses };
}

function isOutward(chars: string, shape: readonly Slot[]): boolean {
  const letters = shape[1] === 'L' ? 2 : 1;
  if (!AREAS.has(chars.slice(0, letters))) return false;
  if (shape.at(-1) !== 'L') return true;
  return (letters === 1 ? THIRD : FOURTH).includes(chars.at(-1) as string);
}

function british(sounds: readonly Sound[], from: number): readonly Reading[] {
  const readings: Reading[] = [];
  for (const shape of OUTWARD) {
    const outward = fill(sounds, from, shape);
    if (sounds[from]?.letterGuess === true || (shape[1] === 'L' && sounds[from + 1]?.letterGuess === true)) continue;
    if (outward === undefined || !isOutward(outward.chars, shape)) continue;
    const inward = fill(sounds, from + shape.length, INWARD);
    if (inward === undefined || NEVER_INWARD.test(inward.chars)) continue;
    const isZeroLed = /^[A-Z]+0[0-9A-Z]/.test(outward.chars) ? 1 : 0;
    readings.push({ code: `${outward.chars} ${inward.chars}`, length: shape.length + INWARD.length, guesses: outward.guesses + inward.guesses, unlikely: isZeroLed });
  }
  return readings;
}

const CANADIAN: readonly Slot[] = ['L', 'D', 'L', 'D', 'L', 'D'];
const CANADIAN_LETTERS = 'ABCEGHJKLMNPRSTVWXYZ';

function canadian(sounds: readonly Sound[], from: number): readonly Reading[] {
  const filled = fill(sounds, from, CANADIAN);
  if (filled === undefined || [0, 2, 4].some((at) => !CANADIAN_LETTERS.includes(filled.chars[at] as string)) || 'WZ'.includes(filled.chars[0] as string)) return [];
  return [{ code: `${filled.chars.slice(0, 3)} ${filled.chars.slice(3)}`, length: CANADIAN.length, guesses: filled.guesses, unlikely: 0 }];
}

/** Characters said one after the other, from `index`, in one unbroken stretch. */
function stretchAt(tokens: readonly Token[], index: number): { readonly sounds: readonly Sound[]; readonly next: number } {
  const sounds: Sound[] = [];
  let at = index;
  while (at < tokens.length && sounds.length < 200) {
    const token = tokens[at] as Token;
    if (token.kind === 'sign' && ',.-'.includes(token.folded) && sounds.length > 0) {
      at += 1;
      continue;
    }
    const said = soundsAt(tokens, at);
    if (said === undefined || said.length === 0) break;
    sounds.push(...said);
    at = Math.max(at + 1, (said.at(-1) as Sound).next);
  }
  return { sounds, next: Math.max(at, index + 1) };
}

const isStart = (sounds: readonly Sound[], at: number): boolean => at === 0 || sounds[at]?.token !== sounds[at - 1]?.token;

/** A letter said twice as the speaker starts again: "e e 2 0 U S". */
const isStutter = (sounds: readonly Sound[], from: number): boolean => from === 1 && sounds[0]?.letter !== '' && sounds[0]?.letter === sounds[1]?.letter;

/** Everyday words may stand beside the code without being part of it; other letters and digits may not. */
function isFree(sounds: readonly Sound[], from: number, length: number): boolean {
  const after = sounds[from + length];
  const last = sounds[from + length - 1];
  if (after !== undefined && (after.token === last?.token || !(after.letterGuess || after.digitGuess) || after.letter === 'O')) return false;
  const before = sounds[from - 1];
  return before === undefined || before.letterGuess || before.digitGuess || isStutter(sounds, from);
}

/** "d DJ": the transcriber wrote a letter, then the letters run together; the first is the same letter again. */
const withoutRestarts = (sounds: readonly Sound[]): readonly Sound[] =>
  sounds.filter((each, at) => {
    const next = sounds[at + 1];
    const isOwnToken = sounds[at - 1]?.token !== each.token && next !== undefined && next.token !== each.token;
    return !(isOwnToken && next.letter === each.letter && each.letter !== '' && sounds[at + 2]?.token === next.token);
  });

function readStretch(tokens: readonly Token[], sounds: readonly Sound[], read: typeof british): readonly Mention<'postcode'>[] {
  const found: Mention<'postcode'>[] = [];
  let at = 0;
  while (at < sounds.length) {
    const readings = isStart(sounds, at) ? read(sounds, at).filter((reading) => isFree(sounds, at, reading.length)) : [];
    const best = [...readings].sort((left, right) => left.guesses - right.guesses || left.unlikely - right.unlikely || right.length - left.length)[0];
    if (best === undefined) {
      at += 1;
      continue;
    }
    const rival = readings.find((reading) => reading.code !== best.code && reading.length === best.length && reading.guesses <= best.guesses + 1 && reading.unlikely <= best.unlikely);
    const first = sounds[isStutter(sounds, at) ? at - 1 : at] as Sound;
    const last = sounds[at + best.length - 1] as Sound;
    const isGuess = best.guesses > 0 || isStutter(sounds, at);
    found.push(mentionOf(tokens, first.token, last.next, best.code, { assumed: isGuess ? ['sound'] : [], alternative: rival?.code }));
    at += best.length;
  }
  return found;
}

/** The postcodes of one stretch; letters said again count once when the stretch makes no sense otherwise. */
function inStretch(tokens: readonly Token[], sounds: readonly Sound[], read: typeof british): readonly Mention<'postcode'>[] {
  const found = readStretch(tokens, sounds, read);
  const restarted = found.length > 0 ? sounds : withoutRestarts(sounds);
  if (restarted.length === sounds.length) return found;
  return readStretch(tokens, restarted, read).map((mention) => ({ ...mention, assumed: ['sound'] }));
}

/** Postcodes with letters, for regions that have them (GB, CA); `undefined` for other regions. */
export function letterPostcodes(tokens: readonly Token[], region: string): readonly Mention<'postcode'>[] | undefined {
  const read = region === 'GB' || region === 'UK' ? british : region === 'CA' ? canadian : undefined;
  if (read === undefined) return undefined;
  const found: Mention<'postcode'>[] = [];
  let index = 0;
  while (index < tokens.length) {
    const { sounds, next } = stretchAt(tokens, index);
    if (sounds.length >= 5) found.push(...inStretch(tokens, sounds, read));
    index = next;
  }
  return found;
}
