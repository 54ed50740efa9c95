import { type SecretSource, sha256Hex } from '@relay/core/ports';

/** Secrets that are the same on every run, and look like any others. For tests only: whoever knows the seed knows them all. */
export class SequenceSecrets implements SecretSource {
  readonly #seed: string;
  #made = 0;

  constructor(seed = 'relay') {
    this.#seed = seed;
  }

  secretHex(): string {
    this.#made += 1;
    return sha256Hex(`secret ${this.#seed} ${this.#made}`);
  }
}
