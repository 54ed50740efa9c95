import { OrgScope, type OrgId, type StoreName, type UnitOfWork } from '@relay/core/ports';
import type { StorePorts } from '../harness.ts';
import { type Saboteur, tamperStores } from '../tamper.ts';
import type { hostTransactionsLaws } from './host-transactions.laws.ts';
import { MemoryTransaction } from './memory-transaction.ts';
import { committingFailures, discarding } from './unit-of-work.saboteurs.ts';

type Unit = UnitOfWork<StoreName>;

/** Changes what joining gives, knowing the adapter's own unit of work as well. */
const tamperJoin =
  (change: (joined: () => Unit, ports: StorePorts, client: object) => Unit): Saboteur<StorePorts> =>
  (ports) => ({ ...ports, hostTransactions: { join: (client) => change(() => ports.hostTransactions.join(client), ports, client) } });

const orElse = (joined: () => Unit, fallback: Unit): Unit => {
  try {
    return joined();
  } catch {
    return fallback;
  }
};

/** Keeps the first organisation's setting on the client: writes for any other are lost. */
const bindingForEver: Saboteur<StorePorts> = (ports) => {
  const first = new WeakMap<object, OrgId>();
  const binding = tamperJoin((joined, _ports, client) => {
    const unit = joined();
    return {
      read: (scope, work) => unit.read(scope, work),
      transact(scope, work) {
        if (!first.has(client)) first.set(client, scope.orgId);
        return (first.get(client) === scope.orgId ? unit : discarding(unit)).transact(scope, work);
      },
    };
  });
  return binding(ports);
};

/** Sets the scope for the session and not for the unit of work. */
const leavingTheScope: Saboteur<StorePorts> = (ports) => {
  const left = new WeakMap<object, OrgId>();
  const joining = tamperJoin((joined, _ports, client) => {
    const unit = joined();
    return {
      read: (scope, work) => unit.read(scope, work),
      transact: (scope, work) => (left.set(client, scope.orgId), unit.transact(scope, work)),
    };
  });
  return {
    ...joining(ports),
    async openHost() {
      const host = await ports.openHost();
      return { ...host, leftoverScope: async () => left.get(host.client) ?? (await host.leftoverScope()) };
    },
  };
};

/** Wraps the stores of a joined unit of work. */
const tamperJoinedStores = (change: Parameters<typeof tamperStores>[0]): Saboteur<StorePorts> =>
  tamperJoin((joined, ports) => tamperStores(change)({ ...ports, unitOfWork: joined() }).unitOfWork);

/** One saboteur for each law of HostTransactions. */
export const hostTransactionsSaboteurs = {
  "commits with the host's transaction": tamperJoin((joined) => discarding(joined())),
  "rolls back with the host's transaction": tamperJoin((_joined, { unitOfWork }) => unitOfWork),
  'undoes its own writes only when the work rejects': tamperJoin((joined) => committingFailures(joined())),
  "reads what the host's transaction has written so far": tamperJoin((joined, { unitOfWork }) => {
    const unit = joined();
    return { transact: (scope, work) => unit.transact(scope, work), read: (scope, work) => unitOfWork.read(scope, work) };
  }),
  "serves two organisations in one of the host's transactions": bindingForEver,
  "takes the scope off the host's client again": leavingTheScope,
  'refuses what is no client': tamperJoin((joined, { unitOfWork }, client) => (client instanceof MemoryTransaction ? joined() : unitOfWork)),
  'refuses a client without an open transaction': tamperJoin((joined, { unitOfWork }) => orElse(joined, unitOfWork)),
  "refuses a scope whose block has ended, on the host's client too": tamperJoin((joined) => {
    const unit = joined();
    const ended = (scope: unknown): boolean => {
      try {
        OrgScope.assertLive(scope);
        return false;
      } catch {
        return true;
      }
    };
    return {
      transact: async (scope, work) => (ended(scope) ? work({} as never) : unit.transact(scope, work)),
      read: async (scope, work) => (ended(scope) ? work({} as never) : unit.read(scope, work)),
    };
  }),
  "refuses a store after its unit of work, though the host's transaction goes on": tamperJoinedStores(({ calls }) => ({
    calls: { ...calls, find: (id) => calls.find(id).catch(() => undefined) },
  })),
} satisfies { readonly [Law in keyof typeof hostTransactionsLaws]: Saboteur<StorePorts> };
