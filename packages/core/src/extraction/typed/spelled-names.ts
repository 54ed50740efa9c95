import { readExplainedLetter } from '../spoken/addresses.ts';
import { letterOf, natoLetter } from '../spoken/letters.ts';
import { REPEATS } from '../spoken/number-words.ts';
import { signAt, wordAt, type Token } from '../spoken/tokens.ts';

/** A name spelled letter by letter: its words in lower case. */
export interface SpelledName {
  readonly first: number;
  readonly next: number;
  readonly words: readonly string[];
}

/** Letters of one token: a letter, a spelling-alphabet word, "double l", or capitals run together among single letters. */
function lettersAt(tokens: readonly Token[], index: number, inside: boolean): { readonly letters: string; readonly next: number; readonly plain: boolean } | undefined {
  const explained = readExplainedLetter(tokens, index);
  if (explained !== undefined) return { letters: explained.text, next: explained.next, plain: true };
  const token = tokens[index];
  if (token?.kind !== 'word') return undefined;
  const repeat = REPEATS.get(token.folded);
  if (repeat !== undefined) {
    const letter = letterOf(wordAt(tokens, index + 1));
    return letter === undefined ? undefined : { letters: letter.repeat(repeat), next: index + 2, plain: true };
  }
  if (token.folded === 'x' && wordAt(tokens, index + 1) === 'ray') return { letters: 'x', next: index + 2, plain: false };
  const letter = letterOf(token.folded);
  if (letter !== undefined) return { letters: letter, next: index + 1, plain: natoLetter(token.folded) === undefined };
  const isCluster = inside && token.capitals && token.folded.length <= 3 && /^[a-z]+$/.test(token.folded);
  return isCluster ? { letters: token.folded, next: index + 1, plain: true } : undefined;
}

/** More than anybody spells in one go. */
const MOST_TOKENS = 60;

/** Signs between spelled letters that do not end the spelling. */
const INNER = '-.\u2013';

/**
 * Reads a spelled name: at least three letters ("s t o n e", "Juliet alpha yankee november echo"), several words where
 * "space", "surname" or "last name" parts them.
 */
export function readSpelledName(tokens: readonly Token[], index: number): SpelledName | undefined {
  const words: string[] = [];
  let letters = '';
  let at = index;
  let next = index;
  while (at < tokens.length && next - index < MOST_TOKENS) {
    const said = lettersAt(tokens, at, letters.length > 0);
    if (said !== undefined) {
      letters += said.letters;
      at = said.next;
      next = at;
      continue;
    }
    const part = partingEnd(tokens, at);
    if (part !== undefined && letters.length >= 2) {
      words.push(letters);
      letters = '';
      at = part;
    } else if (letters !== '' && signAt(tokens, at, INNER) && lettersAt(tokens, at + 1, false) !== undefined) at += 1;
    else break;
  }
  if (letters !== '') words.push(letters);
  const total = words.reduce((sum, word) => sum + word.length, 0);
  const isReal = total >= 3 && next - index >= 3 && words.every((word) => word.length >= 2);
  return isReal ? { first: index, next, words } : undefined;
}

/** Index after words that part two spelled names. */
function partingEnd(tokens: readonly Token[], index: number): number | undefined {
  let at = signAt(tokens, index, ',.') ? index + 1 : index;
  if (wordAt(tokens, at) === 'space' || wordAt(tokens, at) === 'surname') at += 1;
  else if (['last', 'family', 'second'].includes(wordAt(tokens, at)) && wordAt(tokens, at + 1) === 'name') at += 2;
  else return undefined;
  if (wordAt(tokens, at) === 'is') at += 1;
  return lettersAt(tokens, at, false) === undefined ? undefined : at;
}
