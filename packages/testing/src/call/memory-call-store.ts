import { type Call, type CallReader, type CallStore, invariant } from '@relay/core/ports';
import { newestFirst } from '../newest-first.ts';
import { frozenCopy } from '../tenancy/memory-database.ts';
import { assertOwned, type Session } from '../tenancy/memory-session.ts';

/** Reads the calls of the session's organisation. */
export const memoryCallReader = <S>(session: Session<S>): CallReader<S> => ({
  find: async (id) => session.rows().calls.get(id),
  async findByExternalId(source, externalId) {
    return [...session.rows().calls.values()].find((call) => call.source === source && call.externalId === externalId);
  },
  async page(request) {
    const calls = [...session.rows().calls.values()].filter((call) => request.state === undefined || call.state === request.state);
    return newestFirst(calls, (call) => `${call.receivedAt} ${call.id}`, request);
  },
});

const isTakenBy = <S>(call: Call<S, 'received'>) => (other: Call<S>): boolean =>
  other.id === call.id || (other.source === call.source && other.externalId === call.externalId);

/** Keeps the calls of the session's organisation. */
export const memoryCallStore = <S>(session: Session<S>): CallStore<S> => ({
  ...memoryCallReader(session),
  async add(call) {
    assertOwned(session, call);
    const { calls } = session.rows();
    if ([...calls.values()].some(isTakenBy(call))) return 'taken';
    calls.set(call.id, frozenCopy(call));
    return 'added';
  },
  async update(call, seen) {
    assertOwned(session, call);
    assertOwned(session, seen);
    invariant(call.id === seen.id, 'update() was given two different calls.');
    const { calls } = session.rows();
    const kept = calls.get(seen.id);
    if (kept === undefined || kept.revision !== seen.revision || kept.state !== seen.state) return 'stale';
    calls.set(call.id, frozenCopy(call));
    return 'updated';
  },
  async erase(call) {
    assertOwned(session, call);
    const rows = session.rows();
    rows.calls.delete(call.id);
    rows.transcripts.delete(call.id);
    rows.analyses.delete(call.id);
  },
});
