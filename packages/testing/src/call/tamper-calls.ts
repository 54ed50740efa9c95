import type { CallReader, CallStore, LivingCall, OrgScope } from '@relay/core/ports';
import type { Readers, StorePorts, Stores } from '../harness.ts';
import type { Notes } from '../notes.ts';
import { type Saboteur, tamperReaders, tamperStores } from '../tamper.ts';

/** A saboteur of what is read of calls. */
export const tamperCallReader = (change: <S>(honest: CallReader<S>, scope: OrgScope<S>) => Partial<CallReader<S>>): Saboteur<StorePorts> =>
  tamperReaders(<S>({ calls }: Readers<S>, scope: OrgScope<S>) => ({ calls: { ...calls, ...change(calls, scope) } }));

/** A saboteur of calls inside transactions; it may reach the other stores. */
export const tamperCallStore = (change: <S>(honest: CallStore<S>, scope: OrgScope<S>, stores: Stores<S>) => Partial<CallStore<S>>): Saboteur<StorePorts> =>
  tamperStores(<S>(stores: Stores<S>, scope: OrgScope<S>) => ({ calls: { ...stores.calls, ...change(stores.calls, scope, stores) } }));

/** Calls that other organisations have written. */
export const foreignCalls = <S>(notes: Notes, { orgId }: OrgScope<S>): LivingCall<S>[] => notes.calls<S>().filter((call) => call.orgId !== orgId);
