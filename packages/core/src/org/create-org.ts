import { type Audited, type AuditingPorts, type PrivilegedUseCase, privilegedUseCase } from '../audit/privileged.ts';
import { type DomainError, err, ok } from '../kernel/result.ts';
import type { OrgId } from '../tenancy/org-id.ts';
import type { UnitOfWork } from '../tenancy/ports.ts';
import type { OrgSettings } from './profile.ts';
import { checkSettings, type InvalidSettings } from './settings.ts';

/** The organisation was registered before. Nothing was changed. */
export type OrgExists = DomainError<'org-exists'>;

/** Registers the scope's organisation with its settings. Operators only. */
export const createOrg = (
  ports: AuditingPorts & { readonly unitOfWork: UnitOfWork<'org' | 'audit'> },
): PrivilegedUseCase<OrgSettings, { readonly orgId: OrgId } & OrgSettings, InvalidSettings | OrgExists> =>
  privilegedUseCase('org.created', 'org:create', ports, async (tenant, command, scope): Promise<Audited<{ readonly orgId: OrgId } & OrgSettings, InvalidSettings | OrgExists>> => {
    const settings = checkSettings(command);
    if (!settings.ok) return settings;
    // The plain id: an OrgIdOf<S> proves a scope and must not leave it.
    const orgId: OrgId = scope.orgId;
    const registered = await tenant.org.register({ orgId: scope.orgId, ...settings.value, createdAt: ports.clock.now() });
    if (registered === 'exists') {
      return err({ kind: 'org-exists', message: 'This organisation is registered already. Nothing was changed.' });
    }
    const event = { targets: [{ type: 'org', id: orgId }], changes: [] };
    return ok({ value: { orgId, ...settings.value }, event });
  });
