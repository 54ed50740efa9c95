import { canonicalJson, type Json } from '../kernel/canonical-json.ts';
import { sha256Hex } from '../kernel/digest.ts';

/** Which side of the conversation a speaker is on. `unknown` until somebody maps the speaker. */
export type PartySide = 'agent' | 'customer' | 'unknown';

/** One spoken word with its own times, where the transcriber gave them. Milliseconds from the start of the call. */
export interface Word {
  readonly text: string;
  readonly startMs: number;
  readonly endMs: number;
}

/** One thing that one speaker said. Findings point at a turn by its index in the transcript, from 0. */
export interface Turn {
  /** The speaker's label as the source wrote it. */
  readonly speaker: string;
  /** What was said. Character offsets into it count UTF-16 code units. */
  readonly text: string;
  /** Milliseconds from the start of the call. */
  readonly startMs?: number;
  readonly endMs?: number;
  readonly words?: readonly Word[];
  /** Key of the target that the other side has just asked about, when only one side was recorded. */
  readonly askedFor?: string;
}

/** A speaker and the side it is on. Kept apart from the turns, so that a wrong mapping can be corrected. */
export interface Party {
  readonly speaker: string;
  readonly side: PartySide;
  readonly name?: string;
}

/** What was said in a call, and by whom. Never edited: a late or replaced transcript is a new revision. */
export interface Transcript {
  readonly turns: readonly Turn[];
  readonly parties: readonly Party[];
}

/** One immutable revision of a call's transcript. */
export interface TranscriptRevision extends Transcript {
  /** 1 for the first. */
  readonly number: number;
  /** SHA-256 over the canonical JSON of turns and parties, 64 hex digits: the same content has the same hash. */
  readonly hash: string;
}

/** Hash that names a transcript's content (RFC 8785 canonical JSON, SHA-256). */
export const transcriptHash = (transcript: Transcript): string =>
  sha256Hex(canonicalJson({ turns: transcript.turns, parties: transcript.parties } as unknown as Json));

const SIDES: readonly (readonly [RegExp, PartySide])[] = [
  [/^(agent|rep|representative|operator|advisor|adviser|consultant|support|sales|assistant|staff)\b/i, 'agent'],
  [/^(customer|caller|client|user|patient|guest|prospect|buyer|lead)\b/i, 'customer'],
];

/** Guesses each speaker's side from its label ("Agent", "Caller 1"); `unknown` when the label does not say. */
export function partiesOf(turns: readonly Turn[]): Party[] {
  const speakers = [...new Set(turns.map((turn) => turn.speaker))];
  return speakers.map((speaker) => ({ speaker, side: SIDES.find(([label]) => label.test(speaker))?.[1] ?? 'unknown' }));
}
