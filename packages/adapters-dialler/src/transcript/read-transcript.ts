import { err, ok, partiesOf, type Result, type Transcript } from '@relay/core';
import { decodeText } from './encoding.ts';
import { fault, type Fault, type TranscriptError, transcriptError } from './errors.ts';
import type { CallFacts, FormatReading, TranscriptFormat, TranscriptFormatName } from './format.ts';
import { hasTooManyLines, MAX_TRANSCRIPT_LINES } from './lines.ts';
import { plainText } from './plain-text.ts';
import { relayJson } from './relay-json.ts';
import { srt } from './srt.ts';
import { startInName } from './start-in-name.ts';
import { webvtt } from './webvtt.ts';

/** Largest transcript file, in bytes: 20 MB. A caller that can ask for a file's size need not read a larger one. */
export const MAX_TRANSCRIPT_BYTES = 20_000_000;

/** A file's transcript, and what the file itself says about the call. */
export interface ReadTranscript extends Transcript, CallFacts {
  readonly format: TranscriptFormatName;
}

/** Every format, in the order in which they are asked; plain text claims almost anything, so it is last. */
const FORMATS: readonly TranscriptFormat[] = [relayJson, webvtt, srt, plainText];

/**
 * Reads a transcript file of any format that Relay knows; the format is told by the content. `name` is for messages, and
 * gives the start of a call whose file does not (startInName). Never throws; any bytes give a transcript or a refusal.
 */
export function readTranscript(bytes: Uint8Array, name: string): Result<ReadTranscript, TranscriptError> {
  const read = readBytes(bytes);
  if (!read.ok) return err(transcriptError(read.error, name));
  const startedAt = read.value.startedAt ?? startInName(name);
  return ok(startedAt === undefined ? read.value : { ...read.value, startedAt });
}

function readBytes(bytes: Uint8Array): Result<ReadTranscript, Fault> {
  if (bytes.length > MAX_TRANSCRIPT_BYTES) {
    return fault('file-too-large', `This file has ${bytes.length} bytes; at most ${MAX_TRANSCRIPT_BYTES} (20 MB) are read. A transcript is far smaller: check that it is one, or split it.`);
  }
  const text = decodeText(bytes);
  if (!text.ok) return text;
  if (text.value.trim() === '') return fault('empty-file', 'This file is empty. Export the transcript again.');
  if (hasTooManyLines(text.value)) return fault('transcript-too-long', `This has more than ${MAX_TRANSCRIPT_LINES} lines. Split the recording.`);
  const format = FORMATS.find((candidate) => candidate.recognises(text.value));
  if (format === undefined) {
    return fault('unknown-format', 'This is no transcript format that Relay reads. Those are WebVTT (its first line is WEBVTT), SRT, text with "Speaker: " in front of each turn, and Relay\'s JSON ("relay": "transcript/1"). Export it as one of them.');
  }
  const reading = format.read(text.value);
  return reading.ok ? ok(transcriptOf(format.name, reading.value)) : reading;
}

const transcriptOf = (format: TranscriptFormatName, { turns, parties = partiesOf(turns), facts = {} }: FormatReading): ReadTranscript => ({
  format,
  ...facts,
  turns,
  parties,
});
