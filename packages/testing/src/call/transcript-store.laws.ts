import assert from 'node:assert/strict';
import type { Call, CallId, OrgScope, Transcript } from '@relay/core/ports';
import { aCall, anId, aTranscript } from '../builders.ts';
import type { PortHarness, Stores } from '../harness.ts';
import type { Laws } from '../law.ts';
import { assertRefused, assertSameAnswer, relabelled } from '../observe.ts';

const kept = async <S>(stores: Stores<S>, scope: OrgScope<S>, transcript: Transcript, id = anId<CallId>()): Promise<Call<S, 'received'>> => {
  const call = aCall(scope, { id });
  assert.equal(await stores.calls.add(call), 'added');
  await stores.transcripts.add(call, transcript);
  return call;
};

const saying = (text: string): Transcript => aTranscript([{ speaker: 'Customer', text }]);

/** Words that a careless column, encoding or default would change. */
const awkward: Transcript = {
  turns: [
    { speaker: 'Agent 1', text: '  Zoë: naïve “quotes”, 100 % & <b>\\n</b>\n\ttabbed  ' },
    { speaker: 'Customer', text: '🌞 e\u0301 é \u2028 \u202eright to left', startMs: 0, endMs: 0 },
    { speaker: 'Customer', text: '', startMs: 1, endMs: 36_000_000, words: [{ text: 'um', startMs: 1, endMs: 2 }], askedFor: 'budget' },
  ],
  parties: [{ speaker: 'Agent 1', side: 'agent', name: 'Zoë' }, { speaker: 'Customer', side: 'unknown' }],
};

/** What every TranscriptStore promises. */
export const transcriptStoreLaws = {
  'gives a transcript back exactly as it was added': async (h) => {
    await h.inOrg('a', async (scope, unitOfWork) => {
      const call = await unitOfWork.transact(scope, (stores) => kept(stores, scope, awkward));
      const newest = await unitOfWork.read(scope, ({ transcripts }) => transcripts.newest(call));
      assert.deepEqual({ turns: newest?.turns, parties: newest?.parties }, awkward);
    });
  },

  "numbers and names a revision as its call does": async (h) => {
    await h.write('a', async ({ calls, transcripts }, scope) => {
      const call = aCall(scope, { revision: 4 });
      await calls.add(call);
      await transcripts.add(call, aTranscript());
      const newest = await transcripts.newest(call);
      assert.deepEqual([newest?.number, newest?.hash], [4, call.transcriptHash]);
    });
  },

  'has no transcript for a call that was given none': async (h) => {
    await h.write('a', async (stores, scope) => {
      await kept(stores, scope, saying('another call'));
      const call = aCall(scope);
      await stores.calls.add(call);
      assert.equal(await stores.transcripts.newest(call), undefined);
    });
  },

  'gives the newest of several revisions': async (h) => {
    await h.inOrg('a', async (scope, unitOfWork) => {
      const first = await unitOfWork.transact(scope, (stores) => kept(stores, scope, saying('one')));
      let seen = first;
      for (const revision of [2, 3, 10]) {
        const revised = { ...seen, revision, transcriptHash: `${revision}`.padStart(64, '0') };
        await unitOfWork.transact(scope, async ({ calls, transcripts }) => {
          assert.equal(await calls.update(revised, seen), 'updated');
          await transcripts.add(revised, saying(`number ${revision}`));
        });
        seen = revised;
      }
      // Asked with an old sight of the call, too: newest is the store's knowledge, not the caller's.
      for (const call of [seen, first]) {
        const newest = await unitOfWork.read(scope, ({ transcripts }) => transcripts.newest(call));
        assert.deepEqual([newest?.number, newest?.turns[0]?.text], [10, 'number 10']);
      }
    });
  },

  'never replaces a revision': async (h) => {
    await h.inOrg('a', async (scope, unitOfWork) => {
      const call = await unitOfWork.transact(scope, (stores) => kept(stores, scope, saying('first')));
      await unitOfWork.transact(scope, ({ transcripts }) => transcripts.add(call, saying('second'))).catch(() => undefined);
      const newest = await unitOfWork.read(scope, ({ transcripts }) => transcripts.newest(call));
      assert.equal(newest?.turns[0]?.text, 'first');
    });
  },

  'keeps the transcripts of different calls apart': async (h) => {
    await h.write('a', async (stores, scope) => {
      const one = await kept(stores, scope, saying('one'));
      const two = await kept(stores, scope, saying('two'));
      assert.equal((await stores.transcripts.newest(one))?.turns[0]?.text, 'one');
      assert.equal((await stores.transcripts.newest(two))?.turns[0]?.text, 'two');
    });
  },

  "answers another organisation's call as an unknown one when reading its transcript": async (h) => {
    const foreign = await h.write('b', async (stores, scope) => (await kept(stores, scope, saying('theirs'))).id);
    await h.read('a', ({ transcripts }, scope) => assertSameAnswer(foreign, anId<CallId>(), (id) => transcripts.newest(aCall(scope, { id }))));
    await h.write('a', ({ transcripts }, scope) => assertSameAnswer(foreign, anId<CallId>(), (id) => transcripts.newest(aCall(scope, { id }))));
  },

  "answers another organisation's call as an unknown one when adding a transcript": async (h) => {
    const foreign = await h.write('b', async (stores, scope) => (await kept(stores, scope, saying('theirs'))).id);
    await h.inOrg('a', (scope, unitOfWork) =>
      assertSameAnswer(foreign, anId<CallId>(), (id) =>
        unitOfWork.transact(scope, ({ transcripts }) => transcripts.add(aCall(scope, { id, revision: 2 }), saying('ours')))));
    await h.read('b', async ({ transcripts }, scope) => {
      assert.equal((await transcripts.newest(aCall(scope, { id: foreign })))?.turns[0]?.text, 'theirs');
    });
  },

  'keeps the transcripts of two organisations apart under the same call id': async (h) => {
    const id = anId<CallId>();
    await h.write('a', (stores, scope) => kept(stores, scope, saying('ours'), id).then(() => undefined));
    await h.write('b', (stores, scope) => kept(stores, scope, saying('theirs'), id).then(() => undefined));
    await h.read('a', async ({ transcripts }, scope) => {
      assert.equal((await transcripts.newest(aCall(scope, { id })))?.turns[0]?.text, 'ours');
    });
  },

  'refuses a call of another organisation': async (h) => {
    await h.inOrg('a', async (scope, unitOfWork) => {
      const call = await unitOfWork.transact(scope, (stores) => kept(stores, scope, saying('ours')));
      const foreign = { ...relabelled(call, h.orgs.b), revision: 2 };
      await assertRefused(() => unitOfWork.transact(scope, ({ transcripts }) => transcripts.add(foreign, saying('theirs'))));
      await assertRefused(() => unitOfWork.read(scope, ({ transcripts }) => transcripts.newest(foreign)));
      const newest = await unitOfWork.read(scope, ({ transcripts }) => transcripts.newest(call));
      assert.equal(newest?.turns[0]?.text, 'ours');
    });
  },
} satisfies Laws<PortHarness>;
