import { type AuditingPorts, type PrivilegedUseCase, privilegedUseCase } from '../audit/privileged.ts';
import { type DomainError, err, ok } from '../kernel/result.ts';
import type { UnitOfWork } from '../tenancy/ports.ts';
import type { CredentialId } from './credential.ts';

/** No usable API key of this organisation has that id. */
export type ApiKeyNotFound = DomainError<'api-key-not-found'>;

/** Ends an API key at once. */
export const revokeApiKey = (
  ports: AuditingPorts & { readonly unitOfWork: UnitOfWork<'credentials' | 'audit'> },
): PrivilegedUseCase<{ readonly id: CredentialId }, { readonly id: CredentialId }, ApiKeyNotFound> =>
  privilegedUseCase('api-key.revoked', 'api-key:manage', ports, async (tenant, { id }) => {
    const key = await tenant.credentials.find(id);
    const ended = key?.kind === 'api-key' ? await tenant.credentials.end(key, ports.clock.now()) : 'ended-before';
    if (ended === 'ended-before') {
      return err({ kind: 'api-key-not-found', message: 'There is no usable API key with this id. It may have been revoked before.' });
    }
    return ok({ value: { id }, event: { targets: [{ type: 'api-key', id }], changes: [] } });
  });
