import type { TargetType } from '../target.ts';
import type { ValueByType } from '../value.ts';
import type { Granularity, Mention } from './parser.ts';
import type { Token } from '../spoken/tokens.ts';

/** What a reader adds to the plain value. */
export interface MentionExtras<T extends TargetType> {
  readonly granularity?: Granularity;
  readonly assumed?: readonly string[];
  readonly alternative?: ValueByType[T] | undefined;
}

/** A mention that covers the tokens `first` to `next` (exclusive). An alternative that is the value itself is none. */
export function mentionOf<T extends TargetType>(
  tokens: readonly Token[],
  first: number,
  next: number,
  value: ValueByType[T],
  extras: MentionExtras<T> = {},
): Mention<T> {
  const start = (tokens[first] as Token).start;
  const end = (tokens[next - 1] as Token).end;
  const { granularity = 'exact', assumed = [], alternative } = extras;
  const isOther = alternative !== undefined && JSON.stringify(alternative) !== JSON.stringify(value);
  return { start, end, value, granularity, assumed, ...(isOther ? { alternative } : {}) };
}
