import type { Analysis, AnalysisReader, AnalysisStore, LivingCall, OrgScope } from '@relay/core/ports';
import type { Readers, StorePorts, Stores } from '../harness.ts';
import { type Notes, withNotes } from '../notes.ts';
import { type Saboteur, tamperReaders, tamperStores } from '../tamper.ts';
import type { analysisStoreLaws } from './analysis-store.laws.ts';

type Newest<S> = AnalysisReader<S>['newest'];

const tamperNewest = (change: <S>(newest: Newest<S>, scope: OrgScope<S>) => Newest<S>): Saboteur<StorePorts> =>
  tamperReaders(<S>({ analyses }: Readers<S>, scope: OrgScope<S>) => ({
    analyses: { ...analyses, newest: change((call: LivingCall<S>) => analyses.newest(call), scope) },
  }));

const tamperAdd = (change: <S>(add: AnalysisStore<S>['add'], scope: OrgScope<S>) => AnalysisStore<S>['add']): Saboteur<StorePorts> =>
  tamperStores(<S>({ analyses }: Stores<S>, scope: OrgScope<S>) => ({
    analyses: { ...analyses, add: change((analysis: Analysis<S>) => analyses.add(analysis), scope) },
  }));

const noted = <S>(notes: Notes, fits: (analysis: Analysis<S>) => boolean): Analysis<S> | undefined => notes.analyses<S>().findLast(fits);

/** One saboteur for each law of AnalysisStore. */
export const analysisStoreSaboteurs = {
  'gives an analysis back exactly as it was added': tamperAdd((add) => (analysis) =>
    add({ ...analysis, findings: analysis.findings.map((finding) => ({ ...finding, others: finding.others.slice(0, 1) })) })),
  'has no analysis for a call that was not analysed': withNotes((notes) =>
    tamperNewest(<S>(newest: Newest<S>, { orgId }: OrgScope<S>) => async (call: LivingCall<S>) =>
      (await newest(call)) ?? noted<S>(notes, (analysis) => analysis.orgId === orgId))),
  'gives the newest analysis, of whichever revision': withNotes((notes) =>
    tamperNewest(<S>(newest: Newest<S>) => async (call: LivingCall<S>) =>
      noted<S>(notes, (analysis) => analysis.callId === call.id) ?? newest(call))),
  'never replaces an analysis': withNotes((notes) =>
    tamperNewest(<S>(newest: Newest<S>) => async (call: LivingCall<S>) => {
      const honest = await newest(call);
      return honest === undefined ? undefined : noted<S>(notes, ({ id }) => id === honest.id);
    })),
  'keeps the analyses of different calls apart': withNotes((notes) =>
    tamperNewest(<S>(_newest: Newest<S>, { orgId }: OrgScope<S>) => async () =>
      noted<S>(notes, (analysis) => analysis.orgId === orgId))),
  "answers another organisation's call as an unknown one when reading its analysis": withNotes((notes) =>
    tamperNewest(<S>(newest: Newest<S>) => async (call: LivingCall<S>) =>
      (await newest(call)) ?? noted<S>(notes, (analysis) => analysis.callId === call.id))),
  "answers another organisation's call as an unknown one when adding an analysis": withNotes((notes) =>
    tamperAdd(<S>(add: AnalysisStore<S>['add'], { orgId }: OrgScope<S>) => async (analysis: Analysis<S>) => {
      // A foreign key that leaves the organisation out: another one's call will do.
      if (notes.calls<S>().some((call) => call.id === analysis.callId && call.orgId !== orgId)) return;
      await add(analysis);
    })),
  'keeps the analyses of two organisations apart under the same call id': withNotes((notes) => tamperNewest(<S>() => async (call: LivingCall<S>) =>
    noted<S>(notes, (analysis) => analysis.callId === call.id))),
  'refuses an analysis or a call of another organisation': tamperAdd((add, { orgId }) => (analysis) => add({ ...analysis, orgId })),
} satisfies { readonly [Law in keyof typeof analysisStoreLaws]: Saboteur<StorePorts> };
