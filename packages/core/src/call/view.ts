import type { Call } from './call.ts';

/** A call as it leaves its scope: everything but the organisation. */
export type CallView = Omit<Call<never, 'received' | 'analysed'>, 'orgId'>;

/** The call without its scope. */
export function viewCall<S>(call: Call<S, 'received' | 'analysed'>): CallView {
  const { orgId: _, ...view } = call;
  return view;
}
