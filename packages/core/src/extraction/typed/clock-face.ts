import { readBelowHundred } from '../spoken/number-groups.ts';
import { digitsAt, signAt, skipSign, skipWord, wordAt, type Token } from '../spoken/tokens.ts';

/** A clock face before the half of the day is known. */
export interface Face {
  readonly next: number;
  readonly hour: number;
  readonly minute: number;
  /** Says its half by itself: "17:30", "09:45". */
  readonly whole: boolean;
  /** Only these words around it make it a time: a bare "5". */
  readonly bare: boolean;
}

/** A half of the day; at night it depends on the hour. */
export type Half = 'am' | 'pm' | 'night';

const faceOf = (next: number, hour: number, minute: number, whole = false, bare = false): Face => ({ next, hour, minute, whole, bare });

/** Whether what is glued before a number makes it a fraction, a date or a code; "2pm-4pm" and "2:30-4:00" are ranges. */
function isPartOfOther(tokens: readonly Token[], index: number, before: Token): boolean {
  if (before.kind !== 'sign') return before.kind === 'word';
  if (!before.glued || !'$:/.-'.includes(before.folded)) return false;
  const isRange = before.folded === '-' && (tokens[index - 2]?.kind === 'word' || signAt(tokens, index + 1, ':') || halfAt(tokens, index + 1) !== undefined);
  return !isRange;
}

/** "5:30", "17.30", "0930 hours"; `undefined` for ratios and versions. */
export function readWritten(tokens: readonly Token[], index: number): Face | undefined {
  const hours = digitsAt(tokens, index);
  if (hours === '') return undefined;
  const before = tokens[index - 1];
  if (tokens[index]?.glued === true && before !== undefined && isPartOfOther(tokens, index, before)) return undefined;
  if (signAt(tokens, index - 1, '$#')) return undefined;
  const minutes = digitsAt(tokens, index + 2);
  const isColon = signAt(tokens, index + 1, ':.') && tokens[index + 1]?.glued === true && tokens[index + 2]?.glued === true && minutes.length === 2;
  if (isColon) return readColon(tokens, index, hours, minutes);
  if (hours.length === 4) {
    const word = wordAt(tokens, index + 1);
    const isHours = word === 'hours' || word === 'hrs' || word === 'h';
    const hour = Number(hours.slice(0, 2));
    const minute = Number(hours.slice(2));
    if (isHours && hour < 24 && minute < 60) return faceOf(index + 2, hour, minute, true);
    return hour <= 12 && hour > 0 && minute < 60 && halfAt(tokens, index + 1) !== undefined ? faceOf(index + 1, hour, minute) : undefined;
  }
  if (hours.length === 3 && halfAt(tokens, index + 1) !== undefined) {
    const minute = Number(hours.slice(1));
    return minute < 60 ? faceOf(index + 1, Number(hours[0]), minute) : undefined;
  }
  if (hours.length > 2 || Number(hours) > 24) return undefined;
  if (signAt(tokens, index + 1, ':/') && tokens[index + 1]?.glued === true) return undefined;
  const after = tokens[index + 1];
  if (after?.kind === 'sign' && after.glued && '.,'.includes(after.folded) && tokens[index + 2]?.kind === 'digits' && tokens[index + 2]?.glued) return undefined;
  const spaced = digitsAt(tokens, index + 1);
  if (spaced.length === 2 && Number(hours) <= 12 && Number(spaced) < 60 && halfAt(tokens, index + 2) !== undefined) {
    return faceOf(index + 2, Number(hours), Number(spaced));
  }
  return faceOf(index + 1, Number(hours), 0, Number(hours) > 12 || Number(hours) === 0, true);
}

/** "at 5.30": a full stop between the parts makes a time only where nothing else can be meant. */
function isDottedTime(tokens: readonly Token[], index: number, next: number, minute: number): boolean {
  const after = tokens[next];
  const isOver = after === undefined || (after.kind === 'sign' ? '.,?!;'.includes(after.folded) : ['on', 'and', 'please', 'tomorrow', 'today'].includes(after.folded));
  return isOver && minute % 5 === 0 && ['at', 'by', 'until', 'till', 'from', 'before', 'after'].includes(wordAt(tokens, index - 1));
}

