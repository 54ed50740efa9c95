import type { CallId, CallStore, Instant, LivingCall } from '@relay/core/ports';
import { dateOf } from '../sql/instant.ts';
import { pageLimit, pageOf, readTimeCursor, writeTimeCursor } from '../sql/keyset.ts';
import { statement } from '../sql/statement.ts';
import type { RowOf } from '../sql/tables.ts';
import { assertOwned, type TenantSession } from '../tenant/session.ts';

const COLUMNS = [
  'org_id', 'id', 'state', 'source', 'external_id', 'title', 'started_at', 'time_zone', 'locale', 'currency', 'region', 'received_at',
  'revision', 'transcript_hash',
] as const;

const FIND = statement<{ id: string }>()('call_find', (db, p) =>
  db.selectFrom('call').select(COLUMNS).where('org_id', '=', p.orgId).where('id', '=', p.id),
);

const FIND_EXTERNAL = statement<{ source: string; externalId: string }>()('call_find_external', (db, p) =>
  db.selectFrom('call').select(COLUMNS).where('org_id', '=', p.orgId).where('source', '=', p.source).where('external_id', '=', p.externalId),
);

interface PageParameters {
  at: Instant;
  id: string;
  limit: number;
}

const PAGE = statement<PageParameters>()('call_page', (db, p) =>
  db.selectFrom('call').select(COLUMNS).where('org_id', '=', p.orgId)
    .where((eb) => eb(eb.refTuple('received_at', 'id'), '<', eb.tuple(p.at, p.id)))
    .orderBy('received_at', 'desc').orderBy('id', 'desc').limit(p.limit),
);

const PAGE_OF_STATE = statement<PageParameters & { state: string }>()('call_page_of_state', (db, p) =>
  db.selectFrom('call').select(COLUMNS).where('org_id', '=', p.orgId).where('state', '=', p.state)
    .where((eb) => eb(eb.refTuple('received_at', 'id'), '<', eb.tuple(p.at, p.id)))
    .orderBy('received_at', 'desc').orderBy('id', 'desc').limit(p.limit),
);

interface CallFields {
  state: string; source: string; externalId: string; title: string; startedAt: Date; timeZone: string; locale: string; currency: string;
  region: string; receivedAt: Date; revision: number; transcriptHash: string;
}

const INSERT = statement<CallFields & { id: string }>()('call_insert', (db, p) =>
  db.insertInto('call')
    .values({
      org_id: p.orgId, id: p.id, state: p.state, source: p.source, external_id: p.externalId, title: p.title, started_at: p.startedAt,
      time_zone: p.timeZone, locale: p.locale, currency: p.currency, region: p.region, received_at: p.receivedAt, revision: p.revision,
      transcript_hash: p.transcriptHash,
    })
    .onConflict((conflict) => conflict.columns(['org_id', 'source', 'external_id']).doNothing()),
);

const UPDATE = statement<CallFields & { id: string; seenState: string; seenRevision: number }>()('call_update', (db, p) =>
  db.updateTable('call')
    .set({
      state: p.state, source: p.source, external_id: p.externalId, title: p.title, started_at: p.startedAt, time_zone: p.timeZone,
      locale: p.locale, currency: p.currency, region: p.region, received_at: p.receivedAt, revision: p.revision,
      transcript_hash: p.transcriptHash,
    })
    .where('org_id', '=', p.orgId).where('id', '=', p.id).where('state', '=', p.seenState).where('revision', '=', p.seenRevision),
);

const ERASE = statement<{ id: string }>()('call_erase', (db, p) =>
  db.deleteFrom('call').where('org_id', '=', p.orgId).where('id', '=', p.id),
);

/** Greater than every instant and id that a call can have: where the first page starts. */
const BEFORE_ALL = Object.freeze({ at: 'infinity' as Instant, id: 'ffffffff-ffff-ffff-ffff-ffffffffffff' });

const fieldsOf = <S>(call: LivingCall<S>): CallFields => ({
  state: call.state, source: call.source, externalId: call.externalId, title: call.title, startedAt: dateOf(call.startedAt),
  timeZone: call.timeZone, locale: call.locale, currency: call.currency, region: call.region, receivedAt: dateOf(call.receivedAt),
  revision: call.revision, transcriptHash: call.transcriptHash,
});

/** Calls. Erasing one takes its transcripts and analyses with it, by foreign key. */
export function callStore<S>(session: TenantSession<S>): CallStore<S> {
  const callOf = (row: RowOf<'call'>): LivingCall<S> => ({
    orgId: session.orgId,
    id: row.id as CallId,
    state: row.state as LivingCall<S>['state'] as 'received',
    source: row.source,
    externalId: row.external_id,
    title: row.title,
    startedAt: row.started_at,
    timeZone: row.time_zone,
    locale: row.locale,
    currency: row.currency,
    region: row.region,
    receivedAt: row.received_at,
    revision: row.revision,
    transcriptHash: row.transcript_hash,
  });
  return {
    async find(id) {
      const [row] = await session.rows(FIND, { id });
      return row && callOf(row);
    },

    async findByExternalId(source, externalId) {
      const [row] = await session.rows(FIND_EXTERNAL, { source, externalId });
      return row && callOf(row);
    },

    async page({ after, limit, state }) {
      const cursor = after === undefined ? BEFORE_ALL : readTimeCursor(after);
      if (cursor === undefined) return { items: [] };
      const size = pageLimit(limit);
      const from = { ...cursor, limit: size + 1 };
      const rows = await (state === undefined ? session.rows(PAGE, from) : session.rows(PAGE_OF_STATE, { ...from, state }));
      return pageOf(rows, size, callOf, (call) => writeTimeCursor(call.receivedAt, call.id));
    },

    async add(call) {
      assertOwned(session, call);
      return (await session.write(INSERT, { id: call.id, ...fieldsOf(call) })) === 1 ? 'added' : 'taken';
    },

    async update(call, seen) {
      assertOwned(session, call);
      assertOwned(session, seen);
      const written = await session.write(UPDATE, { id: seen.id, ...fieldsOf(call), seenState: seen.state, seenRevision: seen.revision });
      return written === 1 ? 'updated' : 'stale';
    },

    async erase(call) {
      assertOwned(session, call);
      await session.write(ERASE, { id: call.id });
    },
  };
}
