import { type DomainError, err } from '../kernel/result.ts';

/** No live target of this organisation has that key. Another organisation's key gives exactly this. */
export type TargetNotFound = DomainError<'target-not-found'>;

/** A target with that key exists already, retired ones included. */
export type TargetExists = DomainError<'target-exists'>;

/** The target is no longer at the version the caller had seen. Nothing was changed. */
export type TargetChanged = DomainError<'target-changed'>;

/** The organisation has as many targets as it may. */
export type TooManyTargets = DomainError<'too-many-targets'>;

/** The refusal for a key that names no live target here. */
export const targetNotFound = () =>
  err<TargetNotFound>({ kind: 'target-not-found', message: 'There is no extraction target with this key. GET /v1/targets lists them.' });

/** The refusal for an edit that met another one. */
export const targetChanged = () =>
  err<TargetChanged>({ kind: 'target-changed', message: 'The target was edited since you read it. Nothing was changed; read it again and repeat your edit.' });
