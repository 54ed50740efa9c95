import { ok } from '../kernel/result.ts';
import type { UnitOfWork } from '../tenancy/ports.ts';
import { readUseCase, type UseCase } from '../tenancy/use-case.ts';
import { type TargetNotFound, targetNotFound } from './errors.ts';
import { type TargetView, viewTarget } from './edit-targets.ts';

/** Lists the organisation's live targets by key. */
export const listTargets = (ports: { readonly unitOfWork: UnitOfWork<'targets'> }): UseCase<Record<never, never>, readonly TargetView[], never> =>
  readUseCase('target:read', ports.unitOfWork, async (tenant) => ok((await tenant.targets.current()).map((target) => viewTarget(target))));

/** Reads one live target. */
export const readTarget = (ports: { readonly unitOfWork: UnitOfWork<'targets'> }): UseCase<{ readonly key: string }, TargetView, TargetNotFound> =>
  readUseCase('target:read', ports.unitOfWork, async (tenant, { key }) => {
    const newest = await tenant.targets.newest(key);
    return newest === undefined || newest.retired ? targetNotFound() : ok(viewTarget(newest));
  });
