import { type AuditingPorts, type PrivilegedUseCase, privilegedUseCase } from '../audit/privileged.ts';
import { ok } from '../kernel/result.ts';
import type { UnitOfWork } from '../tenancy/ports.ts';
import { eraseCall as erased } from './call.ts';
import type { CallId } from './call-id.ts';
import { type CallNotFound, callNotFound } from './errors.ts';

/** Erases a call with its transcripts and findings. The audit log keeps that it happened, and no word of the call. */
export const eraseCall = (
  ports: AuditingPorts & { readonly unitOfWork: UnitOfWork<'calls' | 'audit'> },
): PrivilegedUseCase<{ readonly id: CallId }, { readonly id: CallId }, CallNotFound> =>
  privilegedUseCase('call.erased', 'call:erase', ports, async (tenant, { id }) => {
    const call = await tenant.calls.find(id);
    if (call === undefined) return callNotFound();
    await tenant.calls.erase(erased(call));
    return ok({ value: { id }, event: { targets: [{ type: 'call', id }], changes: [] } });
  });
