/**
 * Terminology
 * - entry: the record of one privileged action, written in that action's own transaction.
 * - core: the part of an entry that is hashed; canonical JSON, stored as exact text.
 * - seq: an entry's place in its org's log, dense from 0.
 */
import type { Page, PageRequest } from '../kernel/page.ts';
import type { AuditCore, AuditEntry } from './entry.ts';

/** Reads an org's log, newest first. */
export interface AuditReader {
  page(request: PageRequest): Promise<Page<AuditEntry>>;
}

/** Appends to an org's log. Entries are never changed or removed through it. */
export interface AuditTrail extends AuditReader {
  /** The last statement of the action's transaction: it alone locks the org's head. Returns the entry's place. */
  append(core: AuditCore): Promise<{ readonly seq: number }>;
}

declare module '../tenancy/ports.ts' {
  interface TenantStores<in out S> {
    readonly audit: AuditTrail;
  }
  interface TenantReaders<in out S> {
    readonly audit: AuditReader;
  }
}
