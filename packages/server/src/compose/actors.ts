import type { Actor } from '@relay/core';

/** The person at the terminal, setting an installation up. */
export const operator: Actor = { type: 'operator', id: 'terminal', role: 'operator' };

/** The person at the terminal, bringing calls in. */
export const operatorImport: Actor = { type: 'operator', id: 'terminal', role: 'integration' };

/** Relay itself, at work on what was left waiting. */
export const worker: Actor = { type: 'worker', id: 'analysis', role: 'worker' };
