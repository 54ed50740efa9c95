import type { Instant } from '../kernel/instant.ts';
import type { Call, LivingCall } from './call.ts';
import type { CallId } from './call-id.ts';

/** A call as it leaves its scope. */
export interface CallView {
  readonly id: CallId;
  readonly state: LivingCall<never>['state'];
  readonly source: string;
  readonly externalId: string;
  readonly title: string;
  readonly startedAt: Instant;
  readonly timeZone: string;
  readonly locale: string;
  readonly currency: string;
  readonly region: string;
  readonly receivedAt: Instant;
  readonly revision: number;
  readonly transcriptHash: string;
}

/** The call without its scope. */
export function viewCall<S>(call: Call<S, 'received' | 'analysed'>): CallView {
  const { orgId: _, ...view } = call;
  return view;
}
