import assert from 'node:assert/strict';
import type { OrgId } from '@relay/core/ports';
import { aCall, anOrgProfile } from '../builders.ts';
import { newOrgId, type PortHarness } from '../harness.ts';
import type { Laws } from '../law.ts';

/** Every id, `limit` at a time. Other organisations may be in the database: laws look for their own. */
async function everyOrg(h: PortHarness, limit: number): Promise<OrgId[]> {
  const ids: OrgId[] = [];
  for (;;) {
    const page = await h.orgDirectory.page(ids.at(-1), limit);
    assert.ok(page.length <= limit, `A page of at most ${limit} holds ${page.length}.`);
    if (page.length === 0) return ids;
    assert.ok(page.every((id) => !ids.includes(id)), 'An organisation is listed twice.');
    ids.push(...page);
  }
}

class Planned extends Error {}

/** What every OrgDirectory promises. */
export const orgDirectoryLaws = {
  'lists every registered organisation': async (h) => {
    const ids = await everyOrg(h, 100);
    assert.ok(ids.includes(h.orgs.a) && ids.includes(h.orgs.b));
  },

  'lists ids in ascending order': async (h) => {
    const ids = await everyOrg(h, 100);
    assert.deepEqual(ids, [...ids].sort());
    assert.ok(ids.length >= 2);
  },

  'lists the same ids, whatever the size of the page': async (h) => {
    assert.deepEqual(await everyOrg(h, 1), await everyOrg(h, 100));
  },

  'starts after the id that it is given, known or not': async (h) => {
    const [first, second] = [h.orgs.a, h.orgs.b].sort() as [OrgId, OrgId];
    const listed = async (after: OrgId) => {
      const page = await h.orgDirectory.page(after, 1_000);
      return [first, second].filter((id) => page.includes(id));
    };
    assert.deepEqual(await listed(first), [second]);
    assert.deepEqual(await listed(second), []);
    assert.deepEqual(await listed('00000000-0000-0000-0000-000000000000' as OrgId), [first, second]);
  },

  'does not list an organisation that was never registered': async (h) => {
    const orgId = newOrgId();
    await h.read(orgId, ({ org }) => org.profile().then(() => undefined));
    assert.equal((await everyOrg(h, 100)).includes(orgId), false);
  },

  'does not list an organisation whose registration rolled back': async (h) => {
    const orgId = newOrgId();
    const register = h.write(orgId, async ({ org }, scope) => {
      await org.register(anOrgProfile(scope));
      throw new Planned();
    });
    await register.catch((failure: unknown) => assert.ok(failure instanceof Planned));
    assert.equal((await everyOrg(h, 100)).includes(orgId), false);
  },

  'tells ids and nothing else': async (h) => {
    await h.write('a', async ({ calls }, scope) => calls.add(aCall(scope)));
    const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
    for (const id of await everyOrg(h, 100)) assert.match(id, uuid);
  },
} satisfies Laws<PortHarness>;
