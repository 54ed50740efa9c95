import { type AuditingPorts, type PrivilegedUseCase, privilegedUseCase } from '../audit/privileged.ts';
import { type DomainError, err, ok } from '../kernel/result.ts';
import type { UnitOfWork } from '../tenancy/ports.ts';
import { type CredentialId, isUsable } from './credential.ts';
import { type IssuedCredential, type IssuingPorts, mintCredential } from './issue-credential.ts';

/** The link was used, has expired, or never was: the answer does not tell which. */
export type SignInRefused = DomainError<'sign-in-refused'>;

/** How long a session lasts: 12 hours. */
const SESSION_LIFETIME_MS = 12 * 60 * 60 * 1000;

/** Turns a one-time link into a session. The link works once, also when two browsers race for it. */
export const signIn = (
  ports: AuditingPorts & IssuingPorts & { readonly unitOfWork: UnitOfWork<'credentials' | 'audit'> },
): PrivilegedUseCase<{ readonly linkId: CredentialId }, IssuedCredential, SignInRefused> =>
  privilegedUseCase('sign-in.succeeded', 'org:read', ports, async (tenant, { linkId }, scope) => {
    const refused = err<SignInRefused>({
      kind: 'sign-in-refused',
      message: 'This sign-in link was used or has expired. Ask for a new one.',
    });
    const link = await tenant.credentials.find(linkId);
    const now = ports.clock.now();
    if (link?.kind !== 'sign-in-link' || link.personId === undefined || !isUsable(link, now)) return refused;
    if ((await tenant.credentials.end(link, now)) === 'ended-before') return refused;
    const command = { label: 'Session', role: link.role, personId: link.personId, lifetimeMs: SESSION_LIFETIME_MS };
    const { credential, issued } = mintCredential(scope.orgId, 'session', command, ports);
    await tenant.credentials.add(credential);
    return ok({ value: issued, event: { targets: [{ type: 'session', id: issued.id }], changes: [] } });
  });
