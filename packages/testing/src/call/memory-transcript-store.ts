import { invariant, type TranscriptReader, type TranscriptStore } from '@relay/core/ports';
import { frozenCopy } from '../tenancy/memory-database.ts';
import { assertOwned, type Session } from '../tenancy/memory-session.ts';

/** Reads the transcripts of the session's organisation. */
export const memoryTranscriptReader = <S>(session: Session<S>): TranscriptReader<S> => ({
  async newest(call) {
    assertOwned(session, call);
    return session.rows().transcripts.get(call.id)?.at(-1);
  },
});

/** Keeps the transcripts of the session's organisation. */
export const memoryTranscriptStore = <S>(session: Session<S>): TranscriptStore<S> => ({
  ...memoryTranscriptReader(session),
  async add(call, { turns, parties }) {
    assertOwned(session, call);
    const { calls, transcripts } = session.rows();
    invariant(calls.has(call.id), 'A transcript was added to a call that is not there. Add the call first.');
    const revisions = transcripts.get(call.id) ?? [];
    invariant(revisions.every(({ number }) => number < call.revision), 'This call has a transcript with this number or a newer one.');
    transcripts.set(call.id, [...revisions, frozenCopy({ number: call.revision, hash: call.transcriptHash, turns, parties })]);
  },
});
