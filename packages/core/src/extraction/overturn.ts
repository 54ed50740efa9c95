import { isPlainRepaired, plainVerdict } from './plain-correction.ts';
import type { Reading } from './reading.ts';
import { isRefused, isRetracted } from './retraction.ts';
import { isTyped, type Overturn, type Said } from './said.ts';
import { slotOf } from './slot.ts';
import { systemSpeechAt } from './system-speech.ts';
import { isTypedRepaired, typedVerdict } from './typed-correction.ts';

/**
 * Whether something said after a value overturned it: a repair in the same breath, a correction with a cue, a refusal
 * by the other side, a retraction, or an alternative that the other side accepted. Being said later is not enough.
 */
export function overturnOf(reading: Reading, said: Said): Overturn | undefined {
  const isRepaired = isTyped(reading, said) ? isTypedRepaired : isPlainRepaired;
  if (isRepaired(reading, said) || isRetracted(reading, said)) return 'superseded';
  // Every later yes or no answers some other question.
  if (said.target.type === 'boolean') return undefined;
  return isRefused(reading, said) ? 'rejected-by-speaker' : laterOverturn(reading, said);
}

/** Looks through the rest of the conversation for a value that took this one's place, or for its denial. */
function laterOverturn(reading: Reading, said: Said): Overturn | undefined {
  const slot = slotOf(said.target, reading.request.targets);
  let overturned: Overturn | undefined;
  for (let turn = said.turn; turn < reading.turns.length; turn += 1) {
    for (const sentence of reading.sentencesOf(turn)) {
      if (turn === said.turn && sentence.end <= said.span[1]) continue;
      // What is said to the system corrects nothing that people said.
      if (systemSpeechAt(reading, turn, sentence.start, sentence.end) === 'inside') continue;
      const verdict = isTyped(reading, said) ? typedVerdict(reading, said, slot, { turn, sentence }) : plainVerdict(reading, said, turn, sentence);
      if (verdict === 'restated') overturned = undefined;
      else overturned = verdict ?? overturned;
    }
  }
  return overturned;
}
