import { ORDINAL_ENDINGS } from '../spoken/number-words.ts';
import { digitsAt, signAt, wordAt, type Token } from '../spoken/tokens.ts';
import { dayNumberOf } from './calendar.ts';
import { isMonthWord } from './month-names.ts';
import { readDay } from './date-parts.ts';
import { fullYear, nearestYear, type DateReading, type DateScene } from './date-scene.ts';

const isOpen = (tokens: readonly Token[], first: number, next: number): boolean => {
  const before = tokens[first - 1];
  if (tokens[first]?.glued === true && before !== undefined && (before.kind !== 'sign' || '/-.:$#'.includes(before.folded))) return false;
  const after = tokens[next];
  if (after?.glued !== true) return true;
  if (after.kind !== 'sign') return after.folded === 't' && tokens[next + 1]?.kind === 'digits';
  return !(tokens[next + 1]?.kind === 'digits' && tokens[next + 1]?.glued === true);
};

/** A day and what was assumed to get there. */
export interface Candidate {
  readonly day: number;
  readonly assumed: readonly string[];
  readonly alternative?: number | undefined;
}

/** The readings of "a b year" in both orders that are real days and not in the future of a birth. */
function candidates(scene: DateScene, a: number, b: number, year: number): { readonly dayFirst: number | undefined; readonly monthFirst: number | undefined } {
  const real = (day: number | undefined): number | undefined => (day === undefined || (scene.birth && day > scene.today) ? undefined : day);
  return { dayFirst: real(dayNumberOf(year, b, a)), monthFirst: real(dayNumberOf(year, a, b)) };
}

/** A day from two numbers and a year, in the locale's order; the other order only when the locale's is no real day. */
export function chooseOrder(scene: DateScene, a: number, b: number, year: number, assumed: readonly string[]): Candidate | undefined {
  const { dayFirst, monthFirst } = candidates(scene, a, b, year);
  const isMonthFirst = scene.order === 'month-first';
  const wanted = isMonthFirst ? monthFirst : dayFirst;
  const other = isMonthFirst ? dayFirst : monthFirst;
  if (wanted === undefined) return other === undefined ? undefined : { day: other, assumed: [...assumed, 'day-month-order'] };
  if (other === undefined || other === wanted) return { day: wanted, assumed };
  const isOpenOrder = scene.order === 'either';
  return { day: wanted, assumed: [...assumed, 'day-month-order'], ...(isOpenOrder ? { alternative: other } : {}) };
}

/** "05/06/2026", "5-6-26", "24.08.1989", "2026-06-05", "5/6". */
export function readSeparated(scene: DateScene, index: number): DateReading | undefined {
  const { tokens } = scene;
  const parts = [digitsAt(tokens, index), digitsAt(tokens, index + 2), digitsAt(tokens, index + 4)];
  const sign = tokens[index + 1];
  if (sign?.kind !== 'sign' || !'/-.'.includes(sign.folded) || !sign.glued || tokens[index + 2]?.glued !== true) return undefined;
  const isThree = signAt(tokens, index + 3, sign.folded) && tokens[index + 3]?.glued === true && tokens[index + 4]?.glued === true;
  if (!isThree) return readPair(scene, index, sign.folded);
  const next = index + 5;
  if (!isOpen(tokens, index, next)) return undefined;
  const [one = '', two = '', three = ''] = parts;
  if (one.length === 4 && two.length <= 2 && three.length <= 2) {
    const day = dayNumberOf(Number(one), Number(two), Number(three));
    return day === undefined ? undefined : { first: index, next, day, granularity: 'day', assumed: [] };
  }
  if (one.length > 2 || two.length > 2 || one === '' || two === '' || (three.length !== 2 && three.length !== 4)) return undefined;
  const year = { next, value: Number(three), century: three.length === 4 };
  const split = three === '19' || three === '20' ? digitsAt(tokens, next) : '';
  if (split.length === 2) return wrap(index, next + 1, chooseOrder(scene, Number(one), Number(two), Number(three + split), []));
  return wrap(index, next, chooseOrder(scene, Number(one), Number(two), fullYear(scene, year), year.century ? [] : ['century']));
}

const wrap = (first: number, next: number, chosen: Candidate | undefined): DateReading | undefined =>
  chosen === undefined ? undefined : { first, next, granularity: 'day', ...chosen };

const FRACTION_TAILS = new Set(['of', 'cup', 'cups', 'inch', 'inches', 'hour', 'hours', 'mile', 'miles', 'price', 'way', 'full', 'pint', 'off', 'a', 'an', 'share']);

/** "3/4 cup", "2/3 of them", "24/7". */
function isFraction(scene: DateScene, index: number): boolean {
  const { tokens } = scene;
  const [top, bottom] = [Number(digitsAt(tokens, index)), Number(digitsAt(tokens, index + 2))];
  return (top === 24 && bottom === 7) || (top < bottom && FRACTION_TAILS.has(wordAt(tokens, index + 3)));
}

