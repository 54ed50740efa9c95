import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sentenceAround, sentencesOf, type Sentence } from './sentence.ts';

const RUNS = { numRuns: 500, seed: 12 };

/** Sentences cover a text without a gap, in order. */
const covers = (cut: (text: string) => readonly Sentence[]) =>
  fc.property(fc.array(fc.oneof(fc.constantFrom('. ', '? ', '!', '\n', 'St. ', '5 p.m. ', 'Mr. J. ', 'Ann.I ', '4.2 ', 'a@b.com'), fc.string())).map((parts) => parts.join('')), (text) => {
    expect(cut(text).map(({ start, end }) => text.slice(start, end)).join('')).toBe(text);
  });

describe('cutting into sentences', () => {
  it('covers the text', () => fc.assert(covers(sentencesOf), RUNS));

  it('is caught when it leaves something out', () => {
    expect(fc.check(covers((text) => sentencesOf(text).filter((one) => one.end - one.start > 1)), RUNS).failed).toBe(true);
  });

  it.each([
    ['Yes. At St. Helena, 4.2 miles.', ['Yes.', ' At St. Helena, 4.2 miles.']],
    ['Call J. Smith at 5 p.m. Then wait.', ['Call J. Smith at 5 p.m.', ' Then wait.']],
    ["With Ann.I'm right?", ['With Ann.', "I'm right?"]],
    ['no marks at all', ['no marks at all']],
    ['Really?! Yes', ['Really?!', ' Yes']],
  ])('%s', (text, sentences) => {
    expect(sentencesOf(text).map(({ start, end }) => text.slice(start, end))).toEqual(sentences);
  });

  it('finds the sentences that a span touches', () => {
    expect(sentenceAround(sentencesOf('One. Two. Three.'), 6, 12)).toEqual({ start: 4, end: 16, first: 1, last: 2 });
  });
});
