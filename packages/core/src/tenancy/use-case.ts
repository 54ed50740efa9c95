import { type DomainError, err, type Result } from '../kernel/result.ts';
import type { StoreName, TenantReaders, TenantStores, UnitOfWork } from './ports.ts';
import { mayDo, type Permission } from './role.ts';
import type { OrgScope } from './scope.ts';

/** The actor's role does not hold the permission that the use case names. */
export interface Forbidden extends DomainError<'forbidden'> {
  readonly permission: Permission;
}

/** Verb and object with one way in. The permission is checked before anything is read. */
export interface UseCase<Command, Value, E extends DomainError> {
  readonly permission: Permission;
  execute<S>(scope: OrgScope<S>, command: Command): Promise<Result<Value, E | Forbidden>>;
}

/** Refuses the command unless the scope's actor holds the permission. */
export function refuseUnlessAllowed<S>(scope: OrgScope<S>, permission: Permission): Result<never, Forbidden> | undefined {
  if (mayDo(scope.actor.role, permission)) return undefined;
  return err({
    kind: 'forbidden',
    permission,
    message: `The role "${scope.actor.role}" may not do this: it needs the permission ${permission}. Ask an owner for a role that holds it.`,
  });
}

/** A use case that changes nothing. */
export function readUseCase<Needs extends StoreName, Command, Value, E extends DomainError>(
  permission: Permission,
  unitOfWork: UnitOfWork<Needs>,
  answer: <S>(tenant: Pick<TenantReaders<S>, Needs>, command: Command, scope: OrgScope<S>) => Promise<Result<Value, E>>,
): UseCase<Command, Value, E> {
  return {
    permission,
    async execute(scope, command) {
      const refusal = refuseUnlessAllowed(scope, permission);
      return refusal ?? unitOfWork.read(scope, (tenant) => answer(tenant, command, scope));
    },
  };
}

/** A use case that changes tenant state and is not in the catalogue of audited actions. An error must come before the first write. */
export function writeUseCase<Needs extends StoreName, Command, Value, E extends DomainError>(
  permission: Permission,
  unitOfWork: UnitOfWork<Needs>,
  change: <S>(tenant: Pick<TenantStores<S>, Needs>, command: Command, scope: OrgScope<S>) => Promise<Result<Value, E>>,
): UseCase<Command, Value, E> {
  return {
    permission,
    async execute(scope, command) {
      const refusal = refuseUnlessAllowed(scope, permission);
      return refusal ?? unitOfWork.transact(scope, (tenant) => change(tenant, command, scope));
    },
  };
}
