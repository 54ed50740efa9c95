import type { OrgDirectory, OrgId, OrgReader, OrgStore } from '@relay/core/ports';
import { frozenCopy, type MemoryDatabase } from '../tenancy/memory-database.ts';
import { assertOwned, type Session } from '../tenancy/memory-session.ts';

/** Reads the profile of the session's organisation. */
export const memoryOrgReader = <S>(session: Session<S>): OrgReader<S> => ({
  profile: async () => session.rows().profile,
});

/** Keeps the profile of the session's organisation. */
export const memoryOrgStore = <S>(session: Session<S>): OrgStore<S> => ({
  ...memoryOrgReader(session),
  async register(profile) {
    assertOwned(session, profile);
    const rows = session.rows();
    if (rows.profile !== undefined) return 'exists';
    rows.profile = frozenCopy(profile);
    return 'registered';
  },
});

/** Lists the organisations of a MemoryDatabase. */
export class MemoryOrgDirectory implements OrgDirectory {
  readonly #database: MemoryDatabase;

  constructor(database: MemoryDatabase) {
    this.#database = database;
  }

  async page(after: OrgId | undefined, limit: number): Promise<readonly OrgId[]> {
    const registered = [...this.#database.everyOrg()].filter(([, rows]) => rows.profile !== undefined).map(([orgId]) => orgId);
    return registered.filter((orgId) => after === undefined || orgId > after).sort().slice(0, limit);
  }
}