/** "5/6" without a year; "07-08 2012". */
function readPair(scene: DateScene, index: number, sign: string): DateReading | undefined {
  const { tokens } = scene;
  const a = digitsAt(tokens, index);
  const b = digitsAt(tokens, index + 2);
  if (a.length > 2 || b.length > 2 || a === '' || b === '') return undefined;
  const year = digitsAt(tokens, index + 3);
  if (year.length === 4 && isOpen(tokens, index, index + 4)) {
    return wrap(index, index + 4, chooseOrder(scene, Number(a), Number(b), Number(year), []));
  }
  if (sign !== '/' || scene.birth || !isOpen(tokens, index, index + 3) || isFraction(scene, index)) return undefined;
  const [day, month] = scene.order === 'month-first' ? [Number(b), Number(a)] : [Number(a), Number(b)];
  const nearest = nearestYear(scene, month, day, index);
  if (nearest === undefined) return undefined;
  const swapped = scene.order === 'either' && day !== month ? nearestYear(scene, day, month, index)?.day : undefined;
  return { first: index, next: index + 3, day: nearest.day, granularity: 'day', assumed: ['year', 'day-month-order'], alternative: swapped ?? nearest.alternative };
}

/** "14th 12 1946" however its digits are spaced: an ordinal day, then month and year. */
export function readDayThenDigits(scene: DateScene, index: number): DateReading | undefined {
  const { tokens } = scene;
  const day = readDay(tokens, index);
  if (day === undefined || !day.ordinal) return undefined;
  let next = day.next;
  let digits = '';
  while (digitsAt(tokens, next) !== '' && digits.length < 8) {
    digits += digitsAt(tokens, next);
    next += 1;
  }
  if (digits.length < 5 || digits.length > 6 || !isOpen(tokens, day.next, next)) return undefined;
  const value = dayNumberOf(Number(digits.slice(-4)), Number(digits.slice(0, -4)), day.value);
  return value === undefined ? undefined : { first: index, next, day: value, granularity: 'day', assumed: [] };
}

/** Ways to cut a run of digits into day (or month), month (or day) and year. */
const CUTS: readonly (readonly [number, number, number])[] = [[2, 2, 4], [2, 2, 2], [1, 2, 4], [2, 1, 4], [1, 1, 4]];

/** Digits with nothing but spaces between them: "1 3 1979", "2303 1961", "30041 969", "250618". */
export function readSpaced(scene: DateScene, index: number, isAlone: boolean): DateReading | undefined {
  const { tokens } = scene;
  if (tokens[index]?.kind !== 'digits' || tokens[index - 1]?.kind === 'digits') return undefined;
  if (ORDINAL_ENDINGS.has(wordAt(tokens, index - 1)) || isMonthWord(wordAt(tokens, index - 1))) return undefined;
  let next = index;
  const pieces: string[] = [];
  while (digitsAt(tokens, next) !== '' && pieces.length < 9) {
    pieces.push(digitsAt(tokens, next));
    next += 1;
  }
  if (digitsAt(tokens, next) !== '' || !isOpen(tokens, index, next)) return undefined;
  const digits = pieces.join('');
  if (digits.length < 6 || digits.length > 8) return undefined;
  if (!isAlone && !(digits.length === 8 && pieces.length <= 3) && !(pieces.length === 3 && pieces[2]?.length === 4)) return undefined;
  const cuts = CUTS.filter(([a, b, year]) => a + b + year === digits.length);
  const spaced = readingsOf(scene, digits, cuts.filter((cut) => agreesWithSpaces(cut, pieces)));
  const readings = spaced.length > 0 || isYear(pieces.at(-1) ?? '') ? spaced : readingsOf(scene, digits, cuts);
  const best = readings[0];
  if (best === undefined) return readBasic(index, next, digits);
  const others = readings.slice(1).map((reading) => reading.day).filter((day) => day !== best.day);
  return { first: index, next, granularity: 'day', ...best, alternative: best.alternative ?? others[0] };
}

/** "20260305": ISO 8601 basic format, when no other order makes it a day. */
function readBasic(first: number, next: number, digits: string): DateReading | undefined {
  const day = digits.length === 8 ? dayNumberOf(Number(digits.slice(0, 4)), Number(digits.slice(4, 6)), Number(digits.slice(6))) : undefined;
  return day === undefined || next !== first + 1 ? undefined : { first, next, day, granularity: 'day', assumed: [] };
}

type Cut = (typeof CUTS)[number];

/** Four digits that are a year by themselves: no day and month are cut out of them. */
const isYear = (digits: string): boolean => digits.length === 4 && digits >= '1850' && digits <= '2150';

/** "1 3 1979" is 1, 3 and 1979: cuts where the spaces are win over others. */
function agreesWithSpaces([a, b]: Cut, pieces: readonly string[]): boolean {
  if (pieces.length < 2) return true;
  const edges = new Set<number>();
  let at = 0;
  for (const piece of pieces) edges.add((at += piece.length));
  return edges.has(a + b) && (pieces.length === 2 || edges.has(a));
}

const readingsOf = (scene: DateScene, digits: string, cuts: readonly Cut[]): readonly Candidate[] =>
  cuts.map(([a, b, year]) => readCut(scene, digits, a, b, year)).filter((reading) => reading !== undefined);

function readCut(scene: DateScene, digits: string, a: number, b: number, y: number): Candidate | undefined {
  const year = Number(digits.slice(a + b));
  if (y === 4 && !isYear(digits.slice(a + b))) return undefined;
  const full = y === 4 ? year : fullYear(scene, { next: 0, value: year, century: false });
  return chooseOrder(scene, Number(digits.slice(0, a)), Number(digits.slice(a, a + b)), full, y === 4 ? [] : ['century']);
}
