import assert from 'node:assert/strict';
import { type Clock, epochMsOf, parseInstant } from '@relay/core/ports';
import type { Closable, Laws } from '../law.ts';

/** A clock, and the passing of time: a real wait for a real clock. */
export interface ClockHarness extends Closable {
  readonly clock: Clock;
  readonly pass: (ms: number) => Promise<void>;
}

/** Timers may fire early by rounding. */
const TIMER_SLACK_MS = 2;

/** What every Clock promises. */
export const clockLaws = {
  'tells UTC to the millisecond, in canonical text': async ({ clock, pass }) => {
    for (let read = 0; read < 20; read += 1) {
      const now = clock.now();
      assert.match(now, /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/);
      assert.equal(parseInstant(now), now);
      await pass(1);
    }
  },

  'moves on as time passes': async ({ clock, pass }) => {
    const before = clock.now();
    await pass(40);
    const after = clock.now();
    assert.ok(epochMsOf(after) - epochMsOf(before) >= 40 - TIMER_SLACK_MS, `${before} was followed by ${after} after 40 ms.`);
  },

  'does not run faster than time': async ({ clock, pass }) => {
    const before = epochMsOf(clock.now());
    await pass(1);
    assert.ok(epochMsOf(clock.now()) - before < 5_000);
  },
} satisfies Laws<ClockHarness>;
