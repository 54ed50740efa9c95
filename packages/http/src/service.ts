import type { Relay } from '@relay/core';
import type { FaultReport } from './exchange/fault.ts';

/** One line for the log. Names, ids and figures only: never a path, a query or text. */
export type LogEvent =
  | { readonly event: 'request'; readonly requestId: string; readonly method: string; readonly route: string; readonly status: number; readonly durationMs: number }
  | { readonly event: 'fault'; readonly requestId: string; readonly method: string; readonly route: string; readonly fault: FaultReport };

/** What every route is given. Handlers of org routes are not: they get a bound organisation instead. */
export interface Service {
  readonly relay: Relay;
  /** Scheme, host and port under which browsers reach the service. */
  readonly origin: string;
  /** Whether that is https. */
  readonly secure: boolean;
  /** The OpenAPI document, as text. */
  readonly description: () => string;
}
