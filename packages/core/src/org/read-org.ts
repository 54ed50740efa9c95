import { type DomainError, err, ok, type Result } from '../kernel/result.ts';
import type { UnitOfWork } from '../tenancy/ports.ts';
import { readUseCase, type UseCase } from '../tenancy/use-case.ts';
import type { OrgSettings } from './profile.ts';

/** The organisation was never registered. */
export type OrgNotFound = DomainError<'org-not-found'>;

/** Reads the organisation's own settings. */
export const readOrg = (ports: { readonly unitOfWork: UnitOfWork<'org'> }): UseCase<Record<never, never>, OrgSettings, OrgNotFound> =>
  readUseCase('org:read', ports.unitOfWork, async (tenant): Promise<Result<OrgSettings, OrgNotFound>> => {
    const profile = await tenant.org.profile();
    if (profile === undefined) return err({ kind: 'org-not-found', message: 'This organisation is not registered. Create it first.' });
    const { name, timeZone, locale, currency, region } = profile;
    return ok({ name, timeZone, locale, currency, region });
  });
