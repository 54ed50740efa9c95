import assert from 'node:assert/strict';
import type { IdSource } from '@relay/core/ports';
import type { Closable, Laws } from '../law.ts';
import { assertDigitsVary } from './bits.ts';

/** An id source, another one made apart from it, and the passing of time. */
export interface IdSourceHarness extends Closable {
  readonly ids: IdSource;
  readonly others: IdSource;
  readonly pass: (ms: number) => Promise<void>;
}

const draw = (ids: IdSource, count: number): string[] => Array.from({ length: count }, () => ids.next());

/** The last twelve hex digits: RFC 9562 lets a source spend the random bits before them on a counter. */
const RANDOM_DIGITS = Array.from({ length: 12 }, (_, index) => 24 + index);

/** What every IdSource promises. */
export const idSourceLaws = {
  'makes canonical lower-case UUIDs of version 7': async ({ ids }) => {
    for (const id of draw(ids, 100)) assert.match(id, /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  },

  'never repeats an id': async ({ ids }) => {
    assert.equal(new Set(draw(ids, 10_000)).size, 10_000);
  },

  'makes ids that no other source makes': async ({ ids, others }) => {
    const made = new Set(draw(ids, 1_000));
    assert.deepEqual(draw(others, 1_000).filter((id) => made.has(id)), []);
  },

  'makes ids that sort by the time of their making': async ({ ids, pass }) => {
    const made: string[] = [];
    for (let round = 0; round < 10; round += 1) {
      made.push(ids.next());
      await pass(3);
    }
    assert.deepEqual(made, [...made].sort());
  },

  'makes ids that cannot be guessed from one another': async ({ ids }) => {
    assertDigitsVary(draw(ids, 1_000), RANDOM_DIGITS);
  },
} satisfies Laws<IdSourceHarness>;
