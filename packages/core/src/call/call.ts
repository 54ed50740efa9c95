import type { Instant } from '../kernel/instant.ts';
import type { OrgIdOf, OwnedBy } from '../tenancy/scope.ts';
import type { CallId } from './call-id.ts';

/** Where a call stands: `received` waits for analysis, `analysed` has findings for its newest transcript, `erased` is gone. */
export type CallState = 'received' | 'analysed' | 'erased';

/** A recorded conversation. `State` is part of the type, so that a step which makes no sense does not compile. */
export interface Call<S, State extends CallState = CallState> extends OwnedBy<S> {
  readonly id: CallId;
  readonly state: State;
  /** Who delivered it: `api`, `file`, later a dialler's name. */
  readonly source: string;
  /** The source's own name for the call, unique within (org, source). */
  readonly externalId: string;
  readonly title: string;
  /** When the conversation took place. */
  readonly startedAt: Instant;
  readonly timeZone: string;
  readonly locale: string;
  readonly currency: string;
  readonly region: string;
  readonly receivedAt: Instant;
  /** Number and content hash of the newest transcript revision. */
  readonly revision: number;
  readonly transcriptHash: string;
}

/** What a source says about a call beside its transcript. */
export type CallDetails = Pick<
  Call<unknown>,
  'source' | 'externalId' | 'title' | 'startedAt' | 'timeZone' | 'locale' | 'currency' | 'region'
>;

/** A call at its first transcript. */
export const receiveCall = <S>(
  orgId: OrgIdOf<S>,
  id: CallId,
  details: CallDetails,
  transcriptHash: string,
  receivedAt: Instant,
): Call<S, 'received'> => ({ orgId, id, state: 'received', ...details, receivedAt, revision: 1, transcriptHash });

/** The call with a newer transcript: it waits for analysis again. Earlier revisions and analyses stay. */
export const reviseCall = <S>(
  call: Call<S, 'received' | 'analysed'>,
  details: CallDetails,
  transcriptHash: string,
): Call<S, 'received'> => ({ ...call, ...details, state: 'received', revision: call.revision + 1, transcriptHash });

/** The call once its newest transcript has been analysed. */
export const markAnalysed = <S>(call: Call<S, 'received'>): Call<S, 'analysed'> => ({ ...call, state: 'analysed' });

/** An analysed call that is to be analysed again, with newer targets for example. */
export const reopenCall = <S>(call: Call<S, 'analysed'>): Call<S, 'received'> => ({ ...call, state: 'received' });

/** The call as its erasure remembers it: nothing can be done with it any more. */
export const eraseCall = <S>(call: Call<S, 'received' | 'analysed'>): Call<S, 'erased'> => ({ ...call, state: 'erased' });

/** A call that still exists. */
export type LivingCall<S> = Call<S, 'received'> | Call<S, 'analysed'>;
