/** One category of what a call can show, with examples of words that do and do not show it. */
export interface SignalDefinition {
  /** Stable name within the org: 1 to 64 of `A-Z a-z 0-9 _ . -`. */
  readonly key: string;
  readonly description: string;
  readonly examples: readonly string[];
  readonly negativeExamples: readonly string[];
}
