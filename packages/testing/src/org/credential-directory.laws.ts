import assert from 'node:assert/strict';
import type { CredentialId, CredentialKind } from '@relay/core/ports';
import { aCredential, aHash, anId } from '../builders.ts';
import type { PortHarness } from '../harness.ts';
import type { Laws } from '../law.ts';

interface Located {
  readonly id: CredentialId;
  readonly kind: CredentialKind;
  readonly tokenHash: string;
}

const keptIn = (h: PortHarness, org: 'a' | 'b', given: Partial<Located> = {}): Promise<Located> =>
  h.write(org, async ({ credentials }, scope) => {
    const { orgId: _orgId, ...credential } = aCredential(scope, given);
    await credentials.add(aCredential(scope, credential));
    return { id: credential.id, kind: credential.kind, tokenHash: credential.tokenHash };
  });

const FIRST_LETTER = /[a-f]/;

/** What every CredentialDirectory promises. */
export const credentialDirectoryLaws = {
  'locates a credential by the hash of its token': async (h) => {
    for (const org of ['a', 'b'] as const) {
      const { id, kind, tokenHash } = await keptIn(h, org);
      assert.deepEqual(await h.credentialDirectory.locate(kind, tokenHash), { orgId: h.orgs[org], id });
    }
  },

  'tells ids and nothing else of a credential': async (h) => {
    const { kind, tokenHash } = await keptIn(h, 'a');
    const located = (await h.credentialDirectory.locate(kind, tokenHash)) ?? assert.fail('The credential was not located.');
    assert.deepEqual(Object.keys(located).sort(), ['id', 'orgId']);
  },

  'locates nothing under an unknown hash': async (h) => {
    await keptIn(h, 'a');
    assert.equal(await h.credentialDirectory.locate('api-key', aHash()), undefined);
  },

  'locates nothing under a hash that is not quite right': async (h) => {
    const tokenHash = `ab${aHash().slice(2)}`;
    await keptIn(h, 'a', { tokenHash });
    const wrong = [tokenHash.toUpperCase(), tokenHash.slice(0, -1), `${tokenHash}0`, ` ${tokenHash}`, tokenHash.replace(FIRST_LETTER, '_'), '%', ''];
    for (const hash of wrong) assert.equal(await h.credentialDirectory.locate('api-key', hash), undefined, `"${hash}" was located.`);
  },

  'locates nothing under another kind of credential': async (h) => {
    const { tokenHash } = await keptIn(h, 'a', { kind: 'session' });
    assert.equal(await h.credentialDirectory.locate('api-key', tokenHash), undefined);
    assert.equal(await h.credentialDirectory.locate('sign-in-link', tokenHash), undefined);
    assert.notEqual(await h.credentialDirectory.locate('session', tokenHash), undefined);
  },

  'locates nothing that was not committed': async (h) => {
    const tokenHash = aHash();
    await h.write('a', async ({ credentials }, scope) => {
      await credentials.add(aCredential(scope, { tokenHash }));
      throw new Error('planned');
    }).catch(() => undefined);
    assert.equal(await h.credentialDirectory.locate('api-key', tokenHash), undefined);
  },

  'tells organisations apart that use the same credential id': async (h) => {
    const id = anId<CredentialId>();
    const ours = await keptIn(h, 'a', { id });
    const theirs = await keptIn(h, 'b', { id });
    assert.equal((await h.credentialDirectory.locate('api-key', ours.tokenHash))?.orgId, h.orgs.a);
    assert.equal((await h.credentialDirectory.locate('api-key', theirs.tokenHash))?.orgId, h.orgs.b);
  },
} satisfies Laws<PortHarness>;
