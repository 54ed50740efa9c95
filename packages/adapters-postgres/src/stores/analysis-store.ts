import type { Analysis, AnalysisId, AnalysisStore, CallId } from '@relay/core/ports';
import { dateOf } from '../sql/instant.ts';
import { statement } from '../sql/statement.ts';
import { assertOwned, type TenantSession } from '../tenant/session.ts';

const COLUMNS = [
  'org_id', 'id', 'call_id', 'at', 'analyst', 'transcript_hash', 'revision', 'context', 'targets', 'findings', 'signals', 'summary',
] as const;

const NEWEST = statement<{ callId: string; limit: number }>()('analysis_newest', (db, p) =>
  db.selectFrom('analysis').select(COLUMNS).where('org_id', '=', p.orgId).where('call_id', '=', p.callId)
    .orderBy('at', 'desc').orderBy('id', 'desc').limit(p.limit),
);

interface NewAnalysis {
  id: string; callId: string; at: Date; analyst: string; transcriptHash: string; revision: number;
  context: string; targets: string; findings: string; signals: string; summary: string;
}

const INSERT = statement<NewAnalysis>()('analysis_insert', (db, p) =>
  db.insertInto('analysis').values({
    org_id: p.orgId, id: p.id, call_id: p.callId, at: p.at, analyst: p.analyst, transcript_hash: p.transcriptHash, revision: p.revision,
    context: p.context, targets: p.targets, findings: p.findings, signals: p.signals, summary: p.summary,
  }),
);

/** Analyses: one immutable row per run. */
export const analysisStore = <S>(session: TenantSession<S>): AnalysisStore<S> => ({
  async newest(call) {
    assertOwned(session, call);
    const [row] = await session.rows(NEWEST, { callId: call.id, limit: 1 });
    if (row === undefined) return undefined;
    return {
      orgId: session.orgId,
      id: row.id as AnalysisId,
      callId: row.call_id as CallId,
      at: row.at,
      analyst: row.analyst,
      transcriptHash: row.transcript_hash,
      revision: row.revision,
      context: row.context as Analysis<S>['context'],
      targets: row.targets as Analysis<S>['targets'],
      findings: row.findings as Analysis<S>['findings'],
      signals: row.signals as Analysis<S>['signals'],
      summary: row.summary as Analysis<S>['summary'],
    };
  },

  async add(analysis) {
    assertOwned(session, analysis);
    const { id, callId, at, analyst, transcriptHash, revision } = analysis;
    await session.write(INSERT, {
      id, callId, at: dateOf(at), analyst, transcriptHash, revision,
      context: JSON.stringify(analysis.context), targets: JSON.stringify(analysis.targets), findings: JSON.stringify(analysis.findings),
      signals: JSON.stringify(analysis.signals), summary: JSON.stringify(analysis.summary),
    });
  },
});
