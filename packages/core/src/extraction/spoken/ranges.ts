import { SCALES } from './number-words.ts';
import { numbersIn, type NumberReading } from './numbers.ts';
import { isLess, shifted, type Quantity } from './quantity.ts';
import { signAt, wordAt, type Token } from './tokens.ts';

/** A number, or two that are one answer: "ten to fifteen thousand", "two or three". */
export interface AmountReading extends NumberReading {
  /** The upper end or the other choice. */
  readonly other?: Quantity;
}

const JOINTS = new Set(['to', 'or', 'through']);

/** Index after what joins two ends of a range, `undefined` when nothing does. Currency signs may stand before the second. */
function jointEnd(tokens: readonly Token[], index: number, low: NumberReading, signs: string): number | undefined {
  let at = index;
  if (JOINTS.has(wordAt(tokens, at)) || signAt(tokens, at, '-\u2013')) at += 1;
  else if (wordAt(tokens, at) === 'and' && wordAt(tokens, low.first - 1 - (signAt(tokens, low.first - 1, signs) ? 1 : 0)) === 'between') at += 1;
  else return undefined;
  while (signAt(tokens, at, signs) && at < index + 3) at += 1;
  return at;
}

/** "ten to fifteen thousand" means ten thousand; "five hundred to a thousand" does not. */
function withSharedScale(tokens: readonly Token[], low: NumberReading, high: NumberReading): Quantity {
  const power = SCALES.get(wordAt(tokens, high.next - 1));
  if (power === undefined || SCALES.has(wordAt(tokens, low.next - 1))) return low.value;
  const lifted = shifted(low.value, power);
  return lifted !== undefined && isLess(lifted, high.value) ? lifted : low.value;
}

/** Every number of a text, ranges and choices as one reading. `signs` may stand before the second number ("$5 to $10"). */
export function amountsIn(tokens: readonly Token[], signs = ''): readonly AmountReading[] {
  const readings = numbersIn(tokens);
  const found: AmountReading[] = [];
  for (let i = 0; i < readings.length; i += 1) {
    const low = readings[i] as NumberReading;
    const high = readings[i + 1];
    const joint = high === undefined ? undefined : jointEnd(tokens, low.next, low, signs);
    const isMixed = high !== undefined && signAt(tokens, high.next, '%') && !signAt(tokens, low.next, '%') && wordAt(tokens, low.next) === 'or';
    if (high !== undefined && joint === high.first && !isMixed) {
      found.push({ ...low, next: high.next, value: withSharedScale(tokens, low, high), other: high.value, approximate: true });
      i += 1;
    } else found.push(low);
  }
  return found;
}
