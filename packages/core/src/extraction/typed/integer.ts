import { inParts } from '../spoken/quantity.ts';
import { mentionOf } from './mention.ts';
import type { Mention, TypedParser } from './parser.ts';
import { plainNumbersIn } from './plain-numbers.ts';

const signed = (value: number, negative: boolean): number => (negative && value !== 0 ? -value : value);

/**
 * Whole numbers: "135", "twelve hundred", "a couple of", "two or three" (one mention, the other choice as its
 * alternative). Not money, clock times, dates, ordinals, or digits read out one by one.
 */
export const parseInteger: TypedParser<'integer'> = (text) => {
  const { tokens, numbers } = plainNumbersIn(text);
  const found: Mention<'integer'>[] = [];
  for (const number of numbers) {
    const value = inParts(number.value, 0);
    const other = number.other === undefined ? undefined : inParts(number.other, 0);
    if (value === undefined || (number.other !== undefined && other === undefined)) continue;
    found.push(
      mentionOf(tokens, number.first, number.next, signed(value, number.negative), {
        granularity: number.approximate ? 'approximate' : 'exact',
        assumed: number.shape === 'pair' ? ['magnitude'] : [],
        alternative: other,
      }),
    );
  }
  return found;
};
