import { numberOf } from '../spoken/quantity.ts';
import { mentionOf } from './mention.ts';
import type { Mention, TypedParser } from './parser.ts';
import { plainNumbersIn } from './plain-numbers.ts';

/** Numbers with or without a fraction: "4.2", "one point five million", "two and a half", "minus three". */
export const parseDecimal: TypedParser<'decimal'> = (text) => {
  const { tokens, numbers } = plainNumbersIn(text);
  return numbers.map((number): Mention<'decimal'> => {
    const value = numberOf(number.value);
    return mentionOf(tokens, number.first, number.next, number.negative && value !== 0 ? -value : value, {
      granularity: number.approximate ? 'approximate' : 'exact',
      assumed: number.shape === 'pair' ? ['magnitude'] : [],
      alternative: number.other === undefined ? undefined : numberOf(number.other),
    });
  });
};
