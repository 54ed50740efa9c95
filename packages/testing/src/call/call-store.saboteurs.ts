import type { Call, CallId, CallReader, LivingCall, OrgScope } from '@relay/core/ports';
import type { StorePorts } from '../harness.ts';
import { withNotes } from '../notes.ts';
import type { Saboteur } from '../tamper.ts';
import type { callStoreLaws, callTwinLaws } from './call-store.laws.ts';
import { foreignCalls, tamperCallReader, tamperCallStore } from './tamper-calls.ts';

const everyCall = async <S>(calls: CallReader<S>): Promise<readonly LivingCall<S>[]> => (await calls.page({ limit: 200 })).items;

/** The sight that would pass for the present one: what is kept, whatever the caller has seen. */
const presentSight = async <S>(calls: CallReader<S>, seen: LivingCall<S>, compare: (kept: LivingCall<S>) => boolean): Promise<LivingCall<S>> => {
  const kept = await calls.find(seen.id);
  return kept !== undefined && compare(kept) ? kept : seen;
};

const erasedOf = <S>(call: LivingCall<S>): Call<S, 'erased'> => ({ ...call, state: 'erased' });

/** One saboteur for each law of single calls. */
export const callStoreSaboteurs = {
  'finds a call by its id, exactly as it was added': tamperCallStore((calls) => ({ add: (call) => calls.add({ ...call, timeZone: 'UTC' }) })),
  'finds no call under an unknown id': tamperCallReader((calls) => ({ find: async (id) => (await calls.find(id)) ?? (await everyCall(calls))[0] })),
  'finds a call by its source and external id together': tamperCallReader((calls) => ({
    findByExternalId: async (_source, externalId) => (await everyCall(calls)).find((call) => call.externalId === externalId),
  })),
  'adds a second call under a taken source and external id nowhere': tamperCallStore((calls) => ({
    async add(call) {
      if ((await calls.add(call)) === 'added') return 'added';
      await calls.add({ ...call, externalId: `${call.externalId} (2)` });
      return 'taken';
    },
  })),
  'adds one of two concurrent calls with the same source and external id': tamperCallStore((calls) => ({
    add: (call) => calls.add(call).then(() => 'added'),
  })),
  'lets different sources use the same external id': tamperCallStore((calls) => ({
    add: async (call) => ((await everyCall(calls)).some(({ externalId }) => externalId === call.externalId) ? 'taken' : calls.add(call)),
  })),
  'refuses to add a call of another organisation': tamperCallStore((calls, { orgId }) => ({ add: (call) => calls.add({ ...call, orgId }) })),
  'updates a call that is as it was seen': tamperCallStore((calls) => ({
    update: async (call, seen) => calls.update({ ...call, title: seen.title }, seen),
  })),
  'leaves a call alone whose revision has moved on': tamperCallStore((calls) => ({
    update: async (call, seen) => calls.update(call, await presentSight(calls, seen, (kept) => kept.state === seen.state)),
  })),
  'leaves a call alone whose state has moved on': tamperCallStore((calls) => ({
    update: async (call, seen) => calls.update(call, await presentSight(calls, seen, (kept) => kept.revision === seen.revision)),
  })),
  'updates a call once for two concurrent changes of the same sight': tamperCallStore((calls) => ({
    update: (call, seen) => calls.update(call, seen).then(() => 'updated'),
  })),
  'takes an erased call for one that moved on': tamperCallStore((calls) => ({
    async update(call, seen) {
      if ((await calls.find(seen.id)) !== undefined) return calls.update(call, seen);
      await calls.add({ ...call, state: 'received' });
      return 'updated';
    },
  })),
  'erases a call with everything derived from it': tamperCallStore((calls, _scope, { transcripts }) => ({
    async erase(call) {
      const living: Call<typeof call extends Call<infer S, 'erased'> ? S : never, 'received'> = { ...call, state: 'received' };
      const transcript = await transcripts.newest(living);
      await calls.erase(call);
      if (transcript === undefined) return;
      await calls.add(living);
      await transcripts.add(living, transcript);
    },
  })),
  'erases no other call': tamperCallStore((calls) => ({
    async erase(call) {
      for (const other of await everyCall(calls)) await calls.erase(erasedOf(other));
      await calls.erase(call);
    },
  })),
  "frees an erased call's source and external id": withNotes((notes) => tamperCallStore((calls) => ({
    add: async (call) =>
      (notes.calls().some((noted) => noted.externalId === call.externalId && noted.id !== call.id) ? 'taken' : calls.add(call)),
  }))),
  'refuses to update or erase a call of another organisation': tamperCallStore((calls, { orgId }) => ({
    update: (call, seen) => calls.update({ ...call, orgId }, { ...seen, orgId }),
    erase: (call) => calls.erase({ ...call, orgId }),
  })),
} satisfies { readonly [Law in keyof typeof callStoreLaws]: Saboteur<StorePorts> };

/** One saboteur for each isolation twin. */
export const callTwinSaboteurs = {
  "answers another organisation's call id as an unknown one when finding": withNotes((notes) => tamperCallReader(<S>(calls: CallReader<S>, scope: OrgScope<S>) => ({
    find: async (id: CallId) => (await calls.find(id)) ?? foreignCalls(notes, scope).find((call) => call.id === id),
  }))),
  "answers another organisation's external id as an unknown one": withNotes((notes) => tamperCallReader(<S>(calls: CallReader<S>, scope: OrgScope<S>) => ({
    findByExternalId: async (source: string, externalId: string) =>
      (await calls.findByExternalId(source, externalId)) ?? foreignCalls(notes, scope).find((call) => call.externalId === externalId),
  }))),
  'lets two organisations use the same ids for their calls': withNotes((notes) => tamperCallStore((calls, scope) => ({
    add: async (call) => (foreignCalls(notes, scope).some(({ id }) => id === call.id) ? 'taken' : calls.add(call)),
  }))),
  "answers another organisation's call id as an unknown one when updating": withNotes((notes) => tamperCallStore((calls, scope) => ({
    update: async (call, seen) => (foreignCalls(notes, scope).some(({ id }) => id === seen.id) ? 'updated' : calls.update(call, seen)),
  }))),
  "answers another organisation's call id as an unknown one when erasing": withNotes((notes) => tamperCallStore((calls, scope) => ({
    async erase(call) {
      if (foreignCalls(notes, scope).some(({ id }) => id === call.id)) throw new Error('You may not erase this call.');
      return calls.erase(call);
    },
  }))),
} satisfies { readonly [Law in keyof typeof callTwinLaws]: Saboteur<StorePorts> };
