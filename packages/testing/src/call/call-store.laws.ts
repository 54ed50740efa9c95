import assert from 'node:assert/strict';
import type { Call, CallId, OrgScope } from '@relay/core/ports';
import { aCall, anAnalysis, anId, aTranscript, type CallFields } from '../builders.ts';
import type { PortHarness, Stores } from '../harness.ts';
import type { Laws } from '../law.ts';
import { assertRefused, assertSameAnswer, relabelled } from '../observe.ts';

const kept = async <S>({ calls }: Stores<S>, scope: OrgScope<S>, fields?: CallFields): Promise<Call<S, 'received'>> => {
  const call = aCall(scope, fields);
  assert.equal(await calls.add(call), 'added');
  return call;
};

const keptIn = (h: PortHarness, org: 'a' | 'b', fields?: CallFields): Promise<CallId> =>
  h.write(org, async (stores, scope) => (await kept(stores, scope, fields)).id);

const analysed = <S>(call: Call<S, 'received'>): Call<S, 'analysed'> => ({ ...call, state: 'analysed' });

const erased = <S>(call: Call<S>): Call<S, 'erased'> => ({ ...call, state: 'erased' });

/** What every CallStore promises of one call; call-page.laws.ts holds what it promises of lists. */
export const callStoreLaws = {
  'finds a call by its id, exactly as it was added': async (h) => {
    await h.inOrg('a', async (scope, unitOfWork) => {
      const elsewhere = { timeZone: 'Pacific/Auckland', locale: 'en-NZ', currency: 'NZD', region: 'NZ' };
      const fields = { title: 'Ångström & Söhne, “solar” 🌞', source: 'dialler-9', revision: 7, ...elsewhere };
      const call = await unitOfWork.transact(scope, (stores) => kept(stores, scope, fields));
      assert.deepEqual(await unitOfWork.read(scope, ({ calls }) => calls.find(call.id)), call);
    });
  },

  'finds no call under an unknown id': async (h) => {
    await h.write('a', async (stores, scope) => {
      await kept(stores, scope);
      assert.equal(await stores.calls.find(anId()), undefined);
    });
  },

  'finds a call by its source and external id together': async (h) => {
    await h.write('a', async (stores, scope) => {
      const call = await kept(stores, scope, { source: 'api', externalId: 'X-1' });
      assert.deepEqual(await stores.calls.findByExternalId('api', 'X-1'), call);
      assert.equal(await stores.calls.findByExternalId('file', 'X-1'), undefined, 'The source was not looked at.');
      for (const other of ['x-1', 'X-', 'X-11', 'X_1', '%', '']) {
        assert.equal(await stores.calls.findByExternalId('api', other), undefined, `"${other}" matched "X-1".`);
      }
    });
  },

  'adds a second call under a taken source and external id nowhere': async (h) => {
    await h.inOrg('a', async (scope, unitOfWork) => {
      const [first, second] = await unitOfWork.transact(scope, async (stores) => {
        const added = await kept(stores, scope, { externalId: 'X-1', title: 'First' });
        const refused = aCall(scope, { externalId: 'X-1', title: 'Second' });
        assert.equal(await stores.calls.add(refused), 'taken');
        return [added, refused] as const;
      });
      await unitOfWork.read(scope, async ({ calls }) => {
        assert.deepEqual(await calls.findByExternalId('api', 'X-1'), first);
        assert.equal(await calls.find(second.id), undefined);
      });
    });
  },

  'adds one of two concurrent calls with the same source and external id': async (h) => {
    const add = () => h.write('a', ({ calls }, scope) => calls.add(aCall(scope, { externalId: 'X-1' })));
    assert.deepEqual((await Promise.all([add(), add()])).sort(), ['added', 'taken']);
  },

  'lets different sources use the same external id': async (h) => {
    await h.write('a', async (stores, scope) => {
      await kept(stores, scope, { source: 'api', externalId: 'X-1' });
      assert.equal(await stores.calls.add(aCall(scope, { source: 'file', externalId: 'X-1' })), 'added');
    });
  },

  'refuses to add a call of another organisation': async (h) => {
    const { id, externalId } = await h.inOrg('a', async (scope, unitOfWork) => {
      const foreign = relabelled(aCall(scope), h.orgs.b);
      await assertRefused(() => unitOfWork.transact(scope, ({ calls }) => calls.add(foreign)));
      return { id: foreign.id, externalId: foreign.externalId };
    });
    for (const org of ['a', 'b'] as const) {
      await h.read(org, async ({ calls }) => {
        assert.equal(await calls.find(id), undefined);
        assert.equal(await calls.findByExternalId('api', externalId), undefined);
      });
    }
  },

  'updates a call that is as it was seen': async (h) => {
    await h.inOrg('a', async (scope, unitOfWork) => {
      const next = await unitOfWork.transact(scope, async (stores) => {
        const seen = await kept(stores, scope, { title: 'Before' });
        const changed = { ...analysed(seen), title: 'After' };
        assert.equal(await stores.calls.update(changed, seen), 'updated');
        return changed;
      });
      assert.deepEqual(await unitOfWork.read(scope, ({ calls }) => calls.find(next.id)), next);
    });
  },

  'leaves a call alone whose revision has moved on': async (h) => {
    await h.write('a', async (stores, scope) => {
      const seen = await kept(stores, scope);
      const newer = { ...seen, revision: 2, title: 'Newer' };
      assert.equal(await stores.calls.update(newer, seen), 'updated');
      assert.equal(await stores.calls.update({ ...seen, revision: 2, title: 'Late' }, seen), 'stale');
      assert.deepEqual(await stores.calls.find(seen.id), newer);
    });
  },

  'leaves a call alone whose state has moved on': async (h) => {
    await h.write('a', async (stores, scope) => {
      const seen = await kept(stores, scope);
      assert.equal(await stores.calls.update(analysed(seen), seen), 'updated');
      assert.equal(await stores.calls.update({ ...seen, title: 'Late' }, seen), 'stale');
      assert.deepEqual(await stores.calls.find(seen.id), analysed(seen));
    });
  },

  'updates a call once for two concurrent changes of the same sight': async (h) => {
    const answers = await h.inOrg('a', async (scope, unitOfWork) => {
      const seen = await unitOfWork.transact(scope, (stores) => kept(stores, scope));
      const change = () => unitOfWork.transact(scope, ({ calls }) => calls.update({ ...seen, revision: 2 }, seen));
      return Promise.all([change(), change()]);
    });
    assert.deepEqual(answers.sort(), ['stale', 'updated']);
  },

  'takes an erased call for one that moved on': async (h) => {
    await h.write('a', async (stores, scope) => {
      const seen = await kept(stores, scope);
      await stores.calls.erase(erased(seen));
      assert.equal(await stores.calls.update(analysed(seen), seen), 'stale');
      assert.equal(await stores.calls.find(seen.id), undefined);
    });
  },

  'erases a call with everything derived from it': async (h) => {
    await h.inOrg('a', async (scope, unitOfWork) => {
      const call = await unitOfWork.transact(scope, async (stores) => {
        const added = await kept(stores, scope, { externalId: 'X-1' });
        await stores.transcripts.add(added, aTranscript());
        await stores.analyses.add(anAnalysis(added));
        return added;
      });
      await unitOfWork.transact(scope, ({ calls }) => calls.erase(erased(call)));
      await unitOfWork.read(scope, async ({ calls, transcripts, analyses }) => {
        assert.equal(await calls.find(call.id), undefined);
        assert.equal(await calls.findByExternalId('api', 'X-1'), undefined);
        assert.deepEqual(await calls.page({ limit: 10 }), { items: [] });
        assert.equal(await transcripts.newest(call), undefined, 'The transcript was kept.');
        assert.equal(await analyses.newest(call), undefined, 'The analysis was kept.');
      });
    });
  },

  'erases no other call': async (h) => {
    await h.write('a', async (stores, scope) => {
      const gone = await kept(stores, scope);
      const stays = await kept(stores, scope);
      await stores.transcripts.add(stays, aTranscript());
      await stores.analyses.add(anAnalysis(stays));
      await stores.calls.erase(erased(gone));
      assert.deepEqual(await stores.calls.find(stays.id), stays);
      assert.ok(await stores.transcripts.newest(stays), 'The transcript of another call was erased.');
      assert.ok(await stores.analyses.newest(stays), 'The analysis of another call was erased.');
    });
  },

  "frees an erased call's source and external id": async (h) => {
    await h.write('a', async (stores, scope) => {
      await stores.calls.erase(erased(await kept(stores, scope, { externalId: 'X-1' })));
      assert.equal(await stores.calls.add(aCall(scope, { externalId: 'X-1' })), 'added');
    });
  },

  'refuses to update or erase a call of another organisation': async (h) => {
    const id = await keptIn(h, 'b', { title: 'Theirs' });
    await h.inOrg('a', async (scope, unitOfWork) => {
      const foreign = relabelled(aCall(scope, { id }), h.orgs.b);
      await assertRefused(() => unitOfWork.transact(scope, ({ calls }) => calls.update({ ...foreign, title: 'Ours' }, foreign)));
      await assertRefused(() => unitOfWork.transact(scope, ({ calls }) => calls.erase(erased(foreign))));
    });
    await h.read('b', async ({ calls }) => assert.equal((await calls.find(id))?.title, 'Theirs'));
  },
} satisfies Laws<PortHarness>;

