import { describe, expect, test } from 'vitest';

import { mentionsIn, readings, SYDNEY, targetOf } from '../../../test/mentions.ts';

describe('yes and no', () => {
  test.each([
    ['yeah', true], ['yep', true], ['yes please', true], ['of course', true], ["that's right", true], ['I do', true], ['absolutely', true], ['nah yeah', true],
    ['nope', false], ['no thanks', false], ['not really', false], ["I don't", false], ['not at all', false], ['definitely not', false], ['yeah nah', false], ["that's not right", false],
    ['the answer is no', false], ['oh no', false],
  ])('read "%s"', (text, value) => {
    expect(mentionsIn('boolean', text).map((mention) => mention.value)).toEqual([value]);
  });

  test('mark a hedged answer as approximate', () => {
    expect(mentionsIn('boolean', "I don't think so")).toMatchObject([{ value: false, granularity: 'approximate' }]);
    expect(mentionsIn('boolean', 'probably')).toMatchObject([{ value: true, granularity: 'approximate' }]);
  });

  test.each([['no worries'], ["I'm not sure"], ['yes and no'], ['there is no fee'], ['no idea'], ['right now'], ["I don't know"], ['I do not want it'], ['it is a big house'], ['nobody']])(
    'are not in "%s"',
    (text) => {
      expect(readings('boolean', text)).toEqual([]);
    },
  );
});

const PLANS = targetOf('enum', '', [
  { value: 'Full-size', synonyms: ['big car'] },
  { value: 'Credit card', synonyms: ['visa', 'card'] },
  { value: 'Débit', synonyms: ['card'] },
]);

describe('choices', () => {
  test.each([
    ['a full size please', 'full size = Full-size'],
    ['FULL-SIZE', 'FULL-SIZE = Full-size'],
    ['the fullsize one', 'fullsize = Full-size'],
    ['some big car', 'big car = Full-size'],
    ['my credit cards', 'credit cards = Credit card'],
    ['debit', 'debit = Débit'],
    ['card', 'card = Credit card | Débit'],
  ])('are found in "%s"', (text, reading) => {
    expect(readings('enum', text, SYDNEY, PLANS)).toEqual([reading]);
  });

  test.each([['visage'], ['bigcart'], ['full'], ['']])('are not in "%s"', (text) => {
    expect(readings('enum', text, SYDNEY, PLANS)).toEqual([]);
  });

  test('are none when the target declares none', () => {
    expect(readings('enum', 'visa', SYDNEY, targetOf('enum'))).toEqual([]);
  });

  test('that are said together are one list', () => {
    const colours = targetOf('multi-enum', '', ['Red', 'Blue', 'Green'].map((value) => ({ value, synonyms: [] })));
    expect(readings('multi-enum', 'red, blue and red. but not green', SYDNEY, colours)).toEqual(['red, blue and red = Red, Blue', 'green = Green']);
    expect(readings('multi-enum', 'red or blue', SYDNEY, colours)).toEqual(['red = Red', 'blue = Blue']);
  });
});
