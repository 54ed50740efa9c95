import { type DomainError, err } from '../kernel/result.ts';

/** No call of this organisation has that id. Another organisation's id gives exactly this. */
export type CallNotFound = DomainError<'call-not-found'>;

/** What was uploaded is not a call; `field` names the part. */
export interface InvalidCall extends DomainError<'invalid-call'> {
  readonly field: string;
}

/** Somebody else changed the call at the same moment. Nothing was changed; the command can be sent again. */
export type CallChanged = DomainError<'call-changed'>;

/** The refusal for an id that names no call here. */
export const callNotFound = () =>
  err<CallNotFound>({ kind: 'call-not-found', message: 'There is no call with this id. Check the id; GET /v1/calls lists the calls you can see.' });

/** The refusal for a change that met another one. */
export const callChanged = () =>
  err<CallChanged>({ kind: 'call-changed', message: 'The call changed while this was being done. Nothing was changed; try again.' });
