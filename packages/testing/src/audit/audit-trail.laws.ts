import assert from 'node:assert/strict';
import { auditCoreText, type OrgScope } from '@relay/core/ports';
import { anAuditCore } from '../builders.ts';
import type { PortHarness, Stores } from '../harness.ts';
import type { Laws } from '../law.ts';
import { assertRefused } from '../observe.ts';
import { everyPage } from '../paging.ts';

/** Appends as many entries as told and answers with their places. */
const append = async <S>({ audit }: Stores<S>, scope: OrgScope<S>, count: number): Promise<number[]> => {
  const places: number[] = [];
  for (let index = 0; index < count; index += 1) places.push((await audit.append(anAuditCore(scope))).seq);
  return places;
};

const appendIn = (h: PortHarness, org: 'a' | 'b', count: number): Promise<number[]> =>
  h.write(org, (stores, scope) => append(stores, scope, count));

const placesIn = (h: PortHarness, org: 'a' | 'b'): Promise<number[]> =>
  h.read(org, async ({ audit }) => (await everyPage((request) => audit.page(request), 50)).map(({ seq }) => seq));

class Planned extends Error {}

/** What every AuditTrail promises. */
export const auditTrailLaws = {
  'numbers entries densely from 0': async (h) => {
    assert.deepEqual(await appendIn(h, 'a', 3), [0, 1, 2]);
    assert.deepEqual(await appendIn(h, 'a', 2), [3, 4]);
  },

  'answers with the place at which the entry is found': async (h) => {
    await h.inOrg('a', async (scope, unitOfWork) => {
      const cores = [anAuditCore(scope), anAuditCore(scope)];
      for (const core of cores) {
        const { seq } = await unitOfWork.transact(scope, ({ audit }) => audit.append(core));
        const { items } = await unitOfWork.read(scope, ({ audit }) => audit.page({ limit: 10 }));
        assert.equal(items.find((entry) => entry.seq === seq)?.core.id, core.id);
      }
    });
  },

  "keeps an entry's exact canonical text": async (h) => {
    await h.inOrg('a', async (scope, unitOfWork) => {
      const core = anAuditCore(scope, {
        targets: [{ type: 'api-key', id: 'K' }, { type: 'org', id: scope.orgId }],
        changes: [
          { field: 'e\u0301 and é', before: '  two  spaces ', after: '“quoted” \\ / \u2028 🌞' },
          { field: 'limits', before: { b: 1e21, a: -0.5 }, after: [0.1, 1e-7, null, true] },
          { field: 'secret', changed: true },
        ],
      });
      await unitOfWork.transact(scope, ({ audit }) => audit.append(core));
      const { items } = await unitOfWork.read(scope, ({ audit }) => audit.page({ limit: 1 }));
      assert.deepEqual(items.map((entry) => auditCoreText(entry.core)), [auditCoreText(core)]);
      assert.deepEqual(items[0]?.core, core);
    });
  },

  'forgets an entry whose transaction rolls back, and leaves no gap': async (h) => {
    await appendIn(h, 'a', 1);
    await h.write('a', async (stores, scope) => {
      await append(stores, scope, 2);
      throw new Planned();
    }).catch((failure: unknown) => assert.ok(failure instanceof Planned));
    assert.deepEqual(await placesIn(h, 'a'), [0]);
    assert.deepEqual(await appendIn(h, 'a', 1), [1]);
  },

  'numbers the entries of concurrent transactions densely': async (h) => {
    const places = await Promise.all(Array.from({ length: 8 }, () => appendIn(h, 'a', 1)));
    assert.deepEqual(places.flat().sort((x, y) => x - y), [0, 1, 2, 3, 4, 5, 6, 7]);
    assert.deepEqual(await placesIn(h, 'a'), [7, 6, 5, 4, 3, 2, 1, 0]);
  },

  'reads the newest entry first': async (h) => {
    await appendIn(h, 'a', 12);
    const { items } = await h.read('a', ({ audit }) => audit.page({ limit: 3 }));
    assert.deepEqual(items.map(({ seq }) => seq), [11, 10, 9]);
  },

  'reads every entry once, whatever the size of the page': async (h) => {
    await appendIn(h, 'a', 12);
    const expected = Array.from({ length: 12 }, (_, index) => 11 - index);
    for (const limit of [1, 5, 12, 200]) {
      const entries = await h.read('a', ({ audit }) => everyPage((request) => audit.page(request), limit));
      assert.deepEqual(entries.map(({ seq }) => seq), expected, `By ${limit}.`);
    }
  },

  'names no next page on the last one of the log': async (h) => {
    await appendIn(h, 'a', 3);
    assert.equal((await h.read('a', ({ audit }) => audit.page({ limit: 3 }))).next, undefined);
    assert.notEqual((await h.read('a', ({ audit }) => audit.page({ limit: 2 }))).next, undefined);
  },

  'goes on where the page ended while entries are appended': async (h) => {
    await appendIn(h, 'a', 4);
    const { next } = await h.read('a', ({ audit }) => audit.page({ limit: 2 }));
    await appendIn(h, 'a', 2);
    const after = next ?? assert.fail('The first of two pages names no next one.');
    const { items } = await h.read('a', ({ audit }) => audit.page({ limit: 2, after }));
    assert.deepEqual(items.map(({ seq }) => seq), [1, 0]);
  },

  'numbers the entries of each organisation on their own': async (h) => {
    await appendIn(h, 'b', 3);
    assert.deepEqual(await appendIn(h, 'a', 2), [0, 1]);
    assert.deepEqual(await appendIn(h, 'b', 1), [3]);
  },

  'reads no entry of another organisation': async (h) => {
    await appendIn(h, 'b', 3);
    assert.deepEqual(await h.read('a', ({ audit }) => audit.page({ limit: 10 })), { items: [] });
    await appendIn(h, 'a', 1);
    await h.read('a', async ({ audit }) => {
      const { items, next } = await audit.page({ limit: 1 });
      assert.deepEqual([items.map(({ core }) => core.org), next], [[h.orgs.a], undefined]);
    });
  },

  "reads no entry of another organisation under that organisation's cursor": async (h) => {
    await appendIn(h, 'b', 5);
    await appendIn(h, 'a', 2);
    const { next } = await h.read('b', ({ audit }) => audit.page({ limit: 2 }));
    const after = next ?? assert.fail('The first of three pages names no next one.');
    const { items } = await h.read('a', ({ audit }) => audit.page({ limit: 10, after }));
    assert.deepEqual(items.map(({ core }) => core.org), [h.orgs.a, h.orgs.a]);
  },

  'refuses an entry that names another organisation': async (h) => {
    await h.inOrg('a', async (scope, unitOfWork) => {
      const foreign = { ...anAuditCore(scope), org: h.orgs.b };
      await assertRefused(() => unitOfWork.transact(scope, ({ audit }) => audit.append(foreign)));
    });
    assert.deepEqual([await placesIn(h, 'a'), await placesIn(h, 'b')], [[], []]);
  },
} satisfies Laws<PortHarness>;
