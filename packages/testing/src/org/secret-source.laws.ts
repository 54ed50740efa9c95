import assert from 'node:assert/strict';
import type { SecretSource } from '@relay/core/ports';
import { assertDigitsVary } from '../kernel/bits.ts';
import type { Closable, Laws } from '../law.ts';

/** A secret source, and another one made apart from it. */
export interface SecretSourceHarness extends Closable {
  readonly secrets: SecretSource;
  readonly others: SecretSource;
}

const draw = (secrets: SecretSource, count: number): string[] => Array.from({ length: count }, () => secrets.secretHex());

/** What every SecretSource promises. */
export const secretSourceLaws = {
  'writes 256 bits as 64 lower-case hex digits': async ({ secrets }) => {
    for (const secret of draw(secrets, 100)) assert.match(secret, /^[0-9a-f]{64}$/);
  },

  'never repeats a secret': async ({ secrets }) => {
    assert.equal(new Set(draw(secrets, 10_000)).size, 10_000);
  },

  'makes secrets that no other source makes': async ({ secrets, others }) => {
    const made = new Set(draw(secrets, 1_000));
    assert.deepEqual(draw(others, 1_000).filter((secret) => made.has(secret)), []);
  },

  'leaves no digit of a secret predictable': async ({ secrets }) => {
    assertDigitsVary(draw(secrets, 1_000), Array.from({ length: 64 }, (_, index) => index));
  },
} satisfies Laws<SecretSourceHarness>;
