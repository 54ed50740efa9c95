/**
 * Terminology
 * - clock: tells the present instant; tests set it.
 * - id source: makes identifiers that nobody can guess (UUID version 7, so that they sort by time of making).
 */
import type { Instant } from './instant.ts';

/** The present. */
export interface Clock {
  now(): Instant;
}

/** Fresh identifiers: canonical lower-case UUIDs, never repeated. */
export interface IdSource {
  next(): string;
}
