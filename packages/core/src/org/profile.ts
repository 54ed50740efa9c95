import type { OwnedBy } from '../tenancy/scope.ts';
import type { Instant } from '../kernel/instant.ts';

/** What an organisation tells Relay about itself; the defaults by which its calls are read. */
export interface OrgSettings {
  /** 1 to 200 characters. */
  readonly name: string;
  /** IANA name, `Australia/Sydney`. */
  readonly timeZone: string;
  /** BCP 47, `en-AU`. */
  readonly locale: string;
  /** ISO 4217, `AUD`. */
  readonly currency: string;
  /** ISO 3166-1 alpha-2, `AU`: how national phone numbers and postcodes are read. */
  readonly region: string;
}

/** An organisation's profile under its scope. */
export interface OrgProfile<S> extends OwnedBy<S>, OrgSettings {
  readonly createdAt: Instant;
}
