import type { Clock } from '../kernel/ports.ts';
import { type DomainError, err, ok, type Result } from '../kernel/result.ts';
import type { Actor } from '../tenancy/actor.ts';
import type { OrgId } from '../tenancy/org-id.ts';
import type { UnitOfWork } from '../tenancy/ports.ts';
import type { ScopeAuthority } from '../tenancy/scope.ts';
import { type CredentialId, type CredentialKind, isUsable, tokenHash, tokenKind } from './credential.ts';
import type { CredentialDirectory } from './ports.ts';

/** The token is malformed, unknown, expired or revoked: the answer does not tell which. */
export type Unauthenticated = DomainError<'unauthenticated'>;

/** Who a token proved to be. */
export interface Principal {
  readonly orgId: OrgId;
  readonly actor: Actor;
  readonly credentialId: CredentialId;
}

/** Ports that tell who a token belongs to. */
export interface AuthenticatingPorts {
  readonly authority: ScopeAuthority;
  readonly clock: Clock;
  readonly directory: CredentialDirectory;
  readonly unitOfWork: UnitOfWork<'credentials'>;
}

/** Compares two equally long hex texts in time that does not depend on where they differ. */
function equalHex(left: string, right: string): boolean {
  let difference = left.length ^ right.length;
  for (let index = 0; index < left.length; index += 1) difference |= left.charCodeAt(index) ^ right.charCodeAt(index);
  return difference === 0;
}

/**
 * Tells who a token belongs to. The directory answers an exact hash with ids only; everything else about the credential
 * is read under that organisation's own scope.
 */
export async function authenticate(
  ports: AuthenticatingPorts,
  token: string,
  accepted: readonly CredentialKind[],
): Promise<Result<Principal, Unauthenticated>> {
  const refused = err<Unauthenticated>({
    kind: 'unauthenticated',
    message: 'This credential is not valid here: it is malformed, unknown, expired or revoked. Ask an owner for a new one.',
  });
  const kind = tokenKind(token);
  if (kind === undefined || !accepted.includes(kind)) return refused;
  const hash = tokenHash(token);
  const located = await ports.directory.locate(kind, hash);
  if (located === undefined) return refused;
  const doorkeeper: Actor = { type: 'worker', id: 'authenticator', role: 'worker' };
  return ports.authority.within(located.orgId, doorkeeper, (scope) =>
    ports.unitOfWork.read(scope, async (tenant) => {
      const credential = await tenant.credentials.find(located.id);
      if (credential?.kind !== kind || !equalHex(credential.tokenHash, hash) || !isUsable(credential, ports.clock.now())) return refused;
      const actor: Actor =
        credential.personId === undefined
          ? { type: 'api-key', id: credential.id, role: credential.role }
          : { type: 'person', id: credential.personId, role: credential.role };
      return ok({ orgId: located.orgId, actor, credentialId: credential.id });
    }),
  );
}
