import { AsyncLocalStorage } from 'node:async_hooks';
import { type AuditCore, OrgScope, type StoreName, type UnitOfWork } from '@relay/core/ports';
import { anOrgProfile } from '../builders.ts';
import type { Readers, StorePorts } from '../harness.ts';
import { withNotes } from '../notes.ts';
import { type Saboteur, tamperReaders, tamperStores, tamperUnit } from '../tamper.ts';
import type { unitOfWorkLaws } from './unit-of-work.laws.ts';

type Unit = UnitOfWork<StoreName>;

class NeverCommitted extends Error {}

/** Runs the work in a transaction that always rolls back. */
export const discarding = (honest: Unit): Unit => ({
  ...honest,
  read: (scope, work) => honest.read(scope, work),
  async transact<S, R>(scope: OrgScope<S>, work: Parameters<typeof honest.transact<S, R>>[1]): Promise<R> {
    const results: R[] = [];
    await honest.transact(scope, async (stores) => {
      results.push(await work(stores));
      throw new NeverCommitted();
    }).catch((failure: unknown) => {
      if (!(failure instanceof NeverCommitted)) throw failure;
    });
    return results[0] as R;
  },
});

/** Commits whatever was written before the work rejected. */
export const committingFailures = (honest: Unit): Unit => ({
  read: (scope, work) => honest.read(scope, work),
  async transact(scope, work) {
    const settled = await honest.transact(scope, (stores) => Promise.allSettled([work(stores)]));
    const [outcome] = settled;
    if (outcome.status === 'rejected') throw outcome.reason;
    return outcome.value;
  },
});

/** Runs the work on nothing at all where `accepts` says so. */
const lettingIn = (accepts: (scope: unknown) => boolean): Saboteur<StorePorts> =>
  tamperUnit((honest) => ({
    transact: async (scope, work) => (accepts(scope) ? work({} as never) : honest.transact(scope, work)),
    read: async (scope, work) => (accepts(scope) ? work({} as never) : honest.read(scope, work)),
  }));

const isDead = (scope: unknown): boolean => {
  if (!OrgScope.isGenuine(scope)) return false;
  try {
    OrgScope.assertLive(scope);
    return false;
  } catch {
    return true;
  }
};

/** Gives the outer transaction's stores to work that is nested in it. */
const nesting = (nested: { readonly transact: boolean; readonly read: boolean }): Saboteur<StorePorts> =>
  tamperUnit((honest) => {
    const outer = new AsyncLocalStorage<unknown>();
    return {
      async transact(scope, work) {
        const open = outer.getStore();
        if (open !== undefined && nested.transact) return work(open as Parameters<typeof work>[0]);
        return honest.transact(scope, (stores) => outer.run(stores, () => work(stores)));
      },
      async read(scope, work) {
        const open = outer.getStore();
        return open !== undefined && nested.read ? work(open as Parameters<typeof work>[0]) : honest.read(scope, work);
      },
    };
  });

/** One connection for everybody: a transaction that begins while another is open shares its fate. */
const sharingOneTransaction = (honest: Unit): Unit => {
  let open = 0;
  return {
    read: (scope, work) => honest.read(scope, work),
    async transact(scope, work) {
      const joined = open > 0;
      open += 1;
      try {
        return await (joined ? discarding(honest) : honest).transact(scope, work);
      } finally {
        open -= 1;
      }
    },
  };
};

/** A connection that is given back in an aborted transaction: nothing commits any more. */
const wedgedByFailure = (honest: Unit): Unit => {
  let wedged = false;
  return {
    read: (scope, work) => honest.read(scope, work),
    async transact(scope, work) {
      try {
        return await (wedged ? discarding(honest) : honest).transact(scope, work);
      } catch (failure) {
        wedged = true;
        throw failure;
      }
    },
  };
};

/** Writes audit entries again that were rolled back. */
const auditOnItsOwn = (honest: Unit): Unit => ({
  read: (scope, work) => honest.read(scope, work),
  async transact(scope, work) {
    const cores: AuditCore[] = [];
    const noting = honest.transact(scope, ({ audit, ...stores }) =>
      work({ ...stores, audit: { ...audit, append: (core) => (cores.push(core), audit.append(core)) } }));
    return noting.catch(async (failure: unknown) => {
      for (const core of cores) await honest.transact(scope, ({ audit }) => audit.append(core));
      throw failure;
    });
  },
});

/** Looks calls up among all that were ever written. */
const showingCalls = (where: 'uncommitted' | 'everywhere'): Saboteur<StorePorts> =>
  withNotes((notes) => tamperReaders(<S>({ calls }: Readers<S>, scope: OrgScope<S>) => ({
    calls: {
      ...calls,
      findByExternalId: async (source, externalId) =>
        (await calls.findByExternalId(source, externalId)) ??
        notes.calls<S>().find((call) => call.externalId === externalId && (where === 'everywhere' || call.orgId === scope.orgId)),
    },
  })));

/** One saboteur for each law of the unit of work. */
export const unitOfWorkSaboteurs = {
  'commits what was written when the work resolves': tamperUnit(discarding),
  'gives back what the work resolved with': tamperUnit((honest) => ({
    transact: async (scope, work) => structuredClone(await honest.transact(scope, work)),
    read: (scope, work) => honest.read(scope, work),
  })),
  'keeps nothing of what was written when the work rejects': tamperUnit(committingFailures),
  'passes the very error on with which the work rejects': tamperUnit((honest) => ({
    transact: (scope, work) => honest.transact(scope, work).catch((cause: unknown) => Promise.reject(new Error('The transaction failed.', { cause }))),
    read: (scope, work) => honest.read(scope, work),
  })),
  'keeps the writes to all stores or to none': tamperUnit(auditOnItsOwn),
  'lets the work read what it has written itself': tamperStores(({ calls }) => ({ calls: { ...calls, findByExternalId: async () => undefined } })),
  'shows a reader only what was committed': showingCalls('uncommitted'),
  'shows nothing of one organisation to another': showingCalls('everywhere'),
  'keeps concurrent transactions of two organisations apart': tamperUnit(sharingOneTransaction),
  'refuses a transaction inside a transaction': nesting({ transact: true, read: false }),
  'refuses a read inside a transaction': nesting({ transact: false, read: true }),
  'refuses a scope whose block has ended': lettingIn(isDead),
  'refuses a scope that no authority made': lettingIn((scope) => !OrgScope.isGenuine(scope)),
  'runs no work under a scope that it refuses': tamperUnit((honest) => ({
    async transact(scope, work) {
      if (!OrgScope.isGenuine(scope)) await work({} as never);
      return honest.transact(scope, work);
    },
    read: (scope, work) => honest.read(scope, work),
  })),
  'refuses a store whose transaction has ended': tamperStores(({ calls }) => ({
    calls: { ...calls, find: (id) => calls.find(id).catch(() => undefined) },
  })),
  'refuses a store whose transaction was rolled back': tamperStores(({ audit }) => ({
    audit: { ...audit, append: (core) => audit.append(core).catch(() => ({ seq: 0 })) },
  })),
  'refuses a reader whose read has ended': tamperReaders(({ calls }) => ({ calls: { ...calls, find: (id) => calls.find(id).catch(() => undefined) } })),
  'goes on after a failure': tamperUnit(wedgedByFailure),
  'answers an organisation that was never registered with emptiness': tamperReaders(({ org }, scope) => ({
    org: { ...org, profile: async () => (await org.profile()) ?? anOrgProfile(scope) },
  })),
} satisfies { readonly [Law in keyof typeof unitOfWorkLaws]: Saboteur<StorePorts> };
