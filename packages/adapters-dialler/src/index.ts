/** Reads transcripts in the formats that diallers and transcribers write. */
export type { TranscriptError, TranscriptErrorKind } from './transcript/errors.ts';
export type { CallFacts, TranscriptFormatName } from './transcript/format.ts';
export { MAX_TRANSCRIPT_BYTES, readTranscript, type ReadTranscript } from './transcript/read-transcript.ts';
