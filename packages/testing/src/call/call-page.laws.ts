import assert from 'node:assert/strict';
import type { OrgScope } from '@relay/core/ports';
import { aCall, secondsLater } from '../builders.ts';
import type { PortHarness, Stores } from '../harness.ts';
import type { Laws } from '../law.ts';
import { everyPage } from '../paging.ts';

/** Adds one call per entry, received that many seconds after SOME_INSTANT; the title says which. */
const receivedAt = async <S>({ calls }: Stores<S>, scope: OrgScope<S>, seconds: readonly number[]): Promise<void> => {
  for (const [index, second] of seconds.entries()) {
    assert.equal(await calls.add(aCall(scope, { title: `${second}s #${index}`, receivedAt: secondsLater(second) })), 'added');
  }
};

const titles = (calls: readonly { readonly title: string }[]): string[] => calls.map(({ title }) => title);

/** What every CallStore promises of its lists. */
export const callPageLaws = {
  'lists calls newest received first': async (h) => {
    await h.write('a', async (stores, scope) => {
      await receivedAt(stores, scope, [2, 0, 3, 1]);
      const { items } = await stores.calls.page({ limit: 10 });
      assert.deepEqual(titles(items), ['3s #2', '2s #0', '1s #3', '0s #1']);
    });
  },

  'lists calls exactly as they were added': async (h) => {
    await h.write('a', async ({ calls }, scope) => {
      const call = aCall(scope);
      await calls.add(call);
      assert.deepEqual(await calls.page({ limit: 10 }), { items: [call] });
    });
  },

  'lists every call once, whatever the size of the page': async (h) => {
    await h.inOrg('a', async (scope, unitOfWork) => {
      // Equal instants are the case in which a cursor of the instant alone skips or repeats.
      await unitOfWork.transact(scope, (stores) => receivedAt(stores, scope, [5, 5, 5, 5, 4, 3, 3]));
      for (const limit of [1, 2, 3, 7, 200]) {
        const listed = await unitOfWork.read(scope, ({ calls }) => everyPage((request) => calls.page(request), limit));
        assert.equal(new Set(listed.map(({ id }) => id)).size, 7, `By ${limit}: a call is missing.`);
        assert.equal(listed.length, 7, `By ${limit}: a call is listed twice.`);
      }
    });
  },

  'names no next page on the last one': async (h) => {
    await h.write('a', async (stores, scope) => {
      await receivedAt(stores, scope, [1, 2, 3]);
      assert.equal((await stores.calls.page({ limit: 3 })).next, undefined);
      assert.notEqual((await stores.calls.page({ limit: 2 })).next, undefined);
    });
  },

  'goes on where the page ended while newer calls arrive': async (h) => {
    await h.inOrg('a', async (scope, unitOfWork) => {
      await unitOfWork.transact(scope, (stores) => receivedAt(stores, scope, [1, 2, 3, 4]));
      const first = await unitOfWork.read(scope, ({ calls }) => calls.page({ limit: 2 }));
      await unitOfWork.transact(scope, (stores) => receivedAt(stores, scope, [9]));
      const after = first.next ?? assert.fail('The first of two pages names no next one.');
      const second = await unitOfWork.read(scope, ({ calls }) => calls.page({ limit: 2, after }));
      assert.deepEqual(titles(second.items), ['2s #1', '1s #0']);
    });
  },

  'lists calls of one state on request': async (h) => {
    await h.write('a', async ({ calls }, scope) => {
      const waiting = aCall(scope, { title: 'waiting' });
      const done = aCall(scope, { title: 'done', receivedAt: secondsLater(1) });
      await calls.add(waiting);
      await calls.add(done);
      assert.equal(await calls.update({ ...done, state: 'analysed' }, done), 'updated');
      assert.deepEqual(titles((await calls.page({ limit: 10, state: 'received' })).items), ['waiting']);
      assert.deepEqual(titles((await calls.page({ limit: 10, state: 'analysed' })).items), ['done']);
      assert.deepEqual(titles((await calls.page({ limit: 10 })).items), ['done', 'waiting']);
    });
  },

  'lists no call of another organisation': async (h) => {
    await h.write('b', (stores, scope) => receivedAt(stores, scope, [1, 2, 3]));
    await h.read('a', async ({ calls }) => assert.deepEqual(await calls.page({ limit: 10 }), { items: [] }));
    await h.write('a', async (stores, scope) => {
      await receivedAt(stores, scope, [2]);
      assert.deepEqual(titles(await everyPage((request) => stores.calls.page(request), 1)), ['2s #0']);
      assert.deepEqual((await stores.calls.page({ limit: 1, state: 'received' })).next, undefined, 'Another organisation fills the next page.');
    });
  },

  "lists no call of another organisation under that organisation's cursor": async (h) => {
    const after = await h.write('b', async (stores, scope) => {
      await receivedAt(stores, scope, [3, 4, 5]);
      return (await stores.calls.page({ limit: 1 })).next ?? assert.fail('The first of three pages names no next one.');
    });
    await h.write('a', async (stores, scope) => {
      await receivedAt(stores, scope, [1]);
      assert.deepEqual(titles((await stores.calls.page({ limit: 10, after })).items), ['1s #0']);
    });
  },
} satisfies Laws<PortHarness>;
