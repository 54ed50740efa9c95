import { UNITS } from '../spoken/number-words.ts';
import { readBelowHundred } from '../spoken/number-groups.ts';
import { digitsAt, wordAt, type Token } from '../spoken/tokens.ts';
import { readShortYear, readYear } from './date-parts.ts';
import { chooseOrder } from './date-numeric.ts';
import { fullYear, type DateReading, type DateScene } from './date-scene.ts';

interface Piece {
  readonly next: number;
  readonly value: number;
  readonly sound: boolean;
}

/** How transcribers write the month of "the seventeenth of the fourth" said as "seventeen, four". */
const SOUNDS: ReadonlyMap<string, number> = new Map([['for', 4], ['to', 2], ['too', 2], ['ate', 8]]);

/** A day or month as a number: "thirteen", "oh three", "07", and for a month of birth "for" and "to". */
function readPiece(scene: DateScene, index: number, month: boolean): Piece | undefined {
  const { tokens } = scene;
  const word = wordAt(tokens, index);
  if (word === 'oh' || word === 'o' || word === 'zero') {
    const unit = UNITS.get(wordAt(tokens, index + 1));
    return unit === undefined || unit === 0 ? undefined : { next: index + 2, value: unit, sound: false };
  }
  const spoken = readBelowHundred(tokens, index);
  if (spoken !== undefined) return { ...spoken, sound: false };
  const digits = digitsAt(tokens, index);
  if (digits.length > 0 && digits.length <= 2 && isClean(tokens, index)) return { next: index + 1, value: Number(digits), sound: false };
  const sound = month && scene.birth ? SOUNDS.get(word) : undefined;
  return sound === undefined ? undefined : { next: index + 1, value: sound, sound: true };
}

const isClean = (tokens: readonly Token[], index: number): boolean => tokens[index]?.glued === false && tokens[index + 1]?.glued !== true;

const isNumeric = (scene: DateScene, index: number): boolean => readPiece(scene, index, false) !== undefined;

/**
 * Day, month and year said as three numbers: "one three nineteen seventy nine", "thirteen oh two 1983", "2005 nineteen
 * eighty four". The order is the locale's. A year of two digits only for a birth.
 */
export function readSpokenNumeric(scene: DateScene, index: number): DateReading | undefined {
  if (isNumeric(scene, index - 1)) return undefined;
  const four = digitsAt(scene.tokens, index);
  if (four.length === 4 && isClean(scene.tokens, index)) {
    return finish(scene, index, index + 1, Number(four.slice(0, 2)), Number(four.slice(2)), false);
  }
  const first = readPiece(scene, index, false);
  const second = first === undefined ? undefined : readPiece(scene, first.next, true);
  if (first === undefined || second === undefined || first.value > 31 || second.value > 31) return undefined;
  return finish(scene, index, second.next, first.value, second.value, second.sound);
}

function finish(scene: DateScene, first: number, at: number, one: number, two: number, sound: boolean): DateReading | undefined {
  const year = readYear(scene.tokens, at) ?? (scene.birth && !sound ? readShortYear(scene.tokens, at, true) : undefined);
  if (year === undefined || isNumeric(scene, year.next) || (digitsAt(scene.tokens, at).length === 4 && at === first + 1)) return undefined;
  const chosen = chooseOrder(scene, one, two, fullYear(scene, year), year.century ? [] : ['century']);
  if (chosen === undefined) return undefined;
  return { first, next: year.next, granularity: 'day', ...chosen, assumed: sound ? [...chosen.assumed, 'sound'] : chosen.assumed };
}
