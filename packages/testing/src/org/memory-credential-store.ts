import {
  type CredentialDirectory, type CredentialId, type CredentialKind, type CredentialReader, type CredentialStore,
  invariant, type OrgId,
} from '@relay/core/ports';
import { newestFirst } from '../newest-first.ts';
import { frozenCopy, type MemoryDatabase } from '../tenancy/memory-database.ts';
import { assertOwned, type Session } from '../tenancy/memory-session.ts';

/** Most that a list shows, as the port says. */
const LIST_LIMIT = 200;

/** Reads the credentials of the session's organisation. */
export const memoryCredentialReader = <S>(session: Session<S>): CredentialReader<S> => ({
  find: async (id) => session.rows().credentials.get(id),
  async list(kind) {
    const credentials = [...session.rows().credentials.values()].filter((credential) => credential.kind === kind);
    return newestFirst(credentials, (credential) => `${credential.createdAt} ${credential.id}`, { limit: LIST_LIMIT }).items;
  },
});

/** Keeps the credentials of the session's organisation. */
export const memoryCredentialStore = <S>(session: Session<S>): CredentialStore<S> => ({
  ...memoryCredentialReader(session),
  async add(credential) {
    assertOwned(session, credential);
    const { credentials } = session.rows();
    invariant(!credentials.has(credential.id), 'A credential with this id exists.');
    credentials.set(credential.id, frozenCopy(credential));
  },
  async end(credential, at) {
    assertOwned(session, credential);
    const { credentials } = session.rows();
    const kept = credentials.get(credential.id);
    if (kept === undefined || kept.endedAt !== undefined) return 'ended-before';
    credentials.set(kept.id, frozenCopy({ ...kept, endedAt: at }));
    return 'ended';
  },
});

/** Finds the owners of tokens in a MemoryDatabase. */
export class MemoryCredentialDirectory implements CredentialDirectory {
  readonly #database: MemoryDatabase;

  constructor(database: MemoryDatabase) {
    this.#database = database;
  }

  async locate(kind: CredentialKind, tokenHash: string): Promise<{ readonly orgId: OrgId; readonly id: CredentialId } | undefined> {
    for (const [orgId, rows] of this.#database.everyOrg()) {
      for (const credential of rows.credentials.values()) {
        if (credential.kind === kind && credential.tokenHash === tokenHash) return { orgId, id: credential.id };
      }
    }
    return undefined;
  }
}
