import type { Credential, CredentialId, CredentialReader, CredentialStore, Instant, OrgScope } from '@relay/core/ports';
import type { Readers, StorePorts, Stores } from '../harness.ts';
import { type Notes, withNotes } from '../notes.ts';
import { type Saboteur, tamperReaders, tamperStores } from '../tamper.ts';
import type { credentialStoreLaws } from './credential-store.laws.ts';

const tamperReader = (change: <S>(honest: CredentialReader<S>, scope: OrgScope<S>) => Partial<CredentialReader<S>>): Saboteur<StorePorts> =>
  tamperReaders(<S>({ credentials }: Readers<S>, scope: OrgScope<S>) => ({ credentials: { ...credentials, ...change(credentials, scope) } }));

const tamperStore = (change: <S>(honest: CredentialStore<S>, scope: OrgScope<S>) => Partial<CredentialStore<S>>): Saboteur<StorePorts> =>
  tamperStores(<S>({ credentials }: Stores<S>, scope: OrgScope<S>) => ({ credentials: { ...credentials, ...change(credentials, scope) } }));

/** Tells of ends by the last one that was asked for, whether it took place or not. */
const believingEnds: Saboteur<StorePorts> = (ports) => {
  const ends = new Map<CredentialId, Instant>();
  const noting = tamperStore((credentials) => ({
    end: async (credential, at) => (ends.set(credential.id, at), credentials.end(credential, at)),
  }));
  const telling = tamperReader((credentials) => ({
    async find(id) {
      const found = await credentials.find(id);
      const endedAt = ends.get(id);
      return found === undefined || endedAt === undefined ? found : { ...found, endedAt };
    },
  }));
  return telling(noting(ports));
};

const foreign = <S>(notes: Notes, { orgId }: OrgScope<S>): Credential<S>[] => notes.credentials<S>().filter((credential) => credential.orgId !== orgId);

/** One saboteur for each law of CredentialStore. */
export const credentialStoreSaboteurs = {
  'gives a credential back exactly as it was added': tamperStore((credentials) => ({
    add: ({ personId: _personId, ...credential }) => credentials.add(credential),
  })),
  'finds no credential under an unknown id': tamperReader((credentials) => ({
    find: async (id) => (await credentials.find(id)) ?? (await credentials.list('api-key'))[0],
  })),
  'lists the credentials of one kind, newest first': tamperReader((credentials) => ({
    list: async (kind) => (await credentials.list(kind)).toReversed(),
  })),
  'lists the 200 newest credentials at most': tamperReader((credentials) => ({
    list: async (kind) => (await credentials.list(kind)).slice(0, 100),
  })),
  'still lists a credential that has ended': tamperReader((credentials) => ({
    list: async (kind) => (await credentials.list(kind)).filter(({ endedAt }) => endedAt === undefined),
  })),
  'ends a credential at the given instant and changes nothing else': tamperStore((credentials) => ({
    end: (credential) => credentials.end(credential, credential.createdAt),
  })),
  'ends a credential once': believingEnds,
  'ends a credential once for concurrent attempts': tamperStore((credentials) => ({
    async end(credential, at) {
      await credentials.end(credential, at);
      return credential.endedAt === undefined ? 'ended' : 'ended-before';
    },
  })),
  'ends no other credential': tamperStore((credentials) => ({
    async end(credential, at) {
      for (const other of await credentials.list(credential.kind)) await credentials.end(other, at);
      return 'ended';
    },
  })),
  'has not ended a credential when its transaction rolls back': believingEnds,
  "answers another organisation's credential id as an unknown one when finding": withNotes((notes) =>
    tamperReader(<S>(credentials: CredentialReader<S>, scope: OrgScope<S>) => ({
      find: async (id: CredentialId) => (await credentials.find(id)) ?? foreign(notes, scope).find((credential) => credential.id === id),
    }))),
  "answers another organisation's credential id as an unknown one when ending": withNotes((notes) => tamperStore((credentials, scope) => ({
    end: async (credential, at) => (foreign(notes, scope).some(({ id }) => id === credential.id) ? 'ended' : credentials.end(credential, at)),
  }))),
  'lists no credential of another organisation': withNotes((notes) => tamperReader((credentials, scope) => ({
    list: async (kind) => [...(await credentials.list(kind)), ...foreign(notes, scope).filter((credential) => credential.kind === kind)],
  }))),
  'lets two organisations use the same credential id': withNotes((notes) => tamperStore((credentials, scope) => ({
    add: async (credential) => (foreign(notes, scope).some(({ id }) => id === credential.id) ? undefined : credentials.add(credential)),
  }))),
  'refuses a credential of another organisation': tamperStore((credentials, { orgId }) => ({
    add: (credential) => credentials.add({ ...credential, orgId }),
    end: (credential, at) => credentials.end({ ...credential, orgId }, at),
  })),
} satisfies { readonly [Law in keyof typeof credentialStoreLaws]: Saboteur<StorePorts> };
