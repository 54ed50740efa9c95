import assert from 'node:assert/strict';
import type { Call, CallId, OrgScope } from '@relay/core/ports';
import { aCall, aFinding, anAnalysis, anId, secondsLater } from '../builders.ts';
import type { PortHarness, Stores } from '../harness.ts';
import type { Laws } from '../law.ts';
import { assertRefused, assertSameAnswer, relabelled } from '../observe.ts';

const kept = async <S>(stores: Stores<S>, scope: OrgScope<S>, id = anId<CallId>()): Promise<Call<S, 'received'>> => {
  const call = aCall(scope, { id });
  assert.equal(await stores.calls.add(call), 'added');
  return call;
};

const analysedBy = (h: PortHarness, org: 'a' | 'b', analyst: string, id = anId<CallId>()): Promise<CallId> =>
  h.write(org, async (stores, scope) => {
    await stores.analyses.add(anAnalysis(await kept(stores, scope, id), { analyst }));
    return id;
  });

/** What every AnalysisStore promises. */
export const analysisStoreLaws = {
  'gives an analysis back exactly as it was added': async (h) => {
    await h.inOrg('a', async (scope, unitOfWork) => {
      const call = await unitOfWork.transact(scope, (stores) => kept(stores, scope));
      const { value, evidence, status, confidence, ...silent } = aFinding({ outcome: 'not-mentioned', target: 'email', type: 'email', assumed: [] });
      assert.ok(value !== undefined && evidence !== undefined && status !== undefined && confidence !== undefined);
      const analysis = anAnalysis(call, {
        findings: [
          aFinding({ confidence: 0.1 + 0.2, others: [{ evidence, value: '12,5 “quoted” 🌞', lost: 'earlier-in-time' }, { evidence, lost: 'negated' }] }),
          aFinding({ target: 'extras', type: 'multi-enum', value: ['solar', 'battery'], reason: 'several-values', status: 'needs-review' }),
          aFinding({ target: 'owner', type: 'boolean', value: false }),
          silent,
        ],
        signals: [{ key: 'price-objection', turn: 3, quote: 'too “dear”' }],
        summary: [{ sentence: 'The customer will spend $12,500.', turns: [1] }],
      });
      await unitOfWork.transact(scope, ({ analyses }) => analyses.add(analysis));
      assert.deepEqual(await unitOfWork.read(scope, ({ analyses }) => analyses.newest(call)), analysis);
    });
  },

  'has no analysis for a call that was not analysed': async (h) => {
    await h.write('a', async (stores, scope) => {
      await stores.analyses.add(anAnalysis(await kept(stores, scope)));
      assert.equal(await stores.analyses.newest(await kept(stores, scope)), undefined);
    });
  },

  'gives the newest analysis, of whichever revision': async (h) => {
    await h.write('a', async (stores, scope) => {
      const call = await kept(stores, scope);
      const runs = [{ second: 1, revision: 1 }, { second: 9, revision: 1 }, { second: 5, revision: 2 }];
      for (const { second, revision } of runs) await stores.analyses.add(anAnalysis(call, { at: secondsLater(second), revision }));
      assert.equal((await stores.analyses.newest(call))?.at, secondsLater(9));
    });
  },

  'never replaces an analysis': async (h) => {
    await h.inOrg('a', async (scope, unitOfWork) => {
      const call = await unitOfWork.transact(scope, (stores) => kept(stores, scope));
      const analysis = anAnalysis(call, { analyst: 'first/1' });
      await unitOfWork.transact(scope, ({ analyses }) => analyses.add(analysis));
      const rewritten = { ...analysis, analyst: 'second/1' };
      await unitOfWork.transact(scope, ({ analyses }) => analyses.add(rewritten)).catch(() => undefined);
      assert.deepEqual(await unitOfWork.read(scope, ({ analyses }) => analyses.newest(call)), analysis);
    });
  },

  'keeps the analyses of different calls apart': async (h) => {
    await h.write('a', async (stores, scope) => {
      const one = await kept(stores, scope);
      const two = await kept(stores, scope);
      await stores.analyses.add(anAnalysis(one, { analyst: 'one/1' }));
      await stores.analyses.add(anAnalysis(two, { analyst: 'two/1', at: secondsLater(1) }));
      assert.equal((await stores.analyses.newest(one))?.analyst, 'one/1');
    });
  },

  "answers another organisation's call as an unknown one when reading its analysis": async (h) => {
    const foreign = await analysedBy(h, 'b', 'theirs/1');
    await h.read('a', ({ analyses }, scope) => assertSameAnswer(foreign, anId<CallId>(), (id) => analyses.newest(aCall(scope, { id }))));
    await h.write('a', ({ analyses }, scope) => assertSameAnswer(foreign, anId<CallId>(), (id) => analyses.newest(aCall(scope, { id }))));
  },

  "answers another organisation's call as an unknown one when adding an analysis": async (h) => {
    const foreign = await analysedBy(h, 'b', 'theirs/1');
    await h.inOrg('a', (scope, unitOfWork) =>
      assertSameAnswer(foreign, anId<CallId>(), (id) =>
        unitOfWork.transact(scope, ({ analyses }) => analyses.add(anAnalysis(aCall(scope, { id }), { analyst: 'ours/1', at: secondsLater(1) })))));
    await h.read('b', async ({ analyses }, scope) => assert.equal((await analyses.newest(aCall(scope, { id: foreign })))?.analyst, 'theirs/1'));
  },

  'keeps the analyses of two organisations apart under the same call id': async (h) => {
    const id = await analysedBy(h, 'a', 'ours/1');
    await analysedBy(h, 'b', 'theirs/1', id);
    await h.read('a', async ({ analyses }, scope) => assert.equal((await analyses.newest(aCall(scope, { id })))?.analyst, 'ours/1'));
  },

  'refuses an analysis or a call of another organisation': async (h) => {
    await h.inOrg('a', async (scope, unitOfWork) => {
      const call = await unitOfWork.transact(scope, (stores) => kept(stores, scope));
      await assertRefused(() => unitOfWork.transact(scope, ({ analyses }) => analyses.add(relabelled(anAnalysis(call), h.orgs.b))));
      await assertRefused(() => unitOfWork.read(scope, ({ analyses }) => analyses.newest(relabelled(call, h.orgs.b))));
      assert.equal(await unitOfWork.read(scope, ({ analyses }) => analyses.newest(call)), undefined);
    });
  },
} satisfies Laws<PortHarness>;
