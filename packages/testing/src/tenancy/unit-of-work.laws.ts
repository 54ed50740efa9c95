import assert from 'node:assert/strict';
import { OrgScope } from '@relay/core/ports';
import { aCall, anAuditCore, anId } from '../builders.ts';
import { newOrgId, type PortHarness, type Stores } from '../harness.ts';
import type { Laws } from '../law.ts';
import { assertRefused } from '../observe.ts';

/** A wait that ends early when `signal` does: laws run on engines with one session too, where the other side has to queue. */
const orAfterMs = async (waitMs: number, signal: Promise<unknown>): Promise<void> => {
  const { promise, resolve } = Promise.withResolvers<void>();
  const timer = setTimeout(resolve, waitMs);
  await Promise.race([promise, signal]);
  clearTimeout(timer);
};

class Planned extends Error {}

/** Runs the attempt and swallows the failure that it was told to end with. */
const expectPlanned = async (attempt: Promise<unknown>): Promise<void> => {
  await attempt.then(
    () => assert.fail('The rejection of the work did not reach the caller.'),
    (failure: unknown) => assert.ok(failure instanceof Planned, `Another failure reached the caller: ${String(failure)}`),
  );
};

const addCall = async <S>(stores: Stores<S>, scope: OrgScope<S>): Promise<string> => {
  const call = aCall(scope);
  assert.equal(await stores.calls.add(call), 'added');
  return call.externalId;
};

const hasCall = (h: PortHarness, org: 'a' | 'b', externalId: string): Promise<boolean> =>
  h.read(org, async ({ calls }) => (await calls.findByExternalId('api', externalId)) !== undefined);

