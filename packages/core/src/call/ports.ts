/**
 * Terminology
 * - call: one recorded conversation, named by its source and the source's own id.
 * - transcript revision: what was said, as one source told it at one time; immutable.
 */
import type { Page, PageRequest } from '../kernel/page.ts';
import type { Call, CallState, LivingCall } from './call.ts';
import type { CallId } from './call-id.ts';
import type { Transcript, TranscriptRevision } from './transcript.ts';

/** Which calls to list. */
export interface CallPageRequest extends PageRequest {
  readonly state?: Exclude<CallState, 'erased'>;
}

/** Reads calls. */
export interface CallReader<S> {
  find(id: CallId): Promise<LivingCall<S> | undefined>;
  findByExternalId(source: string, externalId: string): Promise<LivingCall<S> | undefined>;
  /** Newest received first. */
  page(request: CallPageRequest): Promise<Page<LivingCall<S>>>;
}

/** Keeps calls. */
export interface CallStore<S> extends CallReader<S> {
  /** `'taken'` when (source, externalId) already names a call, with nothing changed. */
  add(call: Call<S, 'received'>): Promise<'added' | 'taken'>;
  /** Writes a changed call; `'stale'` when its revision or state is no longer `seen`'s, with nothing changed. */
  update(call: LivingCall<S>, seen: LivingCall<S>): Promise<'updated' | 'stale'>;
  /** Removes the call and everything derived from it. */
  erase(call: Call<S, 'erased'>): Promise<void>;
}

/** Reads transcripts. */
export interface TranscriptReader<S> {
  /** The newest revision that is kept, also when the given call is an older state of it; `undefined` once it is erased. */
  newest(call: LivingCall<S>): Promise<TranscriptRevision | undefined>;
}

/** Keeps transcripts. */
export interface TranscriptStore<S> extends TranscriptReader<S> {
  /** Adds the call's newest revision; its number and hash are the call's. */
  add(call: Call<S, 'received'>, transcript: Transcript): Promise<void>;
}

declare module '../tenancy/ports.ts' {
  interface TenantStores<in out S> {
    readonly calls: CallStore<S>;
    readonly transcripts: TranscriptStore<S>;
  }
  interface TenantReaders<in out S> {
    readonly calls: CallReader<S>;
    readonly transcripts: TranscriptReader<S>;
  }
}
