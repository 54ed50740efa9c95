import { tokenise } from '../spoken/tokens.ts';
import { choicesIn } from './choices.ts';
import { mentionOf } from './mention.ts';
import type { TypedParser } from './parser.ts';

/** The target's declared choices, by value and synonyms: folded whole words, a plural too. Words of two choices keep both. */
export const parseEnum: TypedParser<'enum'> = (text, _context, target) => {
  const tokens = tokenise(text);
  return choicesIn(tokens, target).map((choice) => mentionOf(tokens, choice.first, choice.next, choice.value, { alternative: choice.rival }));
};
