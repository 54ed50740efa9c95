import { type Instant, parseInstant } from '../kernel/instant.ts';
import { type DomainError, err, ok, type Result } from '../kernel/result.ts';
import { isCurrency, isLocale, isRegion, isTimeZone } from '../org/settings.ts';

/** What a value's meaning depends on beside the words: never evidence, always recorded with the analysis. */
export interface CallContext {
  /** When the call took place, ISO 8601; "next Tuesday" counts from here. */
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

/** A context that cannot be used; `field` names the part. */
export interface InvalidContext extends DomainError<'invalid-context'> {
  readonly field: keyof CallContext;
}

const refuse = (field: keyof CallContext, message: string) => err<InvalidContext>({ kind: 'invalid-context', field, message });

/** Checks a context; `at` comes back as an Instant. */
export function checkContext(given: CallContext): Result<CallContext & { readonly at: Instant }, InvalidContext> {
  const at = parseInstant(given.at);
  if (at === undefined) return refuse('at', 'The time of the call must be an ISO 8601 instant with an offset, such as 2026-03-04T09:30:00+11:00.');
  if (!isTimeZone(given.timeZone)) return refuse('timeZone', 'The time zone must be an IANA name, such as Australia/Sydney.');
  if (!isLocale(given.locale)) return refuse('locale', 'The locale must be a BCP 47 tag, such as en-AU.');
  if (!isCurrency(given.currency)) return refuse('currency', 'The currency must be an ISO 4217 code, such as AUD.');
  if (!isRegion(given.region)) return refuse('region', 'The region must be an ISO 3166-1 alpha-2 code, such as AU.');
  return ok({ ...given, at });
}
