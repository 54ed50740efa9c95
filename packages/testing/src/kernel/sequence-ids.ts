import { epochMsOf, type IdSource, sha256Hex } from '@relay/core/ports';
import { SOME_INSTANT } from '../builders.ts';

/**
 * Ids that are the same on every run: UUID version 7 (RFC 9562, section 5.7), one millisecond apart from SOME_INSTANT
 * on, with bits drawn from the seed. Sources of different seeds never agree.
 */
export class SequenceIds implements IdSource {
  readonly #seed: string;
  #made = 0;

  constructor(seed = 'relay') {
    this.#seed = seed;
  }

  next(): string {
    const time = (epochMsOf(SOME_INSTANT) + this.#made).toString(16).padStart(12, '0');
    const bits = sha256Hex(`id ${this.#seed} ${this.#made}`);
    const variant = ((Number.parseInt(bits.slice(3, 4), 16) & 0x3) | 0x8).toString(16);
    this.#made += 1;
    return `${time.slice(0, 8)}-${time.slice(8)}-7${bits.slice(0, 3)}-${variant}${bits.slice(4, 7)}-${bits.slice(7, 19)}`;
  }
}
