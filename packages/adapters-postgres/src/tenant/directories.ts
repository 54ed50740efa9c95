import type { CredentialDirectory, CredentialId, CredentialKind, OrgDirectory, OrgId } from '@relay/core/ports';
import { translatingFailures } from '../postgres-failure.ts';
import { type PgPool, withClient } from './checkout.ts';

const LOCATE = 'SELECT org_id, id FROM relay_ctl.locate_credential($1, $2)';
const PAGE = 'SELECT org.id FROM relay_ctl.orgs_page($1, $2) AS org (id)';

/** Finds a token's organisation before a scope exists. Runs as relay_app; the database function answers with ids only. */
export class PostgresCredentialDirectory implements CredentialDirectory {
  readonly #pool: PgPool;

  constructor(pool: PgPool) {
    this.#pool = pool;
  }

  async locate(kind: CredentialKind, tokenHash: string): Promise<{ readonly orgId: OrgId; readonly id: CredentialId } | undefined> {
    const { rows } = await withClient(this.#pool, (client) =>
      translatingFailures(() => client.query<{ org_id: OrgId; id: CredentialId }>(LOCATE, [kind, tokenHash])),
    );
    const [row] = rows;
    return row && { orgId: row.org_id, id: row.id };
  }
}

/** Pages through every organisation's id. Runs as relay_worker: relay_app may not list organisations. */
export class PostgresOrgDirectory implements OrgDirectory {
  readonly #pool: PgPool;

  constructor(pool: PgPool) {
    this.#pool = pool;
  }

  async page(after: OrgId | undefined, limit: number): Promise<readonly OrgId[]> {
    const { rows } = await withClient(this.#pool, (client) =>
      translatingFailures(() => client.query<{ id: OrgId }>(PAGE, [after ?? null, limit])),
    );
    return rows.map((row) => row.id);
  }
}
