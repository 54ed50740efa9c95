import { tokenise } from '../spoken/tokens.ts';
import type { TypedParser } from './parser.ts';
import { digitPostcodes } from './postcode-digits.ts';
import { letterPostcodes } from './postcode-letters.ts';
import { postalRegion } from './target-hints.ts';

const HINT = /[\d\uFF10-\uFF19]|\b(?:oh|zero|one|two|three|four|five|six|seven|eight|nine|ten|double|triple|thousand|hundred|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)\b/i;

/**
 * Postcodes of the region that the target names, else the context's: British and Canadian ones written or spelled out
 * ("w s seven 1 0 g h", "Bravo Alpha 5 3 Echo Juliet"), and those made of digits (AU, NZ, US and others: "three
 * thousand", "two oh double oh"). Written as the post writes them: "WS7 1AB", "K1A 0B1", "3000".
 */
export const parsePostcode: TypedParser<'postcode'> = (text, context, target) => {
  const region = postalRegion(target, context.region);
  if (!HINT.test(text)) return [];
  const tokens = tokenise(text);
  return letterPostcodes(tokens, region) ?? digitPostcodes(tokens, region);
};
