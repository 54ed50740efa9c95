import type { CallView, FindingView } from '@relay/core';

type Outcome = FindingView['outcome'];
type Status = NonNullable<FindingView['status']>;
type Reason = NonNullable<FindingView['reason']>;
type Lost = FindingView['others'][number]['lost'];

/** Where a call stands, for people. */
export const STATE_WORDS = {
  received: 'Waiting for analysis',
  analysed: 'Analysed',
} as const satisfies Record<CallView['state'], string>;

/** What a target's search came to, for people. */
export const OUTCOME_WORDS = {
  found: 'Found',
  'not-mentioned': 'Not mentioned',
  ambiguous: 'Ambiguous',
  conflict: 'Conflicting answers',
  rejected: 'Refused',
  'needs-model': 'Needs a language model',
  'not-run': 'Not looked for',
} as const satisfies Record<Outcome, string>;

/** How far a found value can be relied on, for people. */
export const STATUS_WORDS = {
  verified: 'Verified',
  'needs-review': 'Needs review',
} as const satisfies Record<Status, string>;

/** Why a value was refused, stayed open or waits for a person. */
export const REASON_WORDS = {
  'unknown-target': 'No such target was asked for.',
  'unknown-turn': 'It points at a turn that does not exist.',
  'quote-not-found': 'The quoted words are not in the transcript.',
  'speaker-not-allowed': 'The other side said it, and this target is not theirs to answer.',
  'value-outside-quote': 'The value is not inside the quoted words.',
  'value-not-derivable': 'The quoted words do not give a value of this type.',
  'value-differs': 'The quoted words say another value.',
  'wrong-type': 'The value is of another type.',
  negated: 'It was said not to be so.',
  hypothetical: 'It was only supposed.',
  conditional: 'It depends on a condition.',
  past: 'It was so in the past.',
  'other-party': 'It is about somebody else.',
  question: 'It was asked, not stated.',
  quotation: 'It repeats what somebody else said.',
  'rejected-by-speaker': 'The speaker turned it down.',
  'addressed-to-system': 'It was said to the software, not to the other person.',
  superseded: 'A later answer corrected it.',
  'near-system-speech': 'Somebody spoke to the software close by.',
  'needs-read-back': 'It matters much and was said once, without a read-back.',
  'two-readings': 'The words can be read in two ways.',
  'several-values': 'Several values were said, and nothing settles which holds.',
  implied: 'It was implied, not stated.',
  unconfirmed: 'The other side did not confirm it.',
  'speaker-unknown': 'It is not known who said it.',
  approximate: 'It was said as an estimate.',
} as const satisfies Record<Reason, string>;

/** Why another mention lost to the one that was taken. */
export const LOST_WORDS = {
  ...REASON_WORDS,
  'earlier-in-time': 'It was said earlier, and replaced.',
  minority: 'Other mentions agree on another value.',
  'same-value': 'It says the same value again.',
  conflicts: 'It contradicts another mention.',
} as const satisfies Record<Lost, string>;

/** The words of a table, as a non-empty list for a schema. */
export const namesOf = <Name extends string>(table: Readonly<Record<Name, string>>): [Name, ...Name[]] =>
  Object.keys(table) as [Name, ...Name[]];
