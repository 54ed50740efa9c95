import { AdapterFailure, InvariantViolation } from '@relay/core';
import type { Refusal } from '../problems/refusal.ts';

/** What the log may hold of a fault. */
export interface FaultReport {
  readonly name: string;
  /** The sentence of Relay's own errors, which hold no payload; absent for any other, whose message may. */
  readonly message?: string;
  readonly kind?: string;
  readonly adapter?: string;
  /** Places in the code, innermost first. */
  readonly frames: readonly string[];
}

const RETRY_AFTER_S = 5;

const isTemporary = (fault: unknown): boolean =>
  fault instanceof AdapterFailure && (fault.kind === 'unavailable' || fault.kind === 'timeout' || fault.kind === 'rate-limited');

/** What a client learns of a fault: whether to try again, and nothing else. */
export const refusalOfFault = (fault: unknown): Refusal =>
  isTemporary(fault)
    ? {
        kind: 'unavailable',
        message: `Something that Relay needs does not answer at the moment. Send the request again in ${RETRY_AFTER_S} seconds.`,
        headers: { 'retry-after': String(RETRY_AFTER_S) },
      }
    : { kind: 'internal-error', message: 'Something in Relay went wrong. Tell the operator the request id: the log has the details under it.' };

/** What an operator learns of a fault. */
export function reportFault(fault: unknown): FaultReport {
  if (!(fault instanceof Error)) return { name: typeof fault, frames: [] };
  const frames = (fault.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line)).map((line) => line.trim()).slice(0, 8);
  const ours = fault instanceof AdapterFailure || fault instanceof InvariantViolation;
  const adapter = fault instanceof AdapterFailure ? { kind: fault.kind, adapter: fault.adapter } : {};
  return { name: fault.name, ...(ours ? { message: fault.message } : {}), ...adapter, frames };
}
