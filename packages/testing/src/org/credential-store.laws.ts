import assert from 'node:assert/strict';
import type { Credential, CredentialId, CredentialKind, OrgScope } from '@relay/core/ports';
import { aCredential, aHash, anId, secondsLater } from '../builders.ts';
import type { PortHarness, Stores } from '../harness.ts';
import type { Laws } from '../law.ts';
import { assertRefused, assertSameAnswer, relabelled } from '../observe.ts';

const kept = async <S>({ credentials }: Stores<S>, scope: OrgScope<S>, given: Parameters<typeof aCredential<S>>[1] = {}): Promise<Credential<S>> => {
  const credential = aCredential(scope, given);
  await credentials.add(credential);
  return credential;
};

const KINDS: readonly CredentialKind[] = ['api-key', 'sign-in-link', 'session'];

/** What every CredentialStore promises. */
export const credentialStoreLaws = {
  'gives a credential back exactly as it was added': async (h) => {
    await h.inOrg('a', async (scope, unitOfWork) => {
      const added = await unitOfWork.transact(scope, async (stores) => [
        await kept(stores, scope, { label: 'Zoë’s “key” 🌞' }),
        await kept(stores, scope, { kind: 'session', role: 'owner', personId: 'person-7', expiresAt: secondsLater(60) }),
        await kept(stores, scope, { kind: 'sign-in-link', role: 'auditor', endedAt: secondsLater(1) }),
      ]);
      for (const credential of added) {
        assert.deepEqual(await unitOfWork.read(scope, ({ credentials }) => credentials.find(credential.id)), credential);
        assert.deepEqual(await unitOfWork.read(scope, ({ credentials }) => credentials.list(credential.kind)), [credential]);
      }
    });
  },

  'finds no credential under an unknown id': async (h) => {
    await h.write('a', async (stores, scope) => {
      await kept(stores, scope);
      assert.equal(await stores.credentials.find(anId()), undefined);
    });
  },

  'lists the credentials of one kind, newest first': async (h) => {
    await h.write('a', async (stores, scope) => {
      for (const kind of KINDS) {
        for (const second of [2, 1, 3]) await kept(stores, scope, { kind, label: `${kind} ${second}`, createdAt: secondsLater(second) });
      }
      for (const kind of KINDS) {
        const listed = await stores.credentials.list(kind);
        assert.deepEqual(listed.map(({ label }) => label), [`${kind} 3`, `${kind} 2`, `${kind} 1`]);
      }
    });
  },

  'lists the 200 newest credentials at most': async (h) => {
    await h.write('a', async (stores, scope) => {
      for (let second = 0; second < 202; second += 1) await kept(stores, scope, { createdAt: secondsLater(second) });
      const listed = await stores.credentials.list('api-key');
      assert.deepEqual([listed.length, listed[0]?.createdAt, listed.at(-1)?.createdAt], [200, secondsLater(201), secondsLater(2)]);
    });
  },

  'still lists a credential that has ended': async (h) => {
    await h.write('a', async (stores, scope) => {
      const credential = await kept(stores, scope);
      await stores.credentials.end(credential, secondsLater(5));
      assert.deepEqual((await stores.credentials.list('api-key')).map(({ endedAt }) => endedAt), [secondsLater(5)]);
    });
  },

  'ends a credential at the given instant and changes nothing else': async (h) => {
    await h.inOrg('a', async (scope, unitOfWork) => {
      const credential = await unitOfWork.transact(scope, (stores) => kept(stores, scope));
      assert.equal(await unitOfWork.transact(scope, ({ credentials }) => credentials.end(credential, secondsLater(5))), 'ended');
      assert.deepEqual(await unitOfWork.read(scope, ({ credentials }) => credentials.find(credential.id)), { ...credential, endedAt: secondsLater(5) });
    });
  },

  'ends a credential once': async (h) => {
    await h.write('a', async (stores, scope) => {
      const credential = await kept(stores, scope);
      assert.equal(await stores.credentials.end(credential, secondsLater(5)), 'ended');
      assert.equal(await stores.credentials.end(credential, secondsLater(6)), 'ended-before');
      assert.equal((await stores.credentials.find(credential.id))?.endedAt, secondsLater(5), 'The first end was overwritten.');
    });
  },

  'ends a credential once for concurrent attempts': async (h) => {
    const answers = await h.inOrg('a', async (scope, unitOfWork) => {
      const credential = await unitOfWork.transact(scope, (stores) => kept(stores, scope, { kind: 'sign-in-link' }));
      const end = () => unitOfWork.transact(scope, ({ credentials }) => credentials.end(credential, secondsLater(5)));
      return Promise.all([end(), end(), end(), end()]);
    });
    assert.deepEqual(answers.sort(), ['ended', 'ended-before', 'ended-before', 'ended-before']);
  },

  'ends no other credential': async (h) => {
    await h.write('a', async (stores, scope) => {
      const other = await kept(stores, scope);
      await stores.credentials.end(await kept(stores, scope), secondsLater(5));
      assert.deepEqual(await stores.credentials.find(other.id), other);
    });
  },

  'has not ended a credential when its transaction rolls back': async (h) => {
    await h.inOrg('a', async (scope, unitOfWork) => {
      const credential = await unitOfWork.transact(scope, (stores) => kept(stores, scope));
      await unitOfWork.transact(scope, async ({ credentials }) => {
        await credentials.end(credential, secondsLater(5));
        throw new Error('planned');
      }).catch(() => undefined);
      assert.deepEqual(await unitOfWork.read(scope, ({ credentials }) => credentials.find(credential.id)), credential);
    });
  },

  "answers another organisation's credential id as an unknown one when finding": async (h) => {
    const foreign = await h.write('b', async (stores, scope) => (await kept(stores, scope)).id);
    await h.read('a', ({ credentials }) => assertSameAnswer(foreign, anId<CredentialId>(), (id) => credentials.find(id)));
    await h.write('a', ({ credentials }) => assertSameAnswer(foreign, anId<CredentialId>(), (id) => credentials.find(id)));
  },

  "answers another organisation's credential id as an unknown one when ending": async (h) => {
    const foreign = await h.write('b', async (stores, scope) => (await kept(stores, scope)).id);
    await h.inOrg('a', (scope, unitOfWork) =>
      assertSameAnswer(foreign, anId<CredentialId>(), (id) =>
        unitOfWork.transact(scope, ({ credentials }) => credentials.end(aCredential(scope, { id, tokenHash: aHash() }), secondsLater(5)))));
    await h.read('b', async ({ credentials }) => assert.equal((await credentials.find(foreign))?.endedAt, undefined));
  },

  'lists no credential of another organisation': async (h) => {
    await h.write('b', async (stores, scope) => {
      for (const kind of KINDS) await kept(stores, scope, { kind });
    });
    for (const kind of KINDS) {
      await h.read('a', async ({ credentials }) => assert.deepEqual(await credentials.list(kind), []));
      await h.write('a', async ({ credentials }) => assert.deepEqual(await credentials.list(kind), []));
    }
  },

  'lets two organisations use the same credential id': async (h) => {
    const id = anId<CredentialId>();
    await h.write('a', async (stores, scope) => void (await kept(stores, scope, { id, label: 'Ours' })));
    await h.write('b', async (stores, scope) => void (await kept(stores, scope, { id, label: 'Theirs' })));
    await h.read('a', async ({ credentials }) => assert.equal((await credentials.find(id))?.label, 'Ours'));
    await h.read('b', async ({ credentials }) => assert.equal((await credentials.find(id))?.label, 'Theirs'));
  },

  'refuses a credential of another organisation': async (h) => {
    await h.inOrg('a', async (scope, unitOfWork) => {
      const own = await unitOfWork.transact(scope, (stores) => kept(stores, scope));
      const foreign = relabelled(aCredential(scope), h.orgs.b);
      await assertRefused(() => unitOfWork.transact(scope, ({ credentials }) => credentials.add(foreign)));
      await assertRefused(() => unitOfWork.transact(scope, ({ credentials }) => credentials.end(relabelled(own, h.orgs.b), secondsLater(5))));
      await unitOfWork.read(scope, async ({ credentials }) => assert.deepEqual(await credentials.list('api-key'), [own]));
    });
    await h.read('b', async ({ credentials }) => assert.deepEqual(await credentials.list('api-key'), []));
  },
} satisfies Laws<PortHarness>;