function readColon(tokens: readonly Token[], index: number, hours: string, minutes: string): Face | undefined {
  const hour = Number(hours);
  const minute = Number(minutes);
  if (hours.length > 2 || hour > 23 || minute > 59) return undefined;
  let next = index + 3;
  const isDot = signAt(tokens, index + 1, '.');
  if (signAt(tokens, next, ':.') && tokens[next]?.glued === true && tokens[next + 1]?.glued === true && digitsAt(tokens, next + 1) !== '') {
    if (isDot || digitsAt(tokens, next + 1).length !== 2) return undefined;
    next += 2;
  }
  const after = tokens[next];
  if (after?.glued === true && after.kind === 'sign' && tokens[next + 1]?.kind === 'digits' && tokens[next + 1]?.glued && after.folded !== '-') return undefined;
  if (isDot && halfAt(tokens, next) === undefined && !isDottedTime(tokens, index, next, minute)) return undefined;
  return faceOf(next, hour, minute, hour > 12 || hour === 0 || hours.startsWith('0'));
}

/** "oh six hundred hours", "zero nine thirty hours". */
const isMilitary = (tokens: readonly Token[], face: Face): boolean => ['hours', 'hrs'].includes(wordAt(tokens, face.next - 1)) || wordAt(tokens, face.next) === 'hours';

/** "five", "five thirty", "nine oh five", "fourteen hundred hours". */
export function readSpoken(tokens: readonly Token[], index: number): Face | undefined {
  const isZeroLed = ['oh', 'o', 'zero'].includes(wordAt(tokens, index));
  const military = isZeroLed ? readSpoken(tokens, index + 1) : undefined;
  if (isZeroLed) return military !== undefined && military.hour < 10 && isMilitary(tokens, military) ? military : undefined;
  const hour = readBelowHundred(tokens, index);
  if (hour === undefined || hour.value > 24) return undefined;
  if (wordAt(tokens, hour.next) === 'hundred') {
    const isClock = ['hours', 'hrs'].includes(wordAt(tokens, hour.next + 1));
    return isClock && hour.value < 24 ? faceOf(hour.next + 2, hour.value, 0, true) : undefined;
  }
  if (['oh', 'o', 'zero'].includes(wordAt(tokens, hour.next))) {
    const unit = readBelowHundred(tokens, hour.next + 1);
    if (unit !== undefined && unit.value > 0 && unit.value < 10 && hour.value > 0) return faceOf(unit.next, hour.value, unit.value, hour.value > 12);
  }
  const minute = readBelowHundred(tokens, hour.next);
  const written = digitsAt(tokens, hour.next);
  if (written.length === 2 && Number(written) < 60) return faceOf(hour.next + 1, hour.value, Number(written), hour.value > 12);
  if (minute !== undefined && minute.value >= 10 && minute.value < 60 && hour.value > 0 && hour.value < 24) {
    return faceOf(minute.next, hour.value, minute.value, hour.value > 12);
  }
  return minute === undefined && hour.value < 24 ? faceOf(hour.next, hour.value, 0, hour.value > 12 || hour.value === 0, true) : undefined;
}

const AWAY = new Set(['past', 'after', 'to', 'til', 'till', 'before', 'of']);

/** "half past three", "quarter to 4", "ten past six", "twenty five to two", "half six" (British: 6:30). */
export function readFromHour(tokens: readonly Token[], index: number): Face | undefined {
  let at = skipWord(tokens, index, 'a');
  const word = wordAt(tokens, at);
  let minutes: number | undefined;
  if (word === 'half') minutes = 30;
  else if (word === 'quarter') minutes = 15;
  else if (at === index) {
    const digits = digitsAt(tokens, at);
    const read = digits === '' ? readBelowHundred(tokens, at) : digits.length <= 2 ? { next: at + 1, value: Number(digits) } : undefined;
    if (read === undefined || read.value < 1 || read.value > 29) return undefined;
    minutes = read.value;
    const named = skipWord(tokens, read.next, 'minutes', 'minute', 'mins');
    if (named === read.next && minutes % 5 !== 0) return undefined;
    at = named - 1;
  }
  if (minutes === undefined) return undefined;
  const direction = wordAt(tokens, at + 1);
  const isHalf = word === 'half';
  if (isHalf && direction !== 'past') {
    const hour = readHour(tokens, at + 1);
    return hour !== undefined && !hour.written && wordAt(tokens, hour.next) === '' ? faceOf(hour.next, hour.value, 30) : undefined;
  }
  if (!AWAY.has(direction)) return undefined;
  const isExact = word === 'quarter' || isHalf;
  if (!isExact && (direction === 'of' || direction === 'before' || direction === 'after')) return undefined;
  const hour = readHour(tokens, at + 2);
  if (hour === undefined) return readNamedHour(tokens, at + 2, minutes, direction);
  const later = direction === 'past' || direction === 'after';
  if (!isExact && direction === 'to' && !isClear(tokens, index, hour.next)) return undefined;
  return later ? faceOf(hour.next, hour.value, minutes) : faceOf(hour.next, hour.value === 1 ? 12 : hour.value - 1, 60 - minutes);
}

