import { describe, expect, it } from 'vitest';
import { surroundingsOf } from './meaning.ts';
import { answerOf, puttingOf, replyTo } from './question.ts';
import { sentencesOf } from './sentence.ts';

const put = (text: string, value = '5:30') => {
  const start = text.indexOf(value);
  return puttingOf(surroundingsOf(text, sentencesOf(text), start, start + value.length), text);
};

describe('how a sentence puts a value', () => {
  it.each([
    'At 5:30 please.', 'Is there a table at 5:30?', 'Can you book it for 5:30?', 'What is the weather at 5:30?', 'Do you have anything at 5:30?', 'I like that, could I get 5:30?',
    'How much is it at 5:30?', 'Is 5:30 available?', 'Would it be possible at 5:30?', 'The price? It is 5:30.',
  ])('states: %s', (text) => expect(put(text)).toBe('states'));

  it.each(['How about 5:30?', 'Would you like 5:30?', 'Shall I book 5:30?', 'What about 5:30', 'Does 5:30 work?', 'Why not 5:30?', 'I can do Friday, would you prefer 5:30?'])('offers: %s', (text) => expect(put(text)).toBe('offers'));

  it.each(['So 5:30, right?', 'You want 5:30, is that correct?', '5:30?', 'Please confirm: 5:30.', 'Just to confirm, 5:30.', 'At 5:30. Is that correct?', 'You said 5:30, yeah?'])('confirms: %s', (text) => expect(put(text)).toBe('confirms'));

  it.each(['Is it 5:30?', 'Did you say 5:30?', 'is it 5:30', 'Was that 5:30?', 'Sorry, do you mean 5:30?', 'Does it start at 5:30?', 'Are you leaving at 5:30?'])('doubts: %s', (text) => expect(put(text)).toBe('doubts'));

  it.each(['5:30 or 6?', 'Would you like 6 or 5:30?', 'Is it 5:30 or 6?'])('lists: %s', (text) => expect(put(text)).toBe('lists'));
});

describe('an answer', () => {
  it.each(['Yes.', 'Yeah that works', 'Sounds good to me', "That's correct", 'Perfect, thanks', 'Okay', "No, that's right", 'No problem', 'Sure, go ahead', 'I like that', 'Great!', 'That is exactly right'])('agrees: %s', (text) => expect(answerOf(text)).toBe('yes'));

  it.each(['No.', 'Nope, sorry', 'No thanks', "That's not right", "That doesn't work", 'Sorry, no', 'Actually no', 'Not really', "I don't want that", 'Make it six', 'Something else', "I'd rather have six", 'Hold on'])('refuses: %s', (text) => expect(answerOf(text)).toBe('no'));

  it.each(['What does it cost?', "No, that's fine", 'Let me think', 'Who is this?', ''])('leaves it open: %s', (text) => expect(answerOf(text)).toBe('unclear'));

  it('is looked for with the other side, soon', () => {
    const turns = (...lines: readonly [string, string][]) => lines.map(([speaker, text]) => ({ speaker, text }));
    expect(replyTo(turns(['a', 'Five?'], ['c', 'Yes.']), 0)).toEqual({ kind: 'yes', turn: 1 });
    expect(replyTo(turns(['a', 'Five?'], ['a', 'Hello?'], ['c', 'No.']), 0)).toEqual({ kind: 'no', turn: 2 });
    expect(replyTo(turns(['a', 'Five?'], ['c', ' '], ['c', 'Yes.']), 0)).toEqual({ kind: 'yes', turn: 2 });
    expect(replyTo(turns(['a', 'Five?'], ['a', 'Six?'], ['a', 'Well?'], ['c', 'Yes.']), 0)).toEqual({ kind: 'unclear' });
    expect(replyTo(turns(['a', 'Five?']), 0)).toEqual({ kind: 'unclear' });
  });
});
