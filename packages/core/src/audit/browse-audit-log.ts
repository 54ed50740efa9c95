import type { Page, PageRequest } from '../kernel/page.ts';
import { ok } from '../kernel/result.ts';
import type { UnitOfWork } from '../tenancy/ports.ts';
import { readUseCase, type UseCase } from '../tenancy/use-case.ts';
import type { AuditEntry } from './entry.ts';

/** Reads the org's audit log, newest first. */
export const browseAuditLog = (ports: { readonly unitOfWork: UnitOfWork<'audit'> }): UseCase<PageRequest, Page<AuditEntry>, never> =>
  readUseCase('audit:read', ports.unitOfWork, async (tenant, request) => ok(await tenant.audit.page(request)));
