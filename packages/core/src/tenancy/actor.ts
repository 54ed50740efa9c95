import type { Role } from './role.ts';

/** Who acts: a person, an API key, Relay's own worker, or an operator at the terminal. */
export interface Actor {
  readonly type: 'person' | 'api-key' | 'worker' | 'operator';
  /** Opaque id of the person or key; a stable name for worker and operator. Never an e-mail address. */
  readonly id: string;
  readonly role: Role;
  /** Correlates the audit entry with the request that caused it. */
  readonly requestId?: string;
}
