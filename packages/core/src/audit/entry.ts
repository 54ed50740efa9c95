import { canonicalJson, type Json } from '../kernel/canonical-json.ts';
import type { Instant } from '../kernel/instant.ts';
import type { Actor } from '../tenancy/actor.ts';
import type { OrgId } from '../tenancy/org-id.ts';
import type { AuditAction } from './action.ts';

/** A thing that an action changed. Ids only: personal data never enters the core of an entry. */
export interface AuditTarget {
  readonly type: string;
  readonly id: string;
}

/** One field's change. Secrets are written as `{ changed: true }`; values must not be personal data. */
export type AuditChange =
  | { readonly field: string; readonly before: Json; readonly after: Json }
  | { readonly field: string; readonly changed: true };

/** What a privileged use case says about its change; the wrapper adds who, when and where. */
export interface AuditEvent {
  readonly targets: readonly AuditTarget[];
  readonly changes: readonly AuditChange[];
}

/** The hashed part of an audit entry, version 1. */
export interface AuditCore {
  readonly v: 1;
  readonly org: OrgId;
  readonly id: string;
  readonly at: Instant;
  readonly action: AuditAction;
  readonly actor: { readonly type: Actor['type']; readonly id: string };
  readonly targets: readonly AuditTarget[];
  readonly outcome: 'done';
  readonly ctx: { readonly request_id?: string };
  readonly changes: readonly AuditChange[];
}

/** An entry as it is kept: the core's exact canonical text and its place in the org's log. */
export interface AuditEntry {
  /** Dense from 0 within the org. */
  readonly seq: number;
  readonly core: AuditCore;
}

/** RFC 8785 text of a core: the bytes that are stored, and later hashed and signed. */
export const auditCoreText = (core: AuditCore): string => canonicalJson(core as unknown as Json);
