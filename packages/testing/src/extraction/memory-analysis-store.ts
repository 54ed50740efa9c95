import { type Analysis, type AnalysisReader, type AnalysisStore, invariant } from '@relay/core/ports';
import { frozenCopy } from '../tenancy/memory-database.ts';
import { assertOwned, type Session } from '../tenancy/memory-session.ts';

const newestOf = <S>(analyses: readonly Analysis<S>[]): Analysis<S> | undefined =>
  analyses.reduce<Analysis<S> | undefined>((newest, next) => (newest !== undefined && newest.at > next.at ? newest : next), undefined);

/** Reads the analyses of the session's organisation. */
export const memoryAnalysisReader = <S>(session: Session<S>): AnalysisReader<S> => ({
  async newest(call) {
    assertOwned(session, call);
    return newestOf(session.rows().analyses.get(call.id) ?? []);
  },
});

/** Keeps the analyses of the session's organisation. */
export const memoryAnalysisStore = <S>(session: Session<S>): AnalysisStore<S> => ({
  ...memoryAnalysisReader(session),
  async add(analysis) {
    assertOwned(session, analysis);
    const { calls, analyses } = session.rows();
    invariant(calls.has(analysis.callId), 'An analysis was added to a call that is not there. Add the call first.');
    const earlier = analyses.get(analysis.callId) ?? [];
    invariant(earlier.every(({ id }) => id !== analysis.id), 'An analysis with this id exists.');
    analyses.set(analysis.callId, [...earlier, frozenCopy(analysis)]);
  },
});
