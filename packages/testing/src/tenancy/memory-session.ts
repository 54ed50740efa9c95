import { invariant, type OrgIdOf, OrgScope, type OwnedBy } from '@relay/core/ports';
import type { OrgRows } from './memory-database.ts';

/** One unit of work as its stores see it. */
export interface Session<S> {
  readonly orgId: OrgIdOf<S>;
  /** The rows to read and, in a transaction, to change. Throws InvariantViolation once the unit of work has ended. */
  rows(): OrgRows<S>;
}

/** A session that answers with `rows` until `end` is called. */
export function openSession<S>(scope: OrgScope<S>, rows: () => OrgRows<S>): { readonly session: Session<S>; readonly end: () => void } {
  let open = true;
  const session: Session<S> = {
    orgId: scope.orgId,
    rows() {
      invariant(open, 'This store was used after its unit of work ended. Do the work inside the function given to transact() or read().');
      OrgScope.assertLive(scope);
      return rows();
    },
  };
  return { session, end: () => void (open = false) };
}

/** Refuses an entity that was relabelled behind the type checker's back. */
export function assertOwned<S>(session: Session<S>, entity: OwnedBy<S>): void {
  invariant(entity.orgId === session.orgId, 'This entity belongs to another organisation than the unit of work. Find it again under this scope.');
}
