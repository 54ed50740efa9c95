import { type Clock, epochMsOf, type Instant, instantOf } from '@relay/core/ports';
import { SOME_INSTANT } from '../builders.ts';

/** A clock that stands still until it is told to move. */
export class FixedClock implements Clock {
  #now: Instant;

  constructor(now: Instant = SOME_INSTANT) {
    this.#now = now;
  }

  now(): Instant {
    return this.#now;
  }

  /** Sets the present, to any side. */
  set(now: Instant): void {
    this.#now = now;
  }

  /** Moves the present on by whole milliseconds. */
  advance(byMs: number): void {
    this.#now = instantOf(epochMsOf(this.#now) + byMs);
  }
}
