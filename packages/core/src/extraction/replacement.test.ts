import { describe, expect, it } from 'vitest';
import { replacementIn } from './replacement.ts';

describe('what a correction puts in the place of something', () => {
  it.each([
    ['Sorry, make that Fremont.', 'Fremont', 'correction'], ["Actually, let's change it to Fremont instead.", 'Fremont', 'correction'], ['I meant the basic plan.', 'the basic plan', 'correction'],
    ['No wait, Fremont please.', 'Fremont', 'cue'], ['scratch that fremont', 'fremont', 'cue'], ["Oh hang on, I got that wrong, it's Fremont.", 'Fremont', 'correction'],
    ["Actually it's Fremont.", 'Fremont', 'sentence'], ['Can you change that to Fremont?', 'Fremont', 'correction'], ['It should be Fremont, not Oakland.', 'Fremont', 'correction'],
    ['Turns out it is Fremont.', 'Fremont', 'correction'], ["I'd rather have Fremont.", 'Fremont', 'correction'], ['No, Fremont.', 'Fremont', 'cue'],
  ])('%s', (text, words, by) => {
    expect(replacementIn(text)).toEqual({ words, by });
  });

  it.each([
    'Fremont.', 'Yes, Fremont.', 'Sorry, can you repeat that?', 'Actually, what does it cost?', 'No problem.', "No, that's right.", 'Sorry, I did not hear you, the line is very bad here today and loud.',
    'Wait.', '', 'No insurance.', 'Actually I think that is all I needed for today, thanks.',
  ])('nothing: %j', (text) => {
    expect(replacementIn(text)).toBeUndefined();
  });
});
