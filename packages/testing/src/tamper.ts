import type { OrgScope, StoreName, UnitOfWork } from '@relay/core/ports';
import type { Readers, StorePorts, Stores } from './harness.ts';

/** Breaks an adapter in one way: what it gives back must fail the law that it is named after. */
export type Saboteur<Ports> = (honest: Ports) => Ports;

type ChangeStores = <S>(stores: Stores<S>, scope: OrgScope<S>) => Partial<Stores<S>>;
type ChangeReaders = <S>(readers: Readers<S>, scope: OrgScope<S>) => Partial<Readers<S>>;

/** A saboteur of the unit of work itself. */
export const tamperUnit =
  (change: (honest: UnitOfWork<StoreName>) => UnitOfWork<StoreName>): Saboteur<StorePorts> =>
  (ports) => ({ ...ports, unitOfWork: change(ports.unitOfWork) });

/** A saboteur of stores inside transactions. */
export const tamperStores = (change: ChangeStores): Saboteur<StorePorts> =>
  tamperUnit((honest) => ({
    transact: (scope, work) => honest.transact(scope, (stores) => work({ ...stores, ...change(stores, scope) })),
    read: (scope, work) => honest.read(scope, work),
  }));

/** A saboteur of what is read, inside transactions and outside. The change must spread the reader that it is given. */
export const tamperReaders = (change: ChangeReaders): Saboteur<StorePorts> =>
  tamperUnit((honest) => ({
    // The readers given to `change` are the stores themselves, so what it spreads still holds their other half.
    transact: (scope, work) => honest.transact(scope, (stores) => work({ ...stores, ...change(stores, scope) } as typeof stores)),
    read: (scope, work) => honest.read(scope, (readers) => work({ ...readers, ...change(readers, scope) })),
  }));
