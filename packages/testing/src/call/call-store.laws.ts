import assert from 'node:assert/strict';
import type { CallId } from '@relay/core/ports';
import { aCall, anId } from '../builders.ts';
import type { PortHarness } from '../harness.ts';
import type { Laws } from '../law.ts';
import { assertSameAnswer } from '../observe.ts';

/** What every CallStore promises. */
export const callStoreLaws = {
  'finds a call by its id, exactly as it was added': async (h) => {
    await h.inOrg('a', async (scope, unitOfWork) => {
      const call = aCall(scope, { title: 'Ångström & Söhne, “solar” 🌞', timeZone: 'Pacific/Auckland', locale: 'en-NZ', currency: 'NZD', region: 'NZ' });
      assert.equal(await unitOfWork.transact(scope, ({ calls }) => calls.add(call)), 'added');
      assert.deepEqual(await unitOfWork.read(scope, ({ calls }) => calls.find(call.id)), call);
    });
  },

  'finds nothing under an unknown id': async (h) => {
    await h.write('a', async ({ calls }, scope) => {
      await calls.add(aCall(scope));
      assert.equal(await calls.find(anId()), undefined);
    });
  },

  'answers the id of another organisation as an unknown one when finding': async (h) => {
    const foreign = await h.write('b', async ({ calls }, scope) => {
      const call = aCall(scope);
      await calls.add(call);
      return call.id;
    });
    await h.read('a', ({ calls }) => assertSameAnswer(foreign, anId<CallId>(), (id) => calls.find(id)));
    await h.write('a', ({ calls }) => assertSameAnswer(foreign, anId<CallId>(), (id) => calls.find(id)));
  },
} satisfies Laws<PortHarness>;
