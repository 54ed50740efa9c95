import { readDigitPiece } from './digit-run.ts';
import { letterOf, natoLetter } from './letters.ts';
import { REPEATS } from './number-words.ts';
import { digitsAt, signAt, wordAt, type Token } from './tokens.ts';

/** A piece of an address said or written, and where it ends. */
export interface AddressPart {
  readonly text: string;
  readonly next: number;
}

/** Last labels that make a name a domain: common ones only, since any word can follow "dot". */
const TOP_LEVELS = new Set(
  ('com net org edu gov info biz io co me app dev ai tv id asn au uk nz us ca in ie za sg hk jp eu de fr es it nl ch se no dk ' +
    'online store shop tech cloud agency').split(' '),
);

/** Sites whose name is said as two words. */
const MOST_LABEL_WORDS = 3;

const isDot = (tokens: readonly Token[], index: number): boolean =>
  wordAt(tokens, index) === 'dot' || (signAt(tokens, index, '.') && tokens[index]?.glued === true && tokens[index + 1]?.glued === true);

/** "b for bravo", "s as in sugar": the letter, when the word starts with it. */
export function readExplainedLetter(tokens: readonly Token[], index: number): AddressPart | undefined {
  const letter = wordAt(tokens, index);
  if (letter.length !== 1) return undefined;
  const link = wordAt(tokens, index + 1);
  const at = link === 'for' || link === 'like' ? index + 2 : link === 'as' && wordAt(tokens, index + 2) === 'in' ? index + 3 : -1;
  const example = at < 0 ? '' : wordAt(tokens, at);
  return example.length > 1 && example.startsWith(letter) ? { text: letter, next: at + 1 } : undefined;
}

/** Letters spelled one by one, spelling alphabet included when there are at least three; `undefined` for fewer than two. */
export function readSpelled(tokens: readonly Token[], index: number): AddressPart | undefined {
  let text = '';
  let at = index;
  let hasPlain = false;
  while (at < tokens.length && text.length < 40) {
    const explained = readExplainedLetter(tokens, at);
    const repeat = REPEATS.get(wordAt(tokens, at));
    const letter = letterOf(wordAt(tokens, repeat === undefined ? at : at + 1));
    if (explained !== undefined) {
      text += explained.text;
      at = explained.next;
      hasPlain = true;
    } else if (letter !== undefined) {
      text += letter.repeat(repeat ?? 1);
      hasPlain ||= natoLetter(wordAt(tokens, at)) === undefined;
      at += repeat === undefined ? 1 : 2;
      if (wordAt(tokens, at - 1) === 'x' && wordAt(tokens, at) === 'ray') at += 1;
    } else break;
  }
  return text.length >= (hasPlain ? 2 : 3) ? { text, next: at } : undefined;
}

const NEVER_LABELS = new Set(['the', 'my', 'our', 'your', 'their', 'this', 'that']);

/** A label of a domain: spelled letters, a word, several words run together, digits. Ends before a dot. */
function readLabel(tokens: readonly Token[], index: number): AddressPart | undefined {
  if (NEVER_LABELS.has(wordAt(tokens, index))) return undefined;
  let text = '';
  let at = index;
  let words = 0;
  while (at < tokens.length && words < MOST_LABEL_WORDS) {
    if (text !== '' && isDot(tokens, at)) break;
    const spelled = readSpelled(tokens, at);
    const piece = spelled ?? readDigitPiece(tokens, at);
    if (piece !== undefined) {
      text += 'digits' in piece ? piece.digits : piece.text;
      at = piece.next;
    } else if (signAt(tokens, at, '-') || wordAt(tokens, at) === 'hyphen' || wordAt(tokens, at) === 'dash') {
      if (text === '') return undefined;
      text += '-';
      at += 1;
    } else if (wordAt(tokens, at) !== '' && /^[a-z]+$/.test(wordAt(tokens, at))) {
      text += wordAt(tokens, at);
      at += 1;
      words += 1;
    } else break;
  }
  return text === '' ? undefined : { text, next: at };
}

/** The label after a dot: one word, or two or three letters spelled ("a u", "c o"). */
function readSuffix(tokens: readonly Token[], index: number): AddressPart | undefined {
  const word = wordAt(tokens, index);
  if (word.length > 1 && TOP_LEVELS.has(word)) return { text: word, next: index + 1 };
  const pair = word.length === 1 && wordAt(tokens, index + 1).length === 1 ? word + wordAt(tokens, index + 1) : '';
  if (TOP_LEVELS.has(pair)) return { text: pair, next: index + 2 };
  return undefined;
}

/** A domain name, said ("big pond dot com dot a u") or written ("gmail.com"); lower case. */
export function readDomain(tokens: readonly Token[], index: number): AddressPart | undefined {
  let label = readLabel(tokens, index);
  if (label === undefined) return undefined;
  let text = label.text;
  let end: AddressPart | undefined;
  for (let labels = 0; labels < 6 && isDot(tokens, label.next); labels += 1) {
    const at: number = label.next + 1;
    const suffix = readSuffix(tokens, at);
    label = suffix ?? (end === undefined ? readLabel(tokens, at) : undefined);
    if (label === undefined) break;
    text += `.${label.text}`;
    if (suffix !== undefined) end = { text, next: suffix.next };
  }
  return end;
}

/** Signs of an address's local part by their names. */
const CONNECTORS: ReadonlyMap<string, string> = new Map([
  ['dot', '.'], ['period', '.'], ['underscore', '_'], ['dash', '-'], ['hyphen', '-'], ['plus', '+'],
]);

/** The connecting sign at an index, said or written without a gap. */
export function connectorAt(tokens: readonly Token[], index: number): AddressPart | undefined {
  const said = CONNECTORS.get(wordAt(tokens, index));
  if (said !== undefined) return { text: said, next: index + 1 };
  if (wordAt(tokens, index) === 'under' && wordAt(tokens, index + 1) === 'score') return { text: '_', next: index + 2 };
  const isWritten = signAt(tokens, index, '._-+') && tokens[index]?.glued === true && tokens[index + 1]?.glued === true;
  return isWritten ? { text: (tokens[index] as Token).folded, next: index + 1 } : undefined;
}

/** Written digits or digits in words ("ninety nine", "double two"). */
export const readAddressDigits = (tokens: readonly Token[], index: number): AddressPart | undefined => {
  const piece = digitsAt(tokens, index) === '' && wordAt(tokens, index) === 'o' ? undefined : readDigitPiece(tokens, index);
  return piece === undefined ? undefined : { text: piece.digits, next: piece.next };
};