/** The isolation twins of callStoreLaws. */
export const callTwinLaws = {
  "answers another organisation's call id as an unknown one when finding": async (h) => {
    const foreign = await keptIn(h, 'b');
    await h.read('a', ({ calls }) => assertSameAnswer(foreign, anId<CallId>(), (id) => calls.find(id)));
    await h.write('a', ({ calls }) => assertSameAnswer(foreign, anId<CallId>(), (id) => calls.find(id)));
  },

  "answers another organisation's external id as an unknown one": async (h) => {
    await keptIn(h, 'b', { externalId: 'theirs' });
    await h.read('a', ({ calls }) => assertSameAnswer('theirs', 'nobody', (externalId) => calls.findByExternalId('api', externalId)));
    await h.write('a', ({ calls }) => assertSameAnswer('theirs', 'nobody', (externalId) => calls.findByExternalId('api', externalId)));
  },

  'lets two organisations use the same ids for their calls': async (h) => {
    const id = anId<CallId>();
    await keptIn(h, 'a', { id, externalId: 'X-1', title: 'Ours' });
    assert.equal(await h.write('b', ({ calls }, scope) => calls.add(aCall(scope, { id, externalId: 'X-1', title: 'Theirs' }))), 'added');
    await h.read('a', async ({ calls }) => assert.equal((await calls.find(id))?.title, 'Ours'));
    await h.read('b', async ({ calls }) => assert.equal((await calls.findByExternalId('api', 'X-1'))?.title, 'Theirs'));
  },

  "answers another organisation's call id as an unknown one when updating": async (h) => {
    const foreign = await keptIn(h, 'b', { title: 'Theirs' });
    await h.write('a', ({ calls }, scope) =>
      assertSameAnswer(foreign, anId<CallId>(), (id) => calls.update(aCall(scope, { id, title: 'Ours', revision: 2 }), aCall(scope, { id }))));
    await h.read('b', async ({ calls }) => assert.equal((await calls.find(foreign))?.title, 'Theirs'));
  },

  "answers another organisation's call id as an unknown one when erasing": async (h) => {
    const foreign = await keptIn(h, 'b');
    await h.write('a', ({ calls }, scope) => assertSameAnswer(foreign, anId<CallId>(), (id) => calls.erase(erased(aCall(scope, { id })))));
    await h.read('b', async ({ calls }) => assert.ok(await calls.find(foreign), 'The call of another organisation was erased.'));
  },
} satisfies Laws<PortHarness>;
