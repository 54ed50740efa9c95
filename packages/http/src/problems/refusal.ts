import type { DomainError } from '@relay/core';
import type { Kind } from './kinds.ts';

/** One field that is not what it must be. The message repeats no value. */
export interface FieldError {
  readonly field: string;
  readonly message: string;
}

/** A refusal on its way out: core's own error, or one of HTTP's. */
export interface Refusal<K extends Kind = Kind> extends DomainError<K> {
  readonly errors?: readonly FieldError[];
  readonly headers?: Readonly<Record<string, string>>;
}

/** What core's errors carry beside kind and message. */
interface CoreDetails {
  readonly field?: string;
  readonly problems?: readonly FieldError[];
  readonly permission?: string;
}

/** The fields that a refusal names, in the one shape of problem documents. */
export function fieldErrors(refusal: Refusal & CoreDetails): readonly FieldError[] | undefined {
  if (refusal.errors !== undefined) return refusal.errors;
  if (refusal.problems !== undefined) return refusal.problems;
  return refusal.field === undefined ? undefined : [{ field: refusal.field, message: refusal.message }];
}

/** The permission that was missing, where that is the refusal. */
export const missingPermission = (refusal: Refusal & CoreDetails): string | undefined => refusal.permission;
