/** What an actor may be inside one organisation. `integration` is for API keys; `worker` and `operator` are Relay itself. */
export type Role =
  | 'owner'
  | 'admin'
  | 'manager'
  | 'member'
  | 'viewer'
  | 'auditor'
  | 'integration'
  | 'worker'
  | 'operator';

/** One thing that a use case lets an actor do. Every use case names exactly one. */
export type Permission =
  | 'call:read'
  | 'call:ingest'
  | 'call:analyse'
  | 'call:erase'
  | 'target:read'
  | 'target:edit'
  | 'audit:read'
  | 'org:create'
  | 'org:read'
  | 'api-key:manage';

const MATRIX: { readonly [R in Role]: readonly Permission[] } = Object.freeze({
  owner: [
    'call:read', 'call:ingest', 'call:analyse', 'call:erase', 'target:read', 'target:edit', 'audit:read', 'org:read', 'api-key:manage',
  ],
  admin: [
    'call:read', 'call:ingest', 'call:analyse', 'call:erase', 'target:read', 'target:edit', 'audit:read', 'org:read', 'api-key:manage',
  ],
  manager: ['call:read', 'call:ingest', 'call:analyse', 'target:read', 'target:edit', 'org:read'],
  member: ['call:read', 'call:ingest', 'call:analyse', 'target:read', 'org:read'],
  viewer: ['call:read', 'target:read', 'org:read'],
  auditor: ['audit:read', 'org:read'],
  integration: ['call:read', 'call:ingest', 'call:analyse', 'call:erase', 'target:read', 'target:edit', 'org:read'],
  worker: ['call:read', 'call:analyse', 'target:read', 'org:read'],
  operator: ['org:create', 'org:read', 'api-key:manage', 'target:edit'],
});

/** Whether a role holds a permission. Default deny: an unknown role holds none. */
export const mayDo = (role: Role, permission: Permission): boolean => MATRIX[role]?.includes(permission) ?? false;
