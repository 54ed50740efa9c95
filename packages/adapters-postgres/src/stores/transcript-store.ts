import type { Party, TranscriptStore, Turn } from '@relay/core/ports';
import { statement } from '../sql/statement.ts';
import { assertOwned, type TenantSession } from '../tenant/session.ts';

const NEWEST = statement<{ callId: string; limit: number }>()('transcript_newest', (db, p) =>
  db.selectFrom('transcript_revision').select(['org_id', 'number', 'hash', 'turns', 'parties'])
    .where('org_id', '=', p.orgId).where('call_id', '=', p.callId).orderBy('number', 'desc').limit(p.limit),
);

const INSERT = statement<{ callId: string; number: number; hash: string; turns: string; parties: string }>()('transcript_insert', (db, p) =>
  db.insertInto('transcript_revision').values({
    org_id: p.orgId, call_id: p.callId, number: p.number, hash: p.hash, turns: p.turns, parties: p.parties,
  }),
);

/** Transcripts: one immutable row per revision. */
export const transcriptStore = <S>(session: TenantSession<S>): TranscriptStore<S> => ({
  async newest(call) {
    assertOwned(session, call);
    const [row] = await session.rows(NEWEST, { callId: call.id, limit: 1 });
    return row && { number: row.number, hash: row.hash, turns: row.turns as Turn[], parties: row.parties as Party[] };
  },

  async add(call, transcript) {
    assertOwned(session, call);
    await session.write(INSERT, {
      callId: call.id, number: call.revision, hash: call.transcriptHash,
      turns: JSON.stringify(transcript.turns), parties: JSON.stringify(transcript.parties),
    });
  },
});
