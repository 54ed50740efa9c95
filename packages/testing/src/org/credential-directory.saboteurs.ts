import type { CredentialDirectory, CredentialKind, OrgId } from '@relay/core/ports';
import type { StorePorts } from '../harness.ts';
import { withNotes } from '../notes.ts';
import type { Saboteur } from '../tamper.ts';
import type { credentialDirectoryLaws } from './credential-directory.laws.ts';

type Locate = CredentialDirectory['locate'];

const tamperLocate = (change: (locate: Locate) => Locate): Saboteur<StorePorts> =>
  (ports) => ({ ...ports, credentialDirectory: { locate: change((kind, tokenHash) => ports.credentialDirectory.locate(kind, tokenHash)) } });

const KINDS: readonly CredentialKind[] = ['api-key', 'sign-in-link', 'session'];

/** One saboteur for each law of CredentialDirectory. */
export const credentialDirectorySaboteurs = {
  'locates a credential by the hash of its token': tamperLocate(() => async () => undefined),
  'tells ids and nothing else of a credential': tamperLocate((locate) => async (kind, tokenHash) => {
    const located = await locate(kind, tokenHash);
    return located === undefined ? undefined : { ...located, role: 'owner' };
  }),
  'locates nothing under an unknown hash': withNotes((notes) => tamperLocate((locate) => async (kind, tokenHash) =>
    (await locate(kind, tokenHash)) ?? notes.credentials().find((credential) => credential.kind === kind))),
  'locates nothing under a hash that is not quite right': tamperLocate((locate) => (kind, tokenHash) => locate(kind, tokenHash.toLowerCase())),
  'locates nothing under another kind of credential': tamperLocate((locate) => async (_kind, tokenHash) => {
    const located = await Promise.all(KINDS.map((kind) => locate(kind, tokenHash)));
    return located.find((found) => found !== undefined);
  }),
  'locates nothing that was not committed': withNotes((notes) => tamperLocate(() => async (kind, tokenHash) => {
    const located = notes.credentials().find((credential) => credential.kind === kind && credential.tokenHash === tokenHash);
    return located === undefined ? undefined : { orgId: located.orgId, id: located.id };
  })),
  'tells organisations apart that use the same credential id': withNotes((notes) => tamperLocate((locate) => async (kind, tokenHash) => {
    const located = await locate(kind, tokenHash);
    const first: OrgId | undefined = notes.credentials().find(({ id }) => id === located?.id)?.orgId;
    return located === undefined || first === undefined ? located : { ...located, orgId: first };
  })),
} satisfies { readonly [Law in keyof typeof credentialDirectoryLaws]: Saboteur<StorePorts> };
