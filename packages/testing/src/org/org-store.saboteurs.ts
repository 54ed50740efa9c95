import type { OrgId, OrgProfile, OrgScope } from '@relay/core/ports';
import { anOrgProfile } from '../builders.ts';
import type { Readers, StorePorts } from '../harness.ts';
import { withNotes } from '../notes.ts';
import { type Saboteur, tamperReaders, tamperStores } from '../tamper.ts';
import type { orgStoreLaws } from './org-store.laws.ts';

/** Answers with the profile that was last given for the organisation, kept or not. */
const believing = (known: 'if kept' | 'in any case'): Saboteur<StorePorts> =>
  withNotes((notes) => tamperReaders(<S>({ org }: Readers<S>, { orgId }: OrgScope<S>) => ({
    org: {
      ...org,
      async profile() {
        const kept = await org.profile();
        if (kept === undefined && known === 'if kept') return undefined;
        return notes.profiles<S>().findLast((profile) => profile.orgId === orgId) ?? kept;
      },
    },
  })));

/** Keeps the first profile that is read in a cache whose key forgets the organisation. */
const cachingForAll: Saboteur<StorePorts> = (ports) => {
  const cache: { readonly name: string; readonly orgId: OrgId }[] = [];
  const caching = tamperReaders(<S>({ org }: Readers<S>) => ({
    org: {
      ...org,
      async profile() {
        const profile = await org.profile();
        if (profile !== undefined && cache.length === 0) cache.push(profile);
        return cache[0] as OrgProfile<S> | undefined;
      },
    },
  }));
  return caching(ports);
};

/** One saboteur for each law of OrgStore. */
export const orgStoreSaboteurs = {
  'has no profile before the organisation is registered': tamperReaders(({ org }, scope) => ({
    org: { ...org, profile: async () => (await org.profile()) ?? anOrgProfile(scope) },
  })),
  'registers an organisation and gives its profile back exactly': tamperStores(({ org }) => ({
    org: { ...org, register: (profile) => org.register({ ...profile, name: profile.name.normalize('NFD') }) },
  })),
  'leaves the profile alone when the organisation exists': believing('if kept'),
  'registers an organisation once for two concurrent attempts': tamperStores(({ org }) => ({
    org: { ...org, register: (profile) => org.register(profile).then(() => 'registered') },
  })),
  'registers nothing when its transaction rolls back': believing('in any case'),
  'registers two organisations with the same settings': withNotes((notes) => tamperStores(({ org }) => ({
    org: {
      ...org,
      register: async (profile) =>
        notes.profiles().some(({ name, orgId }) => name === profile.name && (orgId as OrgId) !== profile.orgId) ? 'exists' : org.register(profile),
    },
  }))),
  'gives each organisation its own profile': cachingForAll,
  'refuses a profile of another organisation': tamperStores(({ org }, { orgId }) => ({
    org: { ...org, register: (profile) => org.register({ ...profile, orgId }) },
  })),
} satisfies { readonly [Law in keyof typeof orgStoreLaws]: Saboteur<StorePorts> };
