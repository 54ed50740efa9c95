import assert from 'node:assert/strict';
import { anOrgProfile } from '../builders.ts';
import { newOrgId, type PortHarness } from '../harness.ts';
import type { Laws } from '../law.ts';
import { assertRefused, relabelled } from '../observe.ts';

class Planned extends Error {}

/** What every OrgStore promises. */
export const orgStoreLaws = {
  'has no profile before the organisation is registered': async (h) => {
    const orgId = newOrgId();
    assert.equal(await h.read(orgId, async ({ org }) => (await org.profile())?.name), undefined);
    assert.equal(await h.write(orgId, async ({ org }) => (await org.profile())?.name), undefined);
  },

  'registers an organisation and gives its profile back exactly': async (h) => {
    await h.inOrg(newOrgId(), async (scope, unitOfWork) => {
      const profile = anOrgProfile(scope, { name: 'Māori & Söhne “Solar”', timeZone: 'Pacific/Auckland', locale: 'mi-NZ', currency: 'NZD', region: 'NZ' });
      assert.equal(await unitOfWork.transact(scope, ({ org }) => org.register(profile)), 'registered');
      assert.deepEqual(await unitOfWork.read(scope, ({ org }) => org.profile()), profile);
    });
  },

  'leaves the profile alone when the organisation exists': async (h) => {
    await h.inOrg('a', async (scope, unitOfWork) => {
      const again = anOrgProfile(scope, { name: 'Again' });
      assert.equal(await unitOfWork.transact(scope, ({ org }) => org.register(again)), 'exists');
      assert.equal((await unitOfWork.read(scope, ({ org }) => org.profile()))?.name, 'Organisation a');
    });
  },

  'registers an organisation once for two concurrent attempts': async (h) => {
    const orgId = newOrgId();
    const register = () => h.write(orgId, ({ org }, scope) => org.register(anOrgProfile(scope)));
    assert.deepEqual((await Promise.all([register(), register()])).sort(), ['exists', 'registered']);
  },

  'registers nothing when its transaction rolls back': async (h) => {
    const orgId = newOrgId();
    const register = h.write(orgId, async ({ org }, scope) => {
      await org.register(anOrgProfile(scope));
      throw new Planned();
    });
    await register.catch((failure: unknown) => assert.ok(failure instanceof Planned));
    assert.equal(await h.read(orgId, async ({ org }) => (await org.profile())?.name), undefined);
  },

  'registers two organisations with the same settings': async (h) => {
    for (const orgId of [newOrgId(), newOrgId()]) {
      assert.equal(await h.write(orgId, ({ org }, scope) => org.register(anOrgProfile(scope, { name: 'Twin' }))), 'registered');
    }
  },

  'gives each organisation its own profile': async (h) => {
    for (const org of ['a', 'b'] as const) {
      const profile = await h.read(org, async (readers) => {
        const { orgId, name } = (await readers.org.profile()) ?? {};
        return { orgId: orgId as string | undefined, name };
      });
      assert.deepEqual(profile, { orgId: h.orgs[org], name: `Organisation ${org}` });
    }
  },

  'refuses a profile of another organisation': async (h) => {
    const other = newOrgId();
    await h.inOrg(newOrgId(), async (scope, unitOfWork) => {
      await assertRefused(() => unitOfWork.transact(scope, ({ org }) => org.register(relabelled(anOrgProfile(scope), other))));
      assert.equal(await unitOfWork.read(scope, ({ org }) => org.profile()), undefined);
    });
    assert.equal(await h.read(other, async ({ org }) => (await org.profile())?.name), undefined);
  },
} satisfies Laws<PortHarness>;
