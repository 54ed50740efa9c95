import type { Clock, IdSource } from '../kernel/ports.ts';
import { type DomainError, err, ok, type Result } from '../kernel/result.ts';
import type { StoreName, TenantStores, UnitOfWork } from '../tenancy/ports.ts';
import type { Permission } from '../tenancy/role.ts';
import type { OrgScope } from '../tenancy/scope.ts';
import { refuseUnlessAllowed, type UseCase } from '../tenancy/use-case.ts';
import type { AuditAction } from './action.ts';
import type { AuditEvent } from './entry.ts';

/** What every privileged use case is made with. */
export interface AuditingPorts {
  readonly clock: Clock;
  readonly ids: IdSource;
}

/** A change together with the event that records it: a privileged use case cannot return one without the other. */
export type Audited<Value, E> = Result<{ readonly value: Value; readonly event: AuditEvent }, E>;

/** A use case whose every success leaves an audit entry. */
export interface PrivilegedUseCase<Command, Value, E extends DomainError> extends UseCase<Command, Value, E> {
  readonly action: AuditAction;
}

/**
 * The one way to make a privileged use case: state change and audit entry commit together or not at all. `change` must
 * return its error before its first write; the entry is appended as the last statement.
 */
export function privilegedUseCase<Needs extends StoreName, Command, Value, E extends DomainError>(
  action: AuditAction,
  permission: Permission,
  ports: AuditingPorts & { readonly unitOfWork: UnitOfWork<Needs | 'audit'> },
  change: <S>(tenant: Pick<TenantStores<S>, Needs | 'audit'>, command: Command, scope: OrgScope<S>) => Promise<Audited<Value, E>>,
): PrivilegedUseCase<Command, Value, E> {
  return {
    action,
    permission,
    async execute(scope, command) {
      const refusal = refuseUnlessAllowed(scope, permission);
      if (refusal !== undefined) return refusal;
      return ports.unitOfWork.transact(scope, async (tenant) => {
        const outcome = await change(tenant, command, scope);
        if (!outcome.ok) return err(outcome.error);
        const { actor, orgId } = scope;
        await tenant.audit.append({
          v: 1,
          org: orgId,
          id: ports.ids.next(),
          at: ports.clock.now(),
          action,
          actor: { type: actor.type, id: actor.id },
          targets: outcome.value.event.targets,
          outcome: 'done',
          ctx: actor.requestId === undefined ? {} : { request_id: actor.requestId },
          changes: outcome.value.event.changes,
        });
        return ok(outcome.value.value);
      });
    },
  };
}
