import type { AuditAction } from '../audit/action.ts';
import { type AuditingPorts, type PrivilegedUseCase, privilegedUseCase } from '../audit/privileged.ts';
import { epochMsOf, type Instant, instantOf } from '../kernel/instant.ts';
import { type DomainError, err, ok } from '../kernel/result.ts';
import type { UnitOfWork } from '../tenancy/ports.ts';
import type { Role } from '../tenancy/role.ts';
import { type Credential, type CredentialId, type CredentialKind, tokenHash, writeToken } from './credential.ts';
import type { SecretSource } from './ports.ts';

/** What a new credential is for. */
export interface IssueCredentialCommand {
  /** 1 to 100 characters. */
  readonly label: string;
  readonly role: Role;
  /** Opaque id of the person it is for; required for links. */
  readonly personId?: string;
  /** Milliseconds until it expires; absent for never (API keys only). */
  readonly lifetimeMs?: number;
}

/** A new credential. The token is told here and never again. */
export interface IssuedCredential {
  readonly id: CredentialId;
  readonly token: string;
  readonly expiresAt?: Instant;
}

/** The command cannot be carried out as written. */
export interface InvalidCredential extends DomainError<'invalid-credential'> {
  readonly field: 'label' | 'role' | 'personId';
}

/** Ports that issue a credential. */
export type IssuingPorts = AuditingPorts & {
  readonly secrets: SecretSource;
  readonly unitOfWork: UnitOfWork<'credentials' | 'audit'>;
};

/** Roles that a bearer may be given: Relay's own `worker` and `operator` are never bearer credentials. */
const GRANTABLE: { readonly [K in CredentialKind]: readonly Role[] } = {
  'api-key': ['integration', 'viewer', 'auditor'],
  'sign-in-link': ['owner', 'admin', 'manager', 'member', 'viewer', 'auditor'],
  session: ['owner', 'admin', 'manager', 'member', 'viewer', 'auditor'],
};

/** A fresh credential under a scope, and the token that only its holder will know. */
export function mintCredential<S>(
  orgId: Credential<S>['orgId'],
  kind: CredentialKind,
  command: IssueCredentialCommand,
  ports: Pick<IssuingPorts, 'clock' | 'ids' | 'secrets'>,
): { readonly credential: Credential<S>; readonly issued: IssuedCredential } {
  const id = ports.ids.next() as CredentialId;
  const token = writeToken(kind, id, ports.secrets.secretHex());
  const createdAt = ports.clock.now();
  const { label, role, personId, lifetimeMs } = command;
  const expiry = lifetimeMs === undefined ? {} : { expiresAt: instantOf(epochMsOf(createdAt) + lifetimeMs) };
  const person = personId === undefined ? {} : { personId };
  return {
    credential: { orgId, id, kind, label, role, ...person, tokenHash: tokenHash(token), createdAt, ...expiry },
    issued: { id, token, ...expiry },
  };
}

const issueUseCase = (
  kind: 'api-key' | 'sign-in-link',
  action: AuditAction,
  ports: IssuingPorts,
): PrivilegedUseCase<IssueCredentialCommand, IssuedCredential, InvalidCredential> =>
  privilegedUseCase(action, 'api-key:manage', ports, async (tenant, command, scope) => {
    const refuse = (field: InvalidCredential['field'], message: string) =>
      err<InvalidCredential>({ kind: 'invalid-credential', field, message });
    if (command.label.trim() === '' || command.label.length > 100) return refuse('label', 'label must be 1 to 100 characters.');
    if (!GRANTABLE[kind].includes(command.role)) {
      return refuse('role', `role must be one of ${GRANTABLE[kind].join(', ')}.`);
    }
    if (kind === 'sign-in-link' && command.personId === undefined) return refuse('personId', 'A sign-in link needs the id of the person it is for.');
    const { credential, issued } = mintCredential(scope.orgId, kind, command, ports);
    await tenant.credentials.add(credential);
    const event = { targets: [{ type: kind, id: issued.id }], changes: [{ field: 'role', before: null, after: command.role }] };
    return ok({ value: issued, event });
  });

/** Makes an API key. */
export const createApiKey = (ports: IssuingPorts) => issueUseCase('api-key', 'api-key.created', ports);

/** Makes a link that signs one person in, once. */
export const createSignInLink = (ports: IssuingPorts) => issueUseCase('sign-in-link', 'sign-in-link.created', ports);
