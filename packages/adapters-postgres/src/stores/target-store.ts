import type { TargetDefinition, TargetStore, TargetVersion, TargetVersionId } from '@relay/core/ports';
import { dateOf } from '../sql/instant.ts';
import { statement } from '../sql/statement.ts';
import type { RowOf } from '../sql/tables.ts';
import { assertOwned, type TenantSession } from '../tenant/session.ts';

const COLUMNS = ['org_id', 'id', 'key', 'version', 'definition', 'retired', 'created_at'] as const;

const NEWEST_OF_EACH = statement()('target_newest_of_each', (db, p) =>
  db.selectFrom('extraction_target_version').distinctOn('key').select(COLUMNS)
    .where('org_id', '=', p.orgId).orderBy('key').orderBy('version', 'desc'),
);

const NEWEST = statement<{ key: string; limit: number }>()('target_newest', (db, p) =>
  db.selectFrom('extraction_target_version').select(COLUMNS)
    .where('org_id', '=', p.orgId).where('key', '=', p.key).orderBy('version', 'desc').limit(p.limit),
);

const INSERT = statement<{ id: string; version: number; definition: string; retired: boolean; createdAt: Date }>()('target_insert', (db, p) =>
  db.insertInto('extraction_target_version')
    .values({ org_id: p.orgId, id: p.id, version: p.version, definition: p.definition, retired: p.retired, created_at: p.createdAt })
    .onConflict((conflict) => conflict.columns(['org_id', 'key', 'version']).doNothing()),
);

/** Extraction targets: one immutable row per version. */
export function targetStore<S>(session: TenantSession<S>): TargetStore<S> {
  const versionOf = (row: RowOf<'extraction_target_version'>): TargetVersion<S> => ({
    orgId: session.orgId,
    id: row.id as TargetVersionId,
    version: row.version,
    definition: row.definition as TargetDefinition,
    retired: row.retired,
    createdAt: row.created_at,
  });
  return {
    async current() {
      const rows = await session.rows(NEWEST_OF_EACH, {});
      return rows.filter((row) => !row.retired).map(versionOf);
    },

    async newest(key) {
      const [row] = await session.rows(NEWEST, { key, limit: 1 });
      return row && versionOf(row);
    },

    async add(version) {
      assertOwned(session, version);
      const { id, retired, createdAt } = version;
      const written = await session.write(INSERT, {
        id, version: version.version, definition: JSON.stringify(version.definition), retired, createdAt: dateOf(createdAt),
      });
      return written === 1 ? 'added' : 'stale';
    },
  };
}
