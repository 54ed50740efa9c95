import { type AuditCore, auditCoreText, type AuditEntry, type AuditTrail } from '@relay/core/ports';
import { pageLimit, pageOf } from '../sql/keyset.ts';
import { statement } from '../sql/statement.ts';
import { assertOwned, type TenantSession } from '../tenant/session.ts';

const PAGE = statement<{ before: number; limit: number }>()('audit_page', (db, p) =>
  db.selectFrom('audit_entry').select(['org_id', 'seq', 'core'])
    .where('org_id', '=', p.orgId).where('seq', '<', p.before).orderBy('seq', 'desc').limit(p.limit),
);

const APPEND = statement<{ core: string }>()('audit_append', (db, p) =>
  db.selectNoFrom((eb) => eb.fn<number>('relay.audit_append', [eb.val(p.core)]).as('seq')),
);

const CURSOR = /^\d{1,15}$/;

/** The organisation's audit log. Entries come in through one database function, and nothing changes or removes them. */
export const auditTrail = <S>(session: TenantSession<S>): AuditTrail => ({
  async page({ after, limit }) {
    if (after !== undefined && !CURSOR.test(after)) return { items: [] };
    const size = pageLimit(limit);
    const rows = await session.rows(PAGE, { before: after === undefined ? Number.MAX_SAFE_INTEGER : Number(after), limit: size + 1 });
    return pageOf(
      rows,
      size,
      ({ seq, core }): AuditEntry => ({ seq, core: JSON.parse(core) as AuditCore }),
      (entry) => String(entry.seq),
    );
  },

  async append(core) {
    assertOwned(session, { orgId: core.org });
    const [row] = await session.rows(APPEND, { core: auditCoreText(core) });
    return { seq: row?.seq ?? 0 };
  },
});
