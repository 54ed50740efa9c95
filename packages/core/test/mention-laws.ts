import type { TargetDefinition } from '../src/extraction/target.ts';
import type { Mention, TypedParser } from '../src/extraction/typed/parser.ts';
import type { CallContext } from '../src/extraction/value.ts';

const isPlace = (text: string, mention: Mention): boolean =>
  Number.isInteger(mention.start) && Number.isInteger(mention.end) && mention.start >= 0 && mention.start < mention.end && mention.end <= text.length;

const isTrimmed = (text: string, mention: Mention): boolean => {
  const words = text.slice(mention.start, mention.end);
  return words === words.trim();
};

/** What is wrong with a parser's answer to a text: places, order, overlaps, and whether it answers the same twice. */
export function faultsOf(parse: TypedParser, text: string, context: CallContext, target: TargetDefinition): string[] {
  const mentions = parse(text, context, target);
  const faults: string[] = [];
  for (const [index, mention] of mentions.entries()) {
    if (!isPlace(text, mention)) faults.push(`mention ${index} lies outside the text`);
    else if (!isTrimmed(text, mention)) faults.push(`mention ${index} has white space at an end`);
    const before = mentions[index - 1];
    if (before !== undefined && before.end > mention.start) faults.push(`mention ${index} starts before the one before it ends`);
    if (mention.alternative !== undefined && JSON.stringify(mention.alternative) === JSON.stringify(mention.value)) faults.push(`mention ${index} has its own value as the alternative`);
  }
  if (JSON.stringify(parse(text, context, target)) !== JSON.stringify(mentions)) faults.push('the second reading differs from the first');
  return faults;
}

const nextDigit = (digit: string): string => String((Number(digit) + 1) % 10);

/**
 * Digits of mentions that their values do not depend on: each digit is changed in turn, and the same words must then
 * read as something else or as nothing.
 */
export function looseDigitsOf(parse: TypedParser, text: string, context: CallContext, target: TargetDefinition): string[] {
  const loose: string[] = [];
  for (const { start, end, value, alternative } of parse(text, context, target)) {
    for (let at = start; at < end; at += 1) {
      const digit = text.charAt(at);
      if (!/[0-9]/.test(digit)) continue;
      const changed = text.slice(0, at) + nextDigit(digit) + text.slice(at + 1);
      const still = parse(changed, context, target).find((mention) => mention.start === start && mention.end === end);
      const isSame = still !== undefined && JSON.stringify([still.value, still.alternative]) === JSON.stringify([value, alternative]);
      if (isSame) loose.push(`digit ${digit} at ${at - start} of "${text.slice(start, end)}"`);
    }
  }
  return loose;
}
