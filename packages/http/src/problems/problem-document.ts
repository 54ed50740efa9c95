import type { Reply } from '../exchange/respond.ts';
import type { Kind } from './kinds.ts';
import { PROBLEMS } from './problems.ts';
import { fieldErrors, missingPermission, type Refusal } from './refusal.ts';

/** Where a kind of problem is explained: the problem's `type`, a reference relative to this service. */
export const typeOf = (kind: Kind): string => `/problems/${kind}`;

/**
 * The refusal as a problem document (RFC 9457). It names no path and repeats nothing of the request, so that another
 * organisation's id, an unknown one and a malformed one give the same bytes apart from `requestId`.
 */
export function problemDocument(refusal: Refusal, requestId: string): Reply {
  const { status, title } = PROBLEMS[refusal.kind];
  const errors = fieldErrors(refusal);
  const permission = missingPermission(refusal);
  return {
    status,
    contentType: 'application/problem+json',
    body: JSON.stringify({ type: typeOf(refusal.kind), title, status, detail: refusal.message, errors, permission, requestId }),
    ...(refusal.headers === undefined ? {} : { headers: refusal.headers }),
  };
}
