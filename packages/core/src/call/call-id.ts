import { type Brand, parseUuid } from '../kernel/brand.ts';

/** Names a call inside one organisation: a UUID. */
export type CallId = Brand<string, 'CallId'>;

/** Canonical call id, or `undefined` when the value is not a UUID. */
export const parseCallId = (value: unknown): CallId | undefined => parseUuid<'CallId'>(value);
