import { ok, type Result, TRANSCRIPT_LIMITS, type Turn } from '@relay/core';
import { fault, type Fault, type Place } from './errors.ts';

/** A turn and the place that it was read from. */
export interface PlacedTurn {
  readonly turn: Turn;
  readonly at: Place;
}

/** Longest speaker label, in UTF-16 code units. */
export const MAX_SPEAKER = 200;

/**
 * Checks what no format may get wrong: something is said, within TRANSCRIPT_LIMITS, and times run forward. Turns may
 * overlap, as people do; a turn that is over before an earlier one begins is out of order.
 */
export function checkTurns(placed: readonly PlacedTurn[]): Result<readonly Turn[], Fault> {
  const { turns, characters, turnCharacters } = TRANSCRIPT_LIMITS;
  if (placed.every(({ turn }) => turn.text.trim() === '')) return fault('no-speech', 'Nothing is said in this transcript. Export it again.');
  if (placed.length > turns) {
    return fault('transcript-too-long', `This transcript has ${placed.length} turns; at most ${turns} are taken. Split the recording.`, placed[turns]!.at);
  }
  let total = 0;
  let latestStart = 0;
  for (const { turn, at } of placed) {
    if (turn.speaker.length > MAX_SPEAKER) return fault('malformed-transcript', `The speaker's label is longer than ${MAX_SPEAKER} characters. Shorten it.`, at);
    if (turn.text.length > turnCharacters) return fault('transcript-too-long', `This turn is longer than ${turnCharacters} characters. Split it.`, at);
    total += turn.text.length;
    if (total > characters) return fault('transcript-too-long', `More than ${characters} characters are said. Split the recording.`, at);
    const times = checkTimes(turn, latestStart, at);
    if (!times.ok) return times;
    latestStart = Math.max(latestStart, times.value);
  }
  return ok(placed.map(({ turn }) => turn));
}

function checkTimes({ startMs, endMs = startMs, words = [] }: Turn, latestStart: number, at: Place): Result<number, Fault> {
  if (startMs === undefined || endMs === undefined) return ok(latestStart);
  if (endMs < startMs) return fault('bad-timestamp', 'This ends before it starts. Correct its times.', at);
  if (endMs < latestStart) return fault('bad-timestamp', 'This is over before an earlier turn begins. Put the turns in order of time, or correct the times.', at);
  for (const [i, word] of words.entries()) {
    if (word.endMs < word.startMs || word.startMs < (words[i - 1]?.startMs ?? 0)) {
      return fault('bad-timestamp', 'The times of its words do not run forward. Correct them.', at);
    }
  }
  return ok(startMs);
}
