import type { TargetType } from './target.ts';

/** An amount in the currency's minor unit (cents), ISO 4217 code. */
export interface Money {
  readonly amountMinor: number;
  readonly currency: string;
}

/** A value as Relay stores and prints it, by target type. */
export interface ValueByType {
  readonly text: string;
  readonly integer: number;
  readonly decimal: number;
  readonly money: Money;
  /** `YYYY-MM-DD` */
  readonly date: string;
  /** `HH:MM`, 24 hours */
  readonly time: string;
  /** `YYYY-MM-DDTHH:MM`, in the call's time zone */
  readonly datetime: string;
  /** ISO 8601, `PT45M` */
  readonly duration: string;
  readonly boolean: boolean;
  readonly enum: string;
  readonly 'multi-enum': readonly string[];
  readonly person: string;
  readonly organisation: string;
  /** E.164, `+61412345678` */
  readonly phone: string;
  readonly email: string;
  readonly postcode: string;
  readonly url: string;
}

/** Any stored value. */
export type TypedValue = ValueByType[TargetType];

/** What a value's meaning depends on beside the words: never evidence, always recorded with the analysis. */
export interface CallContext {
  /** When the call took place; "next Tuesday" counts from here. */
  readonly at: string;
  /** IANA name, `Australia/Sydney`. */
  readonly timeZone: string;
  /** BCP 47; decides day and month order. */
  readonly locale: string;
  /** ISO 4217; assumed, and marked so, when the words name none. */
  readonly currency: string;
  /** ISO 3166-1 alpha-2; reads national phone numbers and postcodes. */
  readonly region: string;
}