/** "ten to four" is a time after "at" or before a half of the day; else it may be a range. */
const isClear = (tokens: readonly Token[], index: number, next: number): boolean =>
  AT.has(wordAt(tokens, index - 1)) || halfAt(tokens, next) !== undefined || wordAt(tokens, next - 2) === 'minutes';

function readNamedHour(tokens: readonly Token[], index: number, minutes: number, direction: string): Face | undefined {
  const word = wordAt(tokens, index);
  const hour = word === 'noon' || word === 'midday' ? 12 : word === 'midnight' ? 0 : undefined;
  if (hour === undefined) return undefined;
  const later = direction === 'past' || direction === 'after';
  return faceOf(index + 1, later ? hour : (hour + 23) % 24, later ? minutes : 60 - minutes, true);
}

function readHour(tokens: readonly Token[], index: number): { readonly next: number; readonly value: number; readonly written: boolean } | undefined {
  const digits = digitsAt(tokens, index);
  if (digits !== '') {
    const value = Number(digits);
    const isWhole = digits.length <= 2 && value >= 1 && value <= 12 && !signAt(tokens, index + 1, ':');
    return isWhole ? { next: index + 1, value, written: true } : undefined;
  }
  const read = readBelowHundred(tokens, index);
  return read !== undefined && read.value >= 1 && read.value <= 12 ? { ...read, written: false } : undefined;
}

/** Words that say the half of the day, and where they end. */
export interface HalfReading {
  readonly next: number;
  readonly half: Half;
}

const PARTS: ReadonlyMap<string, Half> = new Map([['morning', 'am'], ['afternoon', 'pm'], ['arvo', 'pm'], ['evening', 'pm'], ['night', 'night']]);

/** "pm", "p.m.", "p m", "in the evening", "at night", "this arvo", "tonight", "tomorrow morning". */
export function halfAt(tokens: readonly Token[], index: number): HalfReading | undefined {
  const word = wordAt(tokens, index);
  if (word === 'am' || word === 'pm') return { next: dotted(tokens, index + 1), half: word };
  if (word === 'a' || word === 'p') {
    const at = skipSign(tokens, index + 1, '.');
    if (wordAt(tokens, at) === 'm') return { next: dotted(tokens, at + 1), half: word === 'a' ? 'am' : 'pm' };
    return undefined;
  }
  if (word === 'tonight') return { next: index + 1, half: 'night' };
  const bare = PARTS.get(word);
  if (bare !== undefined && word !== 'night') return { next: index + 1, half: bare };
  if (word === 'in' && wordAt(tokens, index + 1) === 'the') {
    const half = PARTS.get(wordAt(tokens, index + 2));
    return half === undefined ? undefined : { next: index + 3, half };
  }
  if (word === 'at' && wordAt(tokens, index + 1) === 'night') return { next: index + 2, half: 'night' };
  if (word === 'this' || word === 'tomorrow' || word === 'that') {
    const half = PARTS.get(wordAt(tokens, index + 1));
    return half === undefined ? undefined : { next: index + 2, half };
  }
  return undefined;
}

/** The full stop of "p.m." belongs to it when it is glued and no sentence starts after it. */
const dotted = (tokens: readonly Token[], index: number): number =>
  signAt(tokens, index, '.') && tokens[index]?.glued === true && signAt(tokens, index - 2, '.') ? index + 1 : index;

/** A half said before the clock: "this arvo at 3", "tomorrow morning at nine", "in the evening around 7". */
export function halfBefore(tokens: readonly Token[], index: number): { readonly first: number; readonly half: Half } | undefined {
  let at = index - 1;
  if (AT.has(wordAt(tokens, at)) || signAt(tokens, at, ',')) at -= 1;
  if (AT.has(wordAt(tokens, at))) at -= 1;
  const word = wordAt(tokens, at);
  if (word === 'tonight') return { first: at, half: 'night' };
  const half = PARTS.get(word);
  return half === undefined ? undefined : { first: at, half };
}

/** Words before a time. */
const AT = new Set(['at', 'by', 'around', 'about', 'until', 'till', 'from', 'before', 'after', 'for', 'roughly', 'approximately', 'say', 'to']);
/** Words before a bare number that make it a time. */
export const CLOCK_LEADS = new Set(['at', 'by', 'around', 'about', 'until', 'till', 'before', 'after', 'from']);
