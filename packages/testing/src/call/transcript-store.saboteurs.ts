import type { Call, LivingCall, OrgScope, Transcript, TranscriptReader, TranscriptRevision, TranscriptStore } from '@relay/core/ports';
import type { Readers, StorePorts, Stores } from '../harness.ts';
import { type Notes, type TranscriptNote, withNotes } from '../notes.ts';
import { type Saboteur, tamperReaders, tamperStores } from '../tamper.ts';
import type { transcriptStoreLaws } from './transcript-store.laws.ts';

const tamperNewest = (
  change: <S>(newest: TranscriptReader<S>['newest'], scope: OrgScope<S>) => TranscriptReader<S>['newest'],
): Saboteur<StorePorts> =>
  tamperReaders(<S>({ transcripts }: Readers<S>, scope: OrgScope<S>) => ({
    transcripts: { ...transcripts, newest: change((call: LivingCall<S>) => transcripts.newest(call), scope) },
  }));

const tamperAdd = (change: <S>(add: TranscriptStore<S>['add'], scope: OrgScope<S>) => TranscriptStore<S>['add']): Saboteur<StorePorts> =>
  tamperStores(<S>({ transcripts }: Stores<S>, scope: OrgScope<S>) => ({
    transcripts: { ...transcripts, add: change((call: Call<S, 'received'>, transcript: Transcript) => transcripts.add(call, transcript), scope) },
  }));

/** The last transcript that was written and fits, as its revision. */
const noted = (notes: Notes, fits: (note: TranscriptNote) => boolean): TranscriptRevision | undefined => {
  const note = notes.transcripts.findLast(fits);
  return note === undefined ? undefined : { number: note.number, hash: note.hash, ...note.transcript };
};

/** One saboteur for each law of TranscriptStore. */
export const transcriptStoreSaboteurs = {
  'gives a transcript back exactly as it was added': tamperAdd((add) => (call, { turns, parties }) =>
    add(call, { turns: turns.map((turn) => ({ ...turn, text: turn.text.trim() })), parties })),
  'numbers and names a revision as its call does': tamperNewest((newest) => async (call) => {
    const revision = await newest(call);
    return revision === undefined ? undefined : { ...revision, number: 1 };
  }),
  'has no transcript for a call that was given none': withNotes((notes) => tamperNewest((newest) => async (call) =>
    (await newest(call)) ?? noted(notes, () => true))),
  'gives the newest of several revisions': withNotes((notes) => tamperNewest((newest) => async (call) =>
    noted(notes, (note) => note.callId === call.id && note.number === 1) ?? newest(call))),
  'never replaces a revision': withNotes((notes) => tamperNewest((newest) => async (call) =>
    ((await newest(call)) === undefined ? undefined : noted(notes, (note) => note.callId === call.id)))),
  'keeps the transcripts of different calls apart': withNotes((notes) => tamperNewest((_newest, scope) => async () =>
    noted(notes, (note) => note.orgId === scope.orgId))),
  "answers another organisation's call as an unknown one when reading its transcript": withNotes((notes) => tamperNewest((newest) => async (call) =>
    (await newest(call)) ?? noted(notes, (note) => note.callId === call.id))),
  "answers another organisation's call as an unknown one when adding a transcript": withNotes((notes) =>
    tamperAdd((add, scope) => async (call, transcript) => {
      if (notes.calls().some(({ id, orgId }) => id === call.id && (orgId as string) !== scope.orgId)) throw new Error('This call exists elsewhere.');
      return add(call, transcript);
    })),
  'keeps the transcripts of two organisations apart under the same call id': withNotes((notes) => tamperNewest(() => async (call) =>
    noted(notes, (note) => note.callId === call.id))),
  'refuses a call of another organisation': tamperAdd((add, { orgId }) => (call, transcript) => add({ ...call, orgId }, transcript)),
} satisfies { readonly [Law in keyof typeof transcriptStoreLaws]: Saboteur<StorePorts> };
