import type { Instant, Party, Result, Turn } from '@relay/core';
import type { Fault } from './errors.ts';

/** Names of the formats that Relay reads. */
export type TranscriptFormatName = 'webvtt' | 'srt' | 'text' | 'json';

/** What a file says about a call beside what was said. Only Relay's JSON says any of it; see startInName. */
export interface CallFacts {
  readonly externalId?: string;
  readonly title?: string;
  readonly startedAt?: Instant;
  /** IANA name. */
  readonly timeZone?: string;
  /** BCP 47. */
  readonly locale?: string;
  /** ISO 4217. */
  readonly currency?: string;
  /** ISO 3166-1 alpha-2. */
  readonly region?: string;
}

/** What one format found in a text. Absent parties are guessed from the speakers' labels. */
export interface FormatReading {
  readonly turns: readonly Turn[];
  readonly parties?: readonly Party[];
  readonly facts?: CallFacts;
}

/** One transcript format: a file of its own, and an entry in the list of read-transcript.ts. */
export interface TranscriptFormat {
  readonly name: TranscriptFormatName;
  /** Whether the text claims to be of this format, well-formed or not. */
  recognises(text: string): boolean;
  /** Reads a text that it recognises. Total: any text gives a reading or a fault, in linear time. */
  read(text: string): Result<FormatReading, Fault>;
}
