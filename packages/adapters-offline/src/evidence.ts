import type { CallReading } from './reading.ts';
import type { Strengths } from './surroundings.ts';
import type { Slot } from './target-profile.ts';

/** How strongly the best-named of some concepts is named, 0 to 1; a word itself counts a little more than its kin. */
export function strongest(strengths: Strengths, concepts: readonly string[]): number {
  let best = 0;
  for (const concept of concepts) {
    const strength = (strengths.get(concept) ?? 0) * (concept.startsWith('=') ? 1 : 0.95);
    if (strength > best) best = strength;
  }
  return best;
}

/** Mostly the best-named slot, partly how many of them are named. */
export function slotEvidence(slots: readonly Slot[], evidence: (slot: Slot) => number): number {
  let best = 0;
  let sum = 0;
  let weights = 0;
  for (const slot of slots) {
    const strength = evidence(slot);
    best = Math.max(best, strength * (0.9 + 0.1 * slot.weight));
    sum += strength * slot.weight;
    weights += slot.weight;
  }
  return weights === 0 ? 0 : 0.5 * best + 0.5 * (sum / weights);
}

/** Whether a call ever names one of some concepts. */
export const isNamed = (call: CallReading, concepts: readonly string[]): boolean => concepts.some((concept) => call.occurrences.has(concept));
