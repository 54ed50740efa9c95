/** Types of value that a target can ask for. */
export const TARGET_TYPES = [
  'text', 'integer', 'decimal', 'money', 'date', 'time', 'datetime', 'duration', 'boolean', 'enum', 'multi-enum',
  'person', 'organisation', 'phone', 'email', 'postcode', 'url',
] as const;

/** One of TARGET_TYPES. */
export type TargetType = (typeof TARGET_TYPES)[number];

/** Who may say the value. */
export type SaidBy = 'agent' | 'customer' | 'any';

/** One choice of an `enum` or `multi-enum` target: the canonical value, and other words people use for it. */
export interface TargetChoice {
  readonly value: string;
  readonly synonyms: readonly string[];
}

/** What an organisation wants to know from a call: the immutable content of one version of a target. */
export interface TargetDefinition {
  /** Stable name within the org: 1 to 64 of `A-Z a-z 0-9 _ . -`. */
  readonly key: string;
  /** What people call it. */
  readonly label: string;
  /** What is asked for, for people and analysts alike. Untrusted text: length-capped, no control characters. */
  readonly description: string;
  readonly type: TargetType;
  readonly saidBy: SaidBy;
  /** Words that name the target in speech ("budget", "spend"). */
  readonly synonyms: readonly string[];
  /** For `enum` and `multi-enum`, else empty. */
  readonly choices: readonly TargetChoice[];
  /** Example values as people say them. */
  readonly examples: readonly string[];
  /** A wrong value would do harm: needs a read-back or a second mention before it is verified. */
  readonly highImpact: boolean;
}
