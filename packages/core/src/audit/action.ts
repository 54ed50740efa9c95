/**
 * The closed catalogue of audited actions, version 1: what happened, past tense. A use case joins in the change that
 * adds it; a test shows that catalogue and use cases are one to one.
 */
export const AUDIT_ACTIONS = [
  'org.created',
  'api-key.created',
  'api-key.revoked',
  'sign-in-link.created',
  'sign-in.succeeded',
  'extraction-target.created',
  'extraction-target.edited',
  'extraction-target.retired',
  'call.erased',
] as const;

/** One of AUDIT_ACTIONS. */
export type AuditAction = (typeof AUDIT_ACTIONS)[number];
