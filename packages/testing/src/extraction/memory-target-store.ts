import { invariant, type TargetReader, type TargetStore } from '@relay/core/ports';
import { frozenCopy } from '../tenancy/memory-database.ts';
import { assertOwned, type Session } from '../tenancy/memory-session.ts';

/** Reads the extraction targets of the session's organisation. */
export const memoryTargetReader = <S>(session: Session<S>): TargetReader<S> => ({
  async current() {
    const newest = [...session.rows().targets.values()].flatMap((versions) => versions.slice(-1));
    const inUse = newest.filter((version) => !version.retired);
    return inUse.sort((x, y) => (x.definition.key < y.definition.key ? -1 : 1));
  },
  newest: async (key) => session.rows().targets.get(key)?.at(-1),
});

/** Keeps the extraction targets of the session's organisation. */
export const memoryTargetStore = <S>(session: Session<S>): TargetStore<S> => ({
  ...memoryTargetReader(session),
  async add(added) {
    assertOwned(session, added);
    const { targets } = session.rows();
    const { key } = added.definition;
    const versions = targets.get(key) ?? [];
    if (versions.some(({ version }) => version === added.version)) return 'stale';
    invariant(added.version === versions.length + 1, 'Versions of a target are numbered 1, 2, 3, without a gap.');
    targets.set(key, [...versions, frozenCopy(added)]);
    return 'added';
  },
});
