import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { tokenise } from './tokens.ts';

const shape = (text: string): string[] => tokenise(text).map((token) => `${token.glued ? '+' : ''}${token.folded}`);

describe('tokens', () => {
  test('part letters, digits and signs, and say what is glued', () => {
    expect(shape("It's 5pm, $1,250.50!")).toEqual(['its', '5', '+pm', '+,', '$', '+1', '+,', '+250', '+.', '+50', '+!']);
  });

  test('take hyphens out of words and keep them between digits', () => {
    expect(shape('twenty-five x-ray 5-10 3-bed')).toEqual(['twenty', '+five', 'x', '+ray', '5', '+-', '+10', '3', '+-', '+bed']);
  });

  test('leave out fillers unless they are spelled letters', () => {
    expect(shape('a um hundred er five E ER')).toEqual(['a', 'hundred', 'five', 'e', 'er']);
  });

  test('fold case, accents, apostrophes and full-width digits', () => {
    expect(shape('José O\u2019Brien １２')).toEqual(['jose', 'obrien', '12']);
  });

  test('never make a digit of something else', () => {
    for (const text of ['²', '½', 'Ⅳ', '①', '٣', '5️⃣']) {
      const digits = tokenise(text).filter((token) => token.kind === 'digits').map((token) => token.folded);
      expect(digits.join('')).toBe(text.replaceAll(/[^0-9]/g, ''));
    }
  });

  test('cover every character but white space, fillers and inner hyphens, in order', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme' }), fc.string()), (text) => {
        let at = 0;
        for (const token of tokenise(text)) {
          expect(token.start).toBeGreaterThanOrEqual(at);
          expect(token.end).toBeGreaterThan(token.start);
          expect(text.slice(at, token.start)).toMatch(/^(?:\s|[-\u2010\u2011]|u+[hm]+|uhm|er+m?|\u00ad|[\u200b-\u200d\ufeff'\u2019])*$/iu);
          at = token.end;
        }
      }),
    );
  });
});
