import type { Credential, CredentialId, CredentialKind, CredentialStore } from '@relay/core/ports';
import { dateOf } from '../sql/instant.ts';
import { statement } from '../sql/statement.ts';
import type { RowOf } from '../sql/tables.ts';
import { assertOwned, type TenantSession } from '../tenant/session.ts';

const COLUMNS = ['org_id', 'id', 'kind', 'label', 'role', 'person_id', 'token_hash', 'created_at', 'expires_at', 'ended_at'] as const;

const FIND = statement<{ id: string }>()('credential_find', (db, p) =>
  db.selectFrom('credential').select(COLUMNS).where('org_id', '=', p.orgId).where('id', '=', p.id),
);

const LIST = statement<{ kind: string; limit: number }>()('credential_list', (db, p) =>
  db.selectFrom('credential').select(COLUMNS).where('org_id', '=', p.orgId).where('kind', '=', p.kind)
    .orderBy('created_at', 'desc').orderBy('id', 'desc').limit(p.limit),
);

interface NewCredential {
  id: string; kind: string; label: string; role: string; personId: string | null; tokenHash: string;
  createdAt: Date; expiresAt: Date | null; endedAt: Date | null;
}

const INSERT = statement<NewCredential>()('credential_insert', (db, p) =>
  db.insertInto('credential').values({
    org_id: p.orgId, id: p.id, kind: p.kind, label: p.label, role: p.role, person_id: p.personId, token_hash: p.tokenHash,
    created_at: p.createdAt, expires_at: p.expiresAt, ended_at: p.endedAt,
  }),
);

const REGISTER = statement<{ kind: string; tokenHash: string; id: string }>()('credential_register', (db, p) =>
  db.selectNoFrom((eb) =>
    eb.fn<boolean>('relay_ctl.register_credential', [eb.val(p.kind), eb.val(p.tokenHash), eb.val(p.id)]).as('registered')),
);

const END = statement<{ id: string; at: Date }>()('credential_end', (db, p) =>
  db.updateTable('credential').set({ ended_at: p.at }).where('org_id', '=', p.orgId).where('id', '=', p.id).where('ended_at', 'is', null),
);

const MOST_LISTED = 200;

/** Bearer credentials; each is also registered with the directory that finds its organisation by its hash. */
export function credentialStore<S>(session: TenantSession<S>): CredentialStore<S> {
  const credentialOf = (row: RowOf<'credential'>): Credential<S> => ({
    orgId: session.orgId,
    id: row.id as CredentialId,
    kind: row.kind as CredentialKind,
    label: row.label,
    role: row.role as Credential<S>['role'],
    ...(row.person_id !== null && { personId: row.person_id }),
    tokenHash: row.token_hash,
    createdAt: row.created_at,
    ...(row.expires_at !== null && { expiresAt: row.expires_at }),
    ...(row.ended_at !== null && { endedAt: row.ended_at }),
  });
  return {
    async find(id) {
      const [row] = await session.rows(FIND, { id });
      return row && credentialOf(row);
    },

    async list(kind) {
      return (await session.rows(LIST, { kind, limit: MOST_LISTED })).map(credentialOf);
    },

    async add(credential) {
      assertOwned(session, credential);
      const { id, kind, label, role, personId = null, tokenHash, createdAt, expiresAt, endedAt } = credential;
      await session.write(INSERT, {
        id, kind, label, role, personId, tokenHash,
        createdAt: dateOf(createdAt), expiresAt: expiresAt === undefined ? null : dateOf(expiresAt), endedAt: endedAt === undefined ? null : dateOf(endedAt),
      });
      await session.rows(REGISTER, { kind, tokenHash, id });
    },

    async end(credential, at) {
      assertOwned(session, credential);
      return (await session.write(END, { id: credential.id, at: dateOf(at) })) === 1 ? 'ended' : 'ended-before';
    },
  };
}
