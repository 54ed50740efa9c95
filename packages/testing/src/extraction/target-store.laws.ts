import assert from 'node:assert/strict';
import { aTargetVersion } from '../builders.ts';
import type { PortHarness } from '../harness.ts';
import type { Laws } from '../law.ts';
import { assertRefused, assertSameAnswer, relabelled } from '../observe.ts';

/** What every TargetStore promises. */
export const targetStoreLaws = {
  'gives a version back exactly as it was added': async (h) => {
    await h.inOrg('a', async (scope, unitOfWork) => {
      const version = aTargetVersion(scope, {
        definition: {
          type: 'multi-enum', saidBy: 'any', highImpact: true, synonyms: [], examples: ['“solar”', 'batteries & 50%'],
          choices: [{ value: 'solar', synonyms: ['panels', 'PV'] }, { value: 'battery', synonyms: [] }],
        },
      });
      assert.equal(await unitOfWork.transact(scope, ({ targets }) => targets.add(version)), 'added');
      await unitOfWork.read(scope, async ({ targets }) => {
        assert.deepEqual(await targets.newest('budget'), version);
        assert.deepEqual(await targets.current(), [version]);
      });
    });
  },

  'knows no version of an unknown key': async (h) => {
    await h.write('a', async ({ targets }, scope) => {
      assert.equal(await targets.add(aTargetVersion(scope)), 'added');
      for (const key of ['Budget', 'budge', 'budgets', 'b_dget', '%', '']) {
        assert.equal(await targets.newest(key), undefined, `"${key}" matched "budget".`);
      }
    });
  },

  'gives the newest version of each key': async (h) => {
    await h.write('a', async ({ targets }, scope) => {
      for (const version of Array.from({ length: 11 }, (_, index) => index + 1)) {
        assert.equal(await targets.add(aTargetVersion(scope, { version, definition: { label: `Label ${version}` } })), 'added');
      }
      assert.equal((await targets.newest('budget'))?.version, 11);
      assert.deepEqual((await targets.current()).map(({ version, definition }) => [version, definition.label]), [[11, 'Label 11']]);
    });
  },

  'lists current targets by key, in the order of their characters': async (h) => {
    await h.write('a', async ({ targets }, scope) => {
      for (const key of ['b', 'a.b', 'B', 'a_b', 'a-b', 'a', '9']) await targets.add(aTargetVersion(scope, { definition: { key } }));
      assert.deepEqual((await targets.current()).map(({ definition }) => definition.key), ['9', 'B', 'a', 'a-b', 'a.b', 'a_b', 'b']);
    });
  },

  'leaves retired targets out of the current ones, yet knows them': async (h) => {
    await h.write('a', async ({ targets }, scope) => {
      await targets.add(aTargetVersion(scope));
      await targets.add(aTargetVersion(scope, { definition: { key: 'email', type: 'email' } }));
      const last = aTargetVersion(scope, { version: 2, retired: true });
      assert.equal(await targets.add(last), 'added');
      assert.deepEqual((await targets.current()).map(({ definition }) => definition.key), ['email']);
      assert.deepEqual(await targets.newest('budget'), last);
    });
  },

  'lists a target again that came back after its retirement': async (h) => {
    await h.write('a', async ({ targets }, scope) => {
      await targets.add(aTargetVersion(scope));
      await targets.add(aTargetVersion(scope, { version: 2, retired: true }));
      await targets.add(aTargetVersion(scope, { version: 3 }));
      assert.deepEqual((await targets.current()).map(({ version }) => version), [3]);
    });
  },

  'adds a version whose number exists nowhere': async (h) => {
    await h.inOrg('a', async (scope, unitOfWork) => {
      const first = aTargetVersion(scope, { definition: { label: 'First' } });
      await unitOfWork.transact(scope, async ({ targets }) => {
        assert.equal(await targets.add(first), 'added');
        assert.equal(await targets.add(aTargetVersion(scope, { definition: { label: 'Second' } })), 'stale');
      });
      assert.deepEqual(await unitOfWork.read(scope, ({ targets }) => targets.newest('budget')), first);
    });
  },

  'adds one of two concurrent versions with the same number': async (h) => {
    const add = () => h.write('a', ({ targets }, scope) => targets.add(aTargetVersion(scope)));
    assert.deepEqual((await Promise.all([add(), add()])).sort(), ['added', 'stale']);
  },

  'keeps the versions of different keys apart': async (h) => {
    await h.write('a', async ({ targets }, scope) => {
      assert.equal(await targets.add(aTargetVersion(scope, { definition: { key: 'one' } })), 'added');
      assert.equal(await targets.add(aTargetVersion(scope, { definition: { key: 'two' } })), 'added');
    });
  },

  "answers another organisation's key as an unknown one": async (h) => {
    await h.write('b', async ({ targets }, scope) => targets.add(aTargetVersion(scope, { definition: { key: 'theirs' } })));
    await h.read('a', ({ targets }) => assertSameAnswer('theirs', 'nobody', (key) => targets.newest(key)));
    await h.write('a', ({ targets }) => assertSameAnswer('theirs', 'nobody', (key) => targets.newest(key)));
  },

  'lists no target of another organisation': async (h) => {
    await h.write('b', async ({ targets }, scope) => targets.add(aTargetVersion(scope)));
    await h.read('a', async ({ targets }) => assert.deepEqual(await targets.current(), []));
    await h.write('a', async ({ targets }) => assert.deepEqual(await targets.current(), []));
  },

  "adds a version whatever another organisation's numbers are": async (h) => {
    const add = (org: 'a' | 'b', label: string) => h.write(org, ({ targets }, scope) => targets.add(aTargetVersion(scope, { definition: { label } })));
    assert.equal(await add('b', 'Theirs'), 'added');
    assert.equal(await add('a', 'Ours'), 'added');
    await h.read('b', async ({ targets }) => assert.equal((await targets.newest('budget'))?.definition.label, 'Theirs'));
  },

  'refuses a version of another organisation': async (h) => {
    await h.inOrg('a', async (scope, unitOfWork) => {
      await assertRefused(() => unitOfWork.transact(scope, ({ targets }) => targets.add(relabelled(aTargetVersion(scope), h.orgs.b))));
    });
    for (const org of ['a', 'b'] as const) await h.read(org, async ({ targets }) => assert.deepEqual(await targets.current(), []));
  },
} satisfies Laws<PortHarness>;
