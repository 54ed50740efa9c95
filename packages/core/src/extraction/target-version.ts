import type { Brand } from '../kernel/brand.ts';
import type { Instant } from '../kernel/instant.ts';
import type { OwnedBy } from '../tenancy/scope.ts';
import type { TargetDefinition } from './target.ts';

/** Names one immutable version of a target: a UUID. */
export type TargetVersionId = Brand<string, 'TargetVersionId'>;

/** One version of an extraction target. An edit is a new version; a retired target's last version says so. */
export interface TargetVersion<S> extends OwnedBy<S> {
  readonly id: TargetVersionId;
  /** 1 for the first version of a key. */
  readonly version: number;
  readonly definition: TargetDefinition;
  readonly retired: boolean;
  readonly createdAt: Instant;
}
