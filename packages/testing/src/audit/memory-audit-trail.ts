import { type AuditCore, auditCoreText, type AuditEntry, type AuditReader, type AuditTrail, invariant } from '@relay/core/ports';
import { newestFirst } from '../newest-first.ts';
import type { Session } from '../tenancy/memory-session.ts';

const keyOf = (entry: AuditEntry): string => String(entry.seq).padStart(12, '0');

/** Reads the log of the session's organisation. */
export const memoryAuditReader = <S>(session: Session<S>): AuditReader => ({
  async page(request) {
    const entries = session.rows().audit.map((text, seq): AuditEntry => ({ seq, core: JSON.parse(text) as AuditCore }));
    return newestFirst(entries, keyOf, request);
  },
});

/** Appends to the log of the session's organisation. */
export const memoryAuditTrail = <S>(session: Session<S>): AuditTrail => ({
  ...memoryAuditReader(session),
  async append(core) {
    invariant(core.org === session.orgId, 'This audit entry names another organisation than the unit of work.');
    const seq = session.rows().audit.push(auditCoreText(core)) - 1;
    return { seq };
  },
});