/** What every unit of work promises, whichever engine is under it. */
export const unitOfWorkLaws = {
  'commits what was written when the work resolves': async (h) => {
    const externalId = await h.write('a', addCall);
    assert.ok(await hasCall(h, 'a', externalId));
  },

  'gives back what the work resolved with': async (h) => {
    const answer = { n: 1 };
    assert.equal(await h.write('a', async () => answer), answer);
    assert.equal(await h.read('a', async () => answer), answer);
  },

  'keeps nothing of what was written when the work rejects': async (h) => {
    let externalId = '';
    await expectPlanned(h.write('a', async (stores, scope) => {
      externalId = await addCall(stores, scope);
      throw new Planned();
    }));
    assert.equal(await hasCall(h, 'a', externalId), false);
  },

  'passes the very error on with which the work rejects': async (h) => {
    const planned = new Planned();
    const caught = await h.write('a', () => Promise.reject(planned)).catch((failure: unknown) => failure);
    assert.equal(caught, planned);
  },

  'keeps the writes to all stores or to none': async (h) => {
    let externalId = '';
    await expectPlanned(h.write('a', async (stores, scope) => {
      await stores.audit.append(anAuditCore(scope));
      externalId = await addCall(stores, scope);
      throw new Planned();
    }));
    assert.equal(await hasCall(h, 'a', externalId), false, 'The call was kept.');
    const log = await h.read('a', ({ audit }) => audit.page({ limit: 10 }));
    assert.equal(log.items.length, 0, 'The audit entry was kept.');
  },

  'lets the work read what it has written itself': async (h) => {
    await h.write('a', async (stores, scope) => {
      const externalId = await addCall(stores, scope);
      assert.ok(await stores.calls.findByExternalId('api', externalId));
    });
  },

  'shows a reader only what was committed': async (h) => {
    const written = Promise.withResolvers<string>();
    const looked = Promise.withResolvers<void>();
    const writing = h.write('a', async (stores, scope) => {
      written.resolve(await addCall(stores, scope));
      await orAfterMs(300, looked.promise);
      throw new Planned();
    });
    const reading = written.promise.then((externalId) => hasCall(h, 'a', externalId)).finally(looked.resolve);
    await expectPlanned(writing);
    assert.equal(await reading, false);
  },

  'shows nothing of one organisation to another': async (h) => {
    const externalId = await h.write('a', addCall);
    assert.equal(await hasCall(h, 'b', externalId), false);
    await h.write('b', async ({ calls }) => assert.equal(await calls.findByExternalId('api', externalId), undefined));
  },

  'keeps concurrent transactions of two organisations apart': async (h) => {
    const started = Promise.withResolvers<void>();
    const other = Promise.withResolvers<void>();
    let lost = '';
    const failing = h.write('a', async (stores, scope) => {
      lost = await addCall(stores, scope);
      started.resolve();
      await orAfterMs(300, other.promise);
      throw new Planned();
    });
    const committing = started.promise.then(() => h.write('b', addCall)).finally(other.resolve);
    await expectPlanned(failing);
    const kept = await committing;
    assert.ok(await hasCall(h, 'b', kept), 'The rollback in one organisation undid a commit in the other.');
    assert.equal(await hasCall(h, 'a', lost), false, 'The commit in one organisation kept a rolled back change of the other.');
    assert.equal(await hasCall(h, 'a', kept), false, 'The change landed in the other organisation.');
  },

  'refuses a transaction inside a transaction': async (h) => {
    await h.inOrg('a', async (scope, unitOfWork) => {
      await assertRefused(() => unitOfWork.transact(scope, () => unitOfWork.transact(scope, async () => 'nested')));
    });
  },

  'refuses a read inside a transaction': async (h) => {
    await h.inOrg('a', async (scope, unitOfWork) => {
      await assertRefused(() => unitOfWork.transact(scope, () => unitOfWork.read(scope, async () => 'nested')));
    });
  },

  'refuses a scope whose block has ended': async (h) => {
    const attempts = await h.inOrg('a', async (scope, unitOfWork) => [
      () => unitOfWork.transact(scope, async () => 'late'),
      () => unitOfWork.read(scope, async () => 'late'),
    ]);
    for (const attempt of attempts) await assertRefused(attempt);
  },

  'refuses a scope that no authority made': async (h) => {
    await h.inOrg('a', async (scope, unitOfWork) => {
      const forgeries = [Object.assign({}, scope), Object.create(scope), new Proxy(scope, {}), Object.assign(Object.create(OrgScope.prototype), scope)];
      for (const forged of forgeries as (typeof scope)[]) {
        await assertRefused(() => unitOfWork.transact(forged, async () => 'forged'));
        await assertRefused(() => unitOfWork.read(forged, async () => 'forged'));
      }
    });
  },

  'runs no work under a scope that it refuses': async (h) => {
    let ran = false;
    const work = async () => void (ran = true);
    await h.inOrg('a', async (scope, unitOfWork) => {
      const forged = Object.assign({}, scope);
      await unitOfWork.transact(forged, work).catch(() => undefined);
      await unitOfWork.read(forged, work).catch(() => undefined);
    });
    assert.equal(ran, false);
  },

  'refuses a store whose transaction has ended': async (h) => {
    await h.inOrg('a', async (scope, unitOfWork) => {
      const calls = await unitOfWork.transact(scope, async (stores) => stores.calls);
      await assertRefused(() => calls.find(anId()));
      await assertRefused(() => calls.add(aCall(scope)));
    });
  },

  'refuses a store whose transaction was rolled back': async (h) => {
    await h.inOrg('a', async (scope, unitOfWork) => {
      const caught: Stores<unknown>['audit'][] = [];
      await expectPlanned(unitOfWork.transact(scope, async ({ audit }) => {
        caught.push(audit);
        throw new Planned();
      }));
      for (const audit of caught) await assertRefused(() => audit.append(anAuditCore(scope)));
    });
  },

  'refuses a reader whose read has ended': async (h) => {
    await h.inOrg('a', async (scope, unitOfWork) => {
      const calls = await unitOfWork.read(scope, async (readers) => readers.calls);
      await assertRefused(() => calls.find(anId()));
    });
  },

  'goes on after a failure': async (h) => {
    await expectPlanned(h.write('a', () => Promise.reject(new Planned())));
    assert.ok(await hasCall(h, 'a', await h.write('a', addCall)));
  },

  'answers an organisation that was never registered with emptiness': async (h) => {
    await h.read(newOrgId(), async ({ calls, org }) => {
      assert.equal(await org.profile(), undefined);
      assert.deepEqual(await calls.page({ limit: 10 }), { items: [] });
    });
  },
} satisfies Laws<PortHarness>;
