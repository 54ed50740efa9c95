import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fold, occurrencesOf, type FoldedToken } from './fold.ts';

type Fold = (text: string) => readonly FoldedToken[];
type Locate = (needle: string, text: string) => readonly { readonly start: number; readonly end: number }[];

const RUNS = { numRuns: 600, seed: 20_240_301 };

const speech = fc.array(
  fc.oneof(
    fc.constantFrom('um', 'uh', 'it’s', 'José', 'ＦＵＬＬ', '５０', 'm²', '½', '①', '$1,250.50', '5:30', 'a.b@c.com', '1 3 5', '12-14', '—', '“no”', '\u200b', 'oh', 'ﬁve', '٣', 'e\u0301', '+61', '-5', "O'Neil", '\ud800'),
    fc.integer({ min: 0, max: 99_999 }).map(String),
    fc.string({ unit: 'binary', maxLength: 6 }),
    fc.string({ unit: 'grapheme-ascii', maxLength: 6 }),
  ),
  { maxLength: 12 },
).chain((parts) => fc.constantFrom(' ', '  ', '', ', ', '.').map((joint) => parts.join(joint)));

const asciiDigits = (text: string): string => [...text].filter((char) => /\p{Nd}/u.test(char)).map((char) => char.normalize('NFKC')).join('');

/** Folding maps back: tokens stand in order on their own slices, and carry the digits of their slice, no others. */
const mapsBack = (folding: Fold) =>
  fc.property(speech, (text) => {
    let from = 0;
    for (const token of folding(text)) {
      expect(token.start).toBeGreaterThanOrEqual(from);
      expect(token.end).toBeGreaterThan(token.start);
      expect(token.end).toBeLessThanOrEqual(text.length);
      expect(asciiDigits(token.text)).toBe(asciiDigits(text.slice(token.start, token.end)));
      expect(/^\P{Nd}*$/u.test(text.slice(token.start, token.end)) ? /[0-9]/.test(token.text) : false).toBe(false);
      from = token.end;
    }
  });

/** Words taken from a text are found in it again in other dress; what is found folds to the same words. */
const findsWhatIsThere = (locate: Locate) =>
  fc.property(speech, fc.nat(), fc.nat(), (text, first, length) => {
    const tokens = fold(text);
    fc.pre(tokens.length > 0);
    const from = first % tokens.length;
    const to = Math.min(tokens.length - 1, from + (length % 4));
    const slice = text.slice(tokens[from]!.start, tokens[to]!.end);
    const places = locate(slice.toLowerCase().replace(/ /g, '   '), text);
    const wanted = fold(slice).map((token) => token.text).join(' ');
    expect(places.length).toBeGreaterThan(0);
    for (const { start, end } of places) expect(fold(text.slice(start, end)).map((token) => token.text).join(' ')).toBe(wanted);
  });

const locate: Locate = (needle, text) => occurrencesOf(needle, text, fold(text));

describe('folding', () => {
  it('maps back to exact slices and never makes a digit', () => {
    fc.assert(mapsBack(fold), RUNS);
  });

  it('finds words in another dress, and nothing else', () => {
    fc.assert(findsWhatIsThere(locate), { ...RUNS, numRuns: 300 });
  });

  const dishonest: Readonly<Record<string, Fold>> = {
    'makes digits of superscripts': (text) => fold(text).map((token) => ({ ...token, text: token.text.normalize('NFKC') })),
    'joins digits that stand apart': (text) =>
      fold(text).map((token, index, all) => (/^\d+$/.test(token.text) && /^\d+$/.test(all[index + 1]?.text ?? '') ? { ...token, text: token.text + all[index + 1]!.text } : token)),
    'loses count of offsets': (text) => fold(text.normalize('NFKC')),
  };
  it.each(Object.entries(dishonest))('a folding that %s is caught', (_, folding) => {
    expect(fc.check(mapsBack(folding), RUNS).failed).toBe(true);
  });

  const careless: Readonly<Record<string, Locate>> = {
    'looks for the exact text alone': (needle, text) => (text.includes(needle) ? [{ start: text.indexOf(needle), end: text.indexOf(needle) + needle.length }] : []),
    'takes the first word for the whole': (needle, text) => locate(fold(needle)[0]?.text ?? '', text),
  };
  it.each(Object.entries(careless))('a search that %s is caught', (_, search) => {
    expect(fc.check(findsWhatIsThere(search), { ...RUNS, numRuns: 300 }).failed).toBe(true);
  });

  it.each([
    ['five  PM', 'at Five pm.', 'Five pm'],
    ['its 5:30', 'Well, it’s 5:30, uh, pm', 'it’s 5:30'],
    ['5:30 pm', 'it is 5:30, uh, PM', '5:30, uh, PM'],
    ['jose', 'ask for José please', 'José'],
    ['12–14', 'from 12-14', '12-14'],
    ['mr o neil', "Mr. O'Neil", undefined],
  ])('%j in %j is %j', (needle, text, slice) => {
    const place = occurrencesOf(needle, text, fold(text))[0];
    expect(place === undefined ? undefined : text.slice(place.start, place.end)).toBe(slice);
  });

  it.each([
    ['35', 'one hundred and 135 dollars'], ['5', '5:30'], ['250', '1,250'], ['san fran', 'San Francisco'], ['1 35', '1.35'], ['135', '1 3 5'], ['2', 'm²'],
    ['robert johnston', 'robert johnson'], ['um', 'um'], ['', 'anything'], ['five', 'fifty'], ['-', 'a - b'],
  ])('%j is not in %j', (needle, text) => {
    expect(occurrencesOf(needle, text, fold(text)).filter((place) => place.match === 'folded')).toEqual([]);
    expect(/\p{L}|\p{N}/u.test(needle) ? occurrencesOf(needle, text, fold(text)) : []).toEqual([]);
  });
});
