import { type Audited, type AuditingPorts, type PrivilegedUseCase, privilegedUseCase } from '../audit/privileged.ts';
import type { AuditEvent } from '../audit/entry.ts';
import type { Json } from '../kernel/canonical-json.ts';
import type { Instant } from '../kernel/instant.ts';
import { err, ok } from '../kernel/result.ts';
import type { UnitOfWork } from '../tenancy/ports.ts';
import { type TargetChanged, targetChanged, type TargetExists, type TargetNotFound, targetNotFound, type TooManyTargets } from './errors.ts';
import { type MalformedTargets, parseTargetDefinition, TARGET_LIMITS } from './parse-targets.ts';
import type { TargetDefinition } from './target.ts';
import type { TargetVersion, TargetVersionId } from './target-version.ts';

/** A target's newest version as it leaves its scope. */
export interface TargetView extends TargetDefinition {
  readonly version: number;
  readonly updatedAt: Instant;
}

/** The target without its scope. */
export const viewTarget = <S>(target: TargetVersion<S>): TargetView => ({
  ...target.definition,
  version: target.version,
  updatedAt: target.createdAt,
});

/** Ports that edit targets. */
export type TargetEditingPorts = AuditingPorts & { readonly unitOfWork: UnitOfWork<'targets' | 'audit'> };

/** The audit event of a target's change: which fields, before and after. Definitions hold no personal data. */
function eventOf(before: TargetDefinition | undefined, after: TargetDefinition | undefined): AuditEvent {
  const fields = Object.keys(before ?? after ?? {}) as (keyof TargetDefinition)[];
  const json = (definition: TargetDefinition | undefined, field: keyof TargetDefinition) =>
    (definition?.[field] ?? null) as unknown as Json;
  return {
    targets: [{ type: 'extraction-target', id: (after ?? before)?.key ?? '' }],
    changes: fields
      .filter((field) => JSON.stringify(json(before, field)) !== JSON.stringify(json(after, field)))
      .map((field) => ({ field, before: json(before, field), after: json(after, field) })),
  };
}

/** Adds a target. Its definition is untrusted: see parseTargetDefinition. */
export const createTarget = (ports: TargetEditingPorts): PrivilegedUseCase<unknown, TargetView, MalformedTargets | TargetExists | TooManyTargets> =>
  privilegedUseCase(
    'extraction-target.created',
    'target:edit',
    ports,
    async (tenant, command, scope): Promise<Audited<TargetView, MalformedTargets | TargetExists | TooManyTargets>> => {
      const definition = parseTargetDefinition(command, '');
      if (!definition.ok) return definition;
      const taken = err<TargetExists>({
        kind: 'target-exists',
        message: `A target with the key "${definition.value.key}" exists already. Choose another key, or edit that one.`,
      });
      const newest = await tenant.targets.newest(definition.value.key);
      if (newest !== undefined && !newest.retired) return taken;
      if ((await tenant.targets.current()).length >= TARGET_LIMITS.targets) {
        return err({ kind: 'too-many-targets', message: `An organisation has at most ${TARGET_LIMITS.targets} targets. Retire one first.` });
      }
      const added = {
        orgId: scope.orgId,
        id: ports.ids.next() as TargetVersionId,
        version: (newest?.version ?? 0) + 1,
        definition: definition.value,
        retired: false,
        createdAt: ports.clock.now(),
      };
      if ((await tenant.targets.add(added)) === 'stale') return taken;
      return ok({ value: viewTarget(added), event: eventOf(undefined, definition.value) });
    },
  );

/** An edit: the whole new definition, and the version it was made from when the caller wants edits in between refused. */
export interface EditTargetCommand {
  readonly key: string;
  readonly definition: unknown;
  readonly seenVersion?: number;
}

/** Gives a target a new version. Earlier versions, and the analyses that used them, stay as they are. */
export const editTarget = (ports: TargetEditingPorts): PrivilegedUseCase<EditTargetCommand, TargetView, MalformedTargets | TargetNotFound | TargetChanged> =>
  privilegedUseCase(
    'extraction-target.edited',
    'target:edit',
    ports,
    async (tenant, command, scope): Promise<Audited<TargetView, MalformedTargets | TargetNotFound | TargetChanged>> => {
      const newest = await tenant.targets.newest(command.key);
      if (newest === undefined || newest.retired) return targetNotFound();
      if (command.seenVersion !== undefined && command.seenVersion !== newest.version) return targetChanged();
      const definition = parseTargetDefinition(command.definition, '');
      if (!definition.ok) return definition;
      if (definition.value.key !== command.key) {
        const message = `key must stay "${command.key}". Create another target for another key.`;
        return err({ kind: 'malformed-targets', message, problems: [{ field: 'key', message }] });
      }
      const edited = {
        ...newest,
        orgId: scope.orgId,
        id: ports.ids.next() as TargetVersionId,
        version: newest.version + 1,
        definition: definition.value,
        createdAt: ports.clock.now(),
      };
      if ((await tenant.targets.add(edited)) === 'stale') return targetChanged();
      return ok({ value: viewTarget(edited), event: eventOf(newest.definition, definition.value) });
    },
  );

/** Which target to retire, and the version that was seen when the caller wants edits in between refused. */
export type RetireTargetCommand = Pick<EditTargetCommand, 'key' | 'seenVersion'>;

/** Retires a target: no later analysis asks for it; what was found stays. */
export const retireTarget = (ports: TargetEditingPorts): PrivilegedUseCase<RetireTargetCommand, TargetView, TargetNotFound | TargetChanged> =>
  privilegedUseCase('extraction-target.retired', 'target:edit', ports, async (tenant, { key, seenVersion }): Promise<Audited<TargetView, TargetNotFound | TargetChanged>> => {
    const newest = await tenant.targets.newest(key);
    if (newest === undefined || newest.retired) return targetNotFound();
    if (seenVersion !== undefined && seenVersion !== newest.version) return targetChanged();
    const retired = { ...newest, id: ports.ids.next() as TargetVersionId, version: newest.version + 1, retired: true, createdAt: ports.clock.now() };
    if ((await tenant.targets.add(retired)) === 'stale') return targetChanged();
    return ok({ value: viewTarget(retired), event: eventOf(newest.definition, undefined) });
  });
