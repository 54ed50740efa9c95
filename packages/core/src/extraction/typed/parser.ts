import type { TargetDefinition, TargetType } from '../target.ts';
import type { CallContext, ValueByType } from '../value.ts';

/** How finely a value was said: "March" is a month, "about fifty" an approximation. */
export type Granularity = 'exact' | 'day' | 'month' | 'year' | 'approximate';

/** A place in a text that reads as a value of one type: `text.slice(start, end)` is the words that carry it. */
export interface Mention<T extends TargetType = TargetType> {
  readonly start: number;
  readonly end: number;
  readonly value: ValueByType[T];
  readonly granularity: Granularity;
  /**
   * Parts that the words did not say and the context supplied: `currency` (a plain number), `region` (whose dollar, whose
   * phone numbers, whose financial year), `year`, `month`, `century`, `meridiem`, `day-month-order`, `scheme`; and ways of
   * reading that are less sure: `magnitude` (numbers side by side as one), `sound` (a word taken for the letter or digit
   * that it sounds like), `spelling` (a name put together from its letters).
   */
  readonly assumed: readonly string[];
  /**
   * Another reading of the same words that the context does not rule out, or the other end of a range ("ten to fifteen
   * thousand"): such a mention is `ambiguous`, never `found`.
   */
  readonly alternative?: ValueByType[T];
}

/**
 * Reads one type of value out of what was said. Finds every mention, in order, not overlapping. Total and
 * deterministic: any text gives mentions or none, never throws, in time linear in the text. Every digit and number
 * word inside a mention is accounted for by its value.
 */
export type TypedParser<T extends TargetType = TargetType> = (
  text: string,
  context: CallContext,
  target: TargetDefinition,
) => readonly Mention<T>[];
