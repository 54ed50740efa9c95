import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { readings } from '../../../test/mentions.ts';

const emails = (text: string): string[] => readings('email', text);

describe('e-mail addresses', () => {
  test.each([
    ['jane dot smith at gmail dot com', 'jane.smith@gmail.com'],
    ['jane.smith@example.com.au', 'jane.smith@example.com.au'],
    ['j a n e dot s m i t h at g m a i l dot com', 'jane.smith@gmail.com'],
    ['juliet alpha november echo at gmail dot com', 'jane@gmail.com'],
    ['jane underscore ninety nine at big pond dot net dot a u', 'jane_99@bigpond.net.au'],
    ['j for juliet a n e at hotmail dot com', 'jane@hotmail.com'],
    ['mike dot oscar at acme dot co dot u k', 'mike.oscar@acme.co.uk'],
    ['jane smith all one word at outlook dot com', 'janesmith@outlook.com'],
    ['jane at gmail.com', 'jane@gmail.com'],
    ['jane double two at gmail dot com', 'jane22@gmail.com'],
    ['jane at the rate gmail dot com', 'jane@gmail.com'],
    ['jane dot smith@gmail dot com', 'jane.smith@gmail.com'],
    ['b smith 42 at hotmail dot com', 'bsmith42@hotmail.com'],
    ['Jane.Smith@Example.COM', 'jane.smith@example.com'],
  ])('read "%s"', (text, value) => {
    expect(emails(`my email is ${text}`)).toEqual([`${text} = ${value}`]);
  });

  test('keep both readings of words said side by side', () => {
    expect(emails("it's jane smith at gmail dot com")).toEqual(['jane smith at gmail dot com = janesmith@gmail.com | smith@gmail.com']);
  });

  test.each([['you can look at example dot com'], ['meet me at noon'], ['a@b'], ['@jane'], ['jane@'], ['jané@example.com'], ['a..b@example.com'], ['see us at acme.com']])('are not in "%s"', (text) => {
    expect(emails(text)).toEqual([]);
  });

  test('read back from words', () => {
    const word = fc.constantFrom('jane', 'smith', 'kelly', 'accounts', 'peter', 'wong', 'oscar');
    const sign = fc.constantFrom(['dot', '.'] as const, ['underscore', '_'] as const, ['dash', '-'] as const);
    const site = fc.constantFrom(['gmail dot com', 'gmail.com'] as const, ['acme dot com dot a u', 'acme.com.au'] as const, ['example dot co dot uk', 'example.co.uk'] as const);
    fc.assert(
      fc.property(word, sign, word, site, (one, [said, written], two, [saidSite, domain]) => {
        const words = `${one} ${said} ${two} at ${saidSite}`;
        expect(emails(`yeah it's ${words} please`)).toEqual([`${words} = ${one}${written}${two}@${domain}`]);
      }),
    );
  });
});

describe('web addresses', () => {
  test.each([
    ['www.example.com', 'https://www.example.com'],
    ['example dot com slash pricing', 'https://example.com/pricing'],
    ['https://foo.example.com/a?b=1', 'https://foo.example.com/a?b=1'],
    ['acme.com.au', 'https://acme.com.au'],
    ['w w w dot acme dot com dot au', 'https://www.acme.com.au'],
  ])('read "%s"', (text, value) => {
    expect(readings('url', `go to ${text}.`)).toEqual([`${text} = ${value}`]);
  });

  test.each([['jane@example.com'], ['I said no. come here'], ['version 1.2'], ['dot dot dot']])('are not in "%s"', (text) => {
    expect(readings('url', text)).toEqual([]);
  });
});
