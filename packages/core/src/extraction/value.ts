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

export type { CallContext } from '../call/context.ts';
