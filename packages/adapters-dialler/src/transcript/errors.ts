import type { DomainError } from '@relay/core';

/** Why a file gives no transcript. `no-speech`: a known format in which nobody says anything. */
export type TranscriptErrorKind =
  | 'empty-file'
  | 'file-too-large'
  | 'binary-file'
  | 'unsupported-encoding'
  | 'unknown-format'
  | 'malformed-transcript'
  | 'bad-timestamp'
  | 'no-speech'
  | 'transcript-too-long';

/** A file that gives no transcript. The message names file, line or field and the fix, and never what was said. */
export interface TranscriptError extends DomainError<TranscriptErrorKind> {
  readonly file: string;
  /** From 1. */
  readonly line?: number;
  /** Path inside a JSON transcript: `turns[3].endMs`. */
  readonly field?: string;
}

/** Where in a file something stands: its line, or its field in JSON. */
export interface Place {
  readonly line?: number;
  readonly field?: string;
}

/** A refusal before it is known which file it is about. `problem` is one or more sentences, with what to do. */
export interface Fault {
  readonly kind: TranscriptErrorKind;
  readonly problem: string;
  readonly at: Place;
}

/** A refusal of one kind at one place. */
export const fault = (kind: TranscriptErrorKind, problem: string, at: Place = {}): { readonly ok: false; readonly error: Fault } => ({
  ok: false,
  error: { kind, problem, at },
});

/** The refusal as people read it. */
export function transcriptError({ kind, problem, at }: Fault, name: string): TranscriptError {
  const file = printable(name);
  const place = [file, ...(at.line === undefined ? [] : [`line ${at.line}`]), ...(at.field === undefined ? [] : [at.field])];
  return { kind, message: `${place.join(', ')}: ${problem}`, file, ...at };
}

/** A file name goes to terminals and logs as it came, but for what could steer them. */
const printable = (name: string): string =>
  name === '' ? 'transcript' : name.slice(0, 300).replace(/[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\u202a-\u202e\u2066-\u2069]/gu, '?');
