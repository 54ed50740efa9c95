import type { TargetChoice, TargetDefinition, TargetType } from '../src/extraction/target.ts';
import type { Mention, TypedParser } from '../src/extraction/typed/parser.ts';
import { parserFor } from '../src/extraction/typed/parsers.ts';
import type { CallContext } from '../src/extraction/value.ts';

/** A call in Sydney on Wednesday 4 March 2026, at noon. */
export const SYDNEY: CallContext = { at: '2026-03-04T01:00:00.000Z', timeZone: 'Australia/Sydney', locale: 'en-AU', currency: 'AUD', region: 'AU' };
/** The same day in London. */
export const LONDON: CallContext = { at: '2026-03-04T12:00:00.000Z', timeZone: 'Europe/London', locale: 'en-GB', currency: 'GBP', region: 'GB' };
/** The same day in New York. */
export const NEW_YORK: CallContext = { at: '2026-03-04T17:00:00.000Z', timeZone: 'America/New_York', locale: 'en-US', currency: 'USD', region: 'US' };

/** A target of a type that says nothing else about itself. */
export const targetOf = (type: TargetType, description = '', choices: readonly TargetChoice[] = []): TargetDefinition => ({
  key: 'asked',
  label: 'Asked',
  description,
  type,
  saidBy: 'any',
  synonyms: [],
  choices,
  examples: [],
  highImpact: false,
});

/** Every mention of a type in a text; the parser must be there. */
export function mentionsIn<T extends TargetType>(type: T, text: string, context = SYDNEY, target = targetOf(type)): readonly Mention<T>[] {
  const parse: TypedParser<T> | undefined = parserFor(type);
  if (parse === undefined) throw new Error(`no parser reads ${type}`);
  return parse(text, context, target);
}

/** Every mention as `words = value`, with `| alternative` where there are two readings. */
export const readings = (type: TargetType, text: string, context = SYDNEY, target = targetOf(type)): string[] =>
  mentionsIn(type, text, context, target).map((mention) => {
    const other = mention.alternative === undefined ? '' : ` | ${show(mention.alternative)}`;
    return `${text.slice(mention.start, mention.end)} = ${show(mention.value)}${other}`;
  });

function show(value: unknown): string {
  if (typeof value === 'object' && value !== null && 'amountMinor' in value && 'currency' in value) return `${String(value.amountMinor)} ${String(value.currency)}`;
  return Array.isArray(value) ? value.join(', ') : String(value);
}
