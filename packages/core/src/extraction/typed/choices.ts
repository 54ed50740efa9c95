import { tokenise, type Token } from '../spoken/tokens.ts';
import type { TargetDefinition } from '../target.ts';

/** A declared choice where it stands in the tokens. */
export interface ChoiceMatch {
  readonly first: number;
  readonly next: number;
  readonly value: string;
  /** Another choice that declares the same words. */
  readonly rival?: string;
}

interface Alias {
  readonly words: readonly string[];
  readonly value: string;
  readonly rival?: string;
}

const foldedWords = (text: string): readonly string[] => tokenise(text).filter((token) => token.kind !== 'sign').map((token) => token.folded);

/** All ways to say the choices, by first word, the longest first. */
function aliasesOf(target: TargetDefinition): ReadonlyMap<string, readonly Alias[]> {
  const byPhrase = new Map<string, Alias>();
  const add = (phrase: string, value: string): void => {
    const words = foldedWords(phrase);
    if (words.length === 0) return;
    const key = words.join(' ');
    const held = byPhrase.get(key);
    if (held === undefined) byPhrase.set(key, { words, value });
    else if (held.value !== value && held.rival === undefined) byPhrase.set(key, { ...held, rival: value });
  };
  for (const choice of target.choices) for (const name of [choice.value, ...choice.synonyms]) add(name, choice.value);
  const byFirst = new Map<string, Alias[]>();
  for (const alias of byPhrase.values()) {
    for (const variant of [alias, ...joinedOf(alias)]) {
      const first = variant.words[0] as string;
      const list = byFirst.get(first) ?? [];
      list.push(variant);
      byFirst.set(first, list);
    }
  }
  for (const list of byFirst.values()) list.sort((left, right) => right.words.length - left.words.length);
  return byFirst;
}

/** "full size" is also written "fullsize". */
const joinedOf = (alias: Alias): readonly Alias[] => (alias.words.length === 2 ? [{ ...alias, words: [alias.words.join('')] }] : []);

/** A plural of the last word still names the choice. */
const isSameWord = (said: string, declared: string, isLast: boolean): boolean => said === declared || (isLast && declared.length > 3 && said === `${declared}s`);

/** Where the declared choices of a target stand in the tokens: whole folded words, longest first, not overlapping. */
export function choicesIn(tokens: readonly Token[], target: TargetDefinition): readonly ChoiceMatch[] {
  const aliases = aliasesOf(target);
  if (aliases.size === 0) return [];
  const at = [...tokens.keys()].filter((index) => tokens[index]?.kind !== 'sign');
  const found: ChoiceMatch[] = [];
  let place = 0;
  while (place < at.length) {
    const said = (tokens[at[place] as number] as Token).folded;
    const list = aliases.get(said) ?? (said.endsWith('s') ? aliases.get(said.slice(0, -1))?.filter((alias) => alias.words.length === 1 && said.length > 4) : undefined);
    const match = list?.find((alias) => alias.words.every((word, offset) => isSaid(tokens, at[place + offset], word, offset === alias.words.length - 1)));
    if (match === undefined) {
      place += 1;
      continue;
    }
    const first = at[place] as number;
    const next = (at[place + match.words.length - 1] as number) + 1;
    found.push({ first, next, value: match.value, ...(match.rival === undefined ? {} : { rival: match.rival }) });
    place += match.words.length;
  }
  return found;
}

const isSaid = (tokens: readonly Token[], index: number | undefined, word: string, isLast: boolean): boolean =>
  index !== undefined && isSameWord((tokens[index] as Token).folded, word, isLast);
