import { describe, expect, test } from 'vitest';

import { readings } from '../../../test/mentions.ts';

const people = (text: string): string[] => readings('person', text);

describe('names of people', () => {
  test.each([
    ['Katie Edwards', 'Katie Edwards'], ['sunny evans', 'Sunny Evans'], ['rajee', 'Rajee'], ["Jill O'Brien", "Jill O'Brien"], ["jill o'brien", "Jill O'Brien"], ['Adam E. Pollock', 'Adam E. Pollock'],
    ['Laure de Clermont-Tonnerre', 'Laure de Clermont-Tonnerre'], ['Dr. Kalpana I. Nathan', 'Dr. Kalpana I. Nathan'], ['Wendy white', 'Wendy White'], ['Amanda May', 'Amanda May'], ['will smith', 'Will Smith'],
  ])('read "%s" as a whole answer', (text, value) => {
    expect(people(text)).toEqual([`${text} = ${value}`]);
  });

  test.each([
    ['my name is sunny evans', 'sunny evans = Sunny Evans'],
    ["yes hi it's Katie Edwards", 'Katie Edwards = Katie Edwards'],
    ['an appointment with Dr. Kalpana I. Nathan at 1 pm', 'Dr. Kalpana I. Nathan = Dr. Kalpana I. Nathan'],
    ['you can call me bob and then we will see how it all goes', 'bob = Bob'],
    ['this is priya from the accounts team at head office', 'priya = Priya'],
  ])('read the name in "%s"', (text, reading) => {
    expect(people(text)).toEqual([reading]);
  });

  test.each([
    ['s t o n e', 's t o n e = Stone'],
    ['Juliet alpha yankee November Echo', 'Juliet alpha yankee November Echo = Jayne'],
    ['k e double l y', 'k e double l y = Kelly'],
    ['k e l l y space s m i t h', 'k e l l y space s m i t h = Kelly Smith'],
    ['b for bravo o b', 'b for bravo o b = Bob'],
  ])('put together the letters of "%s"', (text, reading) => {
    expect(people(text)).toEqual([reading]);
  });

  test('take the spelling that follows a name', () => {
    expect(people('Alice stone s t o n e')).toEqual(['Alice stone s t o n e = Alice Stone']);
    expect(people("it's jon smith, s m y t h e")).toEqual(['jon smith, s m y t h e = Jon Smythe']);
  });

  test.each([['ya sure'], ['no thank you'], ['hello'], ['hmmm ok'], ['i need to change the address on my account please'], ["I'm calling about my order"], ['6yb'], [''], ['i am looking for a car'], ['this is great']])(
    'are not in "%s"',
    (text) => {
      expect(people(text)).toEqual([]);
    },
  );
});

describe('names of organisations', () => {
  test.each([
    ["I'm calling from Acme Pty Ltd", 'Acme Pty Ltd = Acme Pty Ltd'],
    ['we use National Australia Bank for that', 'National Australia Bank = National Australia Bank'],
    ['I work for IBM', 'IBM = IBM'],
    ['Acme', 'Acme = Acme'],
    ['University of Sydney', 'University of Sydney = University of Sydney'],
  ])('read "%s"', (text, reading) => {
    expect(readings('organisation', text)).toEqual([reading]);
  });

  test.each([['we use a bank'], ['Yes'], ['Good morning, how are you'], ['The thing is broken']])('are not in "%s"', (text) => {
    expect(readings('organisation', text)).toEqual([]);
  });
});
