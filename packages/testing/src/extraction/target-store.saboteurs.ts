import type { OrgScope, TargetReader, TargetStore, TargetVersion } from '@relay/core/ports';
import type { Readers, StorePorts, Stores } from '../harness.ts';
import { type Notes, withNotes } from '../notes.ts';
import { type Saboteur, tamperReaders, tamperStores } from '../tamper.ts';
import type { targetStoreLaws } from './target-store.laws.ts';

const tamperReader = (change: <S>(honest: TargetReader<S>, scope: OrgScope<S>) => Partial<TargetReader<S>>): Saboteur<StorePorts> =>
  tamperReaders(<S>({ targets }: Readers<S>, scope: OrgScope<S>) => ({ targets: { ...targets, ...change(targets, scope) } }));

const tamperAdd = (change: <S>(targets: TargetStore<S>, scope: OrgScope<S>) => TargetStore<S>['add']): Saboteur<StorePorts> =>
  tamperStores(<S>({ targets }: Stores<S>, scope: OrgScope<S>) => ({ targets: { ...targets, add: change(targets, scope) } }));

const foreign = <S>(notes: Notes, { orgId }: OrgScope<S>): TargetVersion<S>[] => notes.targets<S>().filter((version) => version.orgId !== orgId);

const ours = <S>(notes: Notes, { orgId }: OrgScope<S>): TargetVersion<S>[] => notes.targets<S>().filter((version) => version.orgId === orgId);

/** One saboteur for each law of TargetStore. */
export const targetStoreSaboteurs = {
  'gives a version back exactly as it was added': tamperAdd((targets) => (version) =>
    targets.add({ ...version, definition: { ...version.definition, choices: version.definition.choices.filter(({ synonyms }) => synonyms.length > 0) } })),
  'knows no version of an unknown key': tamperReader((targets) => ({ newest: (key) => targets.newest(key.toLowerCase()) })),
  'gives the newest version of each key': withNotes((notes) => tamperReader(<S>(_targets: TargetReader<S>, scope: OrgScope<S>) => ({
    // Version numbers compared as text: 9 is newer than 11.
    newest: async (key: string) =>
      ours(notes, scope).filter(({ definition }) => definition.key === key).toSorted((x, y) => String(x.version).localeCompare(String(y.version))).at(-1),
  }))),
  'lists current targets by key, in the order of their characters': tamperReader((targets) => ({
    current: async () => (await targets.current()).toSorted((x, y) => x.definition.key.localeCompare(y.definition.key, 'en')),
  })),
  'leaves retired targets out of the current ones, yet knows them': tamperReader((targets) => ({
    async newest(key) {
      const newest = await targets.newest(key);
      return newest?.retired ? undefined : newest;
    },
  })),
  'lists a target again that came back after its retirement': withNotes((notes) => tamperReader(<S>(targets: TargetReader<S>, scope: OrgScope<S>) => ({
    current: async () => {
      const retired = new Set(ours(notes, scope).filter((version) => version.retired).map(({ definition }) => definition.key));
      return (await targets.current()).filter(({ definition }) => !retired.has(definition.key));
    },
  }))),
  'adds a version whose number exists nowhere': withNotes((notes) => tamperReader(<S>(targets: TargetReader<S>, scope: OrgScope<S>) => ({
    newest: async (key: string) =>
      ((await targets.newest(key)) === undefined ? undefined : ours(notes, scope).findLast(({ definition }) => definition.key === key)),
  }))),
  'adds one of two concurrent versions with the same number': tamperAdd((targets) => (version) => targets.add(version).then(() => 'added')),
  'keeps the versions of different keys apart': withNotes((notes) => tamperAdd((targets, scope) => async (added) =>
    ours(notes, scope).some(({ version }) => version === added.version) ? 'stale' : targets.add(added))),
  "answers another organisation's key as an unknown one": withNotes((notes) => tamperReader(<S>(targets: TargetReader<S>, scope: OrgScope<S>) => ({
    newest: async (key: string) => (await targets.newest(key)) ?? foreign(notes, scope).find(({ definition }) => definition.key === key),
  }))),
  'lists no target of another organisation': withNotes((notes) => tamperReader((targets, scope) => ({
    current: async () => [...(await targets.current()), ...foreign(notes, scope)],
  }))),
  "adds a version whatever another organisation's numbers are": withNotes((notes) => tamperAdd((targets, scope) => async (added) =>
    foreign(notes, scope).some(({ version, definition }) => version === added.version && definition.key === added.definition.key) ? 'stale' : targets.add(added))),
  'refuses a version of another organisation': tamperAdd((targets, { orgId }) => (version) => targets.add({ ...version, orgId })),
} satisfies { readonly [Law in keyof typeof targetStoreLaws]: Saboteur<StorePorts> };
