import assert from 'node:assert/strict';
import type { OrgScope } from '@relay/core/ports';
import { aCall, anAuditCore, anId } from '../builders.ts';
import type { HostSession, PortHarness, Stores } from '../harness.ts';
import type { Laws } from '../law.ts';
import { assertRefused } from '../observe.ts';

/** Runs `body` with a host's client that has a transaction open, and gives the client back whatever comes of it. */
async function onHost(h: PortHarness, body: (host: HostSession) => Promise<void>): Promise<void> {
  const host = await h.openHost();
  try {
    await host.begin();
    await body(host);
  } finally {
    await host.release();
  }
}

const addCall = async <S>({ calls }: Stores<S>, scope: OrgScope<S>, externalId: string): Promise<void> => {
  assert.equal(await calls.add(aCall(scope, { externalId })), 'added');
};

/** Adds a call in one unit of work on the host's client. */
const addOn = (h: PortHarness, host: HostSession, org: 'a' | 'b', externalId: string): Promise<void> =>
  h.inOrg(org, (scope) => h.hostTransactions.join(host.client).transact(scope, (stores) => addCall(stores, scope, externalId)));

const has = (h: PortHarness, org: 'a' | 'b', externalId: string): Promise<boolean> =>
  h.read(org, async ({ calls }) => (await calls.findByExternalId('api', externalId)) !== undefined);

/** What every HostTransactions promises. */
export const hostTransactionsLaws = {
  "commits with the host's transaction": async (h) => {
    await onHost(h, async (host) => {
      await addOn(h, host, 'a', 'X-1');
      await addOn(h, host, 'a', 'X-2');
      await host.commit();
    });
    assert.deepEqual([await has(h, 'a', 'X-1'), await has(h, 'a', 'X-2')], [true, true]);
  },

  "rolls back with the host's transaction": async (h) => {
    await onHost(h, async (host) => {
      await h.inOrg('a', (scope) => h.hostTransactions.join(host.client).transact(scope, async (stores) => {
        await addCall(stores, scope, 'X-1');
        await stores.audit.append(anAuditCore(scope));
      }));
      await host.rollback();
    });
    assert.equal(await has(h, 'a', 'X-1'), false);
    assert.deepEqual(await h.read('a', ({ audit }) => audit.page({ limit: 1 })), { items: [] });
  },

  'undoes its own writes only when the work rejects': async (h) => {
    await onHost(h, async (host) => {
      await addOn(h, host, 'a', 'before');
      const failing = h.inOrg('a', (scope) => h.hostTransactions.join(host.client).transact(scope, async (stores) => {
        await addCall(stores, scope, 'failed');
        throw new Error('planned');
      }));
      await failing.then(() => assert.fail('The rejection did not reach the host.'), () => undefined);
      await addOn(h, host, 'a', 'after');
      await host.commit();
    });
    assert.deepEqual([await has(h, 'a', 'before'), await has(h, 'a', 'failed'), await has(h, 'a', 'after')], [true, false, true]);
  },

  "reads what the host's transaction has written so far": async (h) => {
    await onHost(h, async (host) => {
      await addOn(h, host, 'a', 'X-1');
      await h.inOrg('a', (scope) => h.hostTransactions.join(host.client).read(scope, async ({ calls }) => {
        assert.ok(await calls.findByExternalId('api', 'X-1'));
      }));
      await host.rollback();
    });
  },

  "serves two organisations in one of the host's transactions": async (h) => {
    await onHost(h, async (host) => {
      await addOn(h, host, 'a', 'ours');
      await addOn(h, host, 'b', 'theirs');
      await h.inOrg('a', (scope) => h.hostTransactions.join(host.client).read(scope, async ({ calls }) => {
        assert.equal(await calls.findByExternalId('api', 'theirs'), undefined);
      }));
      await host.commit();
    });
    assert.deepEqual([await has(h, 'a', 'ours'), await has(h, 'b', 'theirs'), await has(h, 'a', 'theirs')], [true, true, false]);
  },

  "takes the scope off the host's client again": async (h) => {
    await onHost(h, async (host) => {
      await addOn(h, host, 'a', 'X-1');
      assert.equal(await host.leftoverScope(), undefined, 'After a transaction.');
      await h.inOrg('a', (scope) => h.hostTransactions.join(host.client).read(scope, ({ calls }) => calls.find(anId()).then(() => undefined)));
      assert.equal(await host.leftoverScope(), undefined, 'After a read.');
      await h.inOrg('a', (scope) => h.hostTransactions.join(host.client).transact(scope, () => Promise.reject(new Error('planned')))).catch(() => undefined);
      assert.equal(await host.leftoverScope(), undefined, 'After a failure.');
      await host.rollback();
    });
  },

  'refuses what is no client': async (h) => {
    await h.inOrg('a', async (scope) => {
      for (const client of [{}, { query: async () => ({ rows: [] }) }, []]) {
        await assertRefused(async () => h.hostTransactions.join(client).transact(scope, async () => 'joined'));
      }
    });
  },

  'refuses a client without an open transaction': async (h) => {
    await onHost(h, async (host) => {
      const join = () => h.inOrg('a', (scope) => h.hostTransactions.join(host.client).transact(scope, async () => 'joined'));
      await join();
      await host.commit();
      await assertRefused(join);
    });
  },

  "refuses a scope whose block has ended, on the host's client too": async (h) => {
    await onHost(h, async (host) => {
      const attempts = await h.inOrg('a', async (scope) => [
        async () => h.hostTransactions.join(host.client).transact(scope, async () => 'late'),
        async () => h.hostTransactions.join(host.client).read(scope, async () => 'late'),
      ]);
      for (const attempt of attempts) await assertRefused(attempt);
      await host.rollback();
    });
  },

  "refuses a store after its unit of work, though the host's transaction goes on": async (h) => {
    await onHost(h, async (host) => {
      await h.inOrg('a', async (scope) => {
        const calls = await h.hostTransactions.join(host.client).transact(scope, async (stores) => stores.calls);
        await assertRefused(() => calls.find(anId()));
        await assertRefused(() => calls.add(aCall(scope)));
      });
      await host.rollback();
    });
  },
} satisfies Laws<PortHarness>;
