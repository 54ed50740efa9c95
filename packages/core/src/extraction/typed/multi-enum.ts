import { tokenise, type Token } from '../spoken/tokens.ts';
import { choicesIn, type ChoiceMatch } from './choices.ts';
import { mentionOf } from './mention.ts';
import type { Mention, TypedParser } from './parser.ts';

const JOINTS = new Set(['and', 'also', 'plus', 'as', 'well', 'both', 'the', 'a', 'an', ',', '&', '+', '/']);

const isJoined = (tokens: readonly Token[], from: number, to: number): boolean => {
  if (to - from > 4) return false;
  for (let at = from; at < to; at += 1) if (!JOINTS.has((tokens[at] as Token).folded)) return false;
  return true;
};

/** Declared choices said together ("red, blue and green") as one list, in the order they were said, without repeats. */
export const parseMultiEnum: TypedParser<'multi-enum'> = (text, _context, target) => {
  const tokens = tokenise(text);
  const groups: { first: number; next: number; values: string[] }[] = [];
  for (const choice of choicesIn(tokens, target)) {
    const last = groups.at(-1);
    if (choice.rival !== undefined) continue;
    if (last !== undefined && isJoined(tokens, last.next, choice.first)) extend(last, choice);
    else groups.push({ first: choice.first, next: choice.next, values: [choice.value] });
  }
  return groups.map((group): Mention<'multi-enum'> => mentionOf(tokens, group.first, group.next, group.values));
};

function extend(group: { next: number; values: string[] }, choice: ChoiceMatch): void {
  group.next = choice.next;
  if (!group.values.includes(choice.value)) group.values.push(choice.value);
}
