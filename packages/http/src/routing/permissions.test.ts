import { type Actor, type CredentialId, mayDo, ok, type Permission, type Relay, type Role } from '@relay/core';
import { describe, expect, it } from 'vitest';
import { ORGS, OWN_PAGE, startService } from '../../test/service.ts';
import { ROUTES } from '../routes.ts';
import type { Route } from './route.ts';

const ROLES = ['owner', 'admin', 'manager', 'member', 'viewer', 'auditor', 'integration', 'worker', 'operator'] as const satisfies readonly Role[];

const PERMISSIONS: readonly Permission[] = [
  'call:read', 'call:ingest', 'call:analyse', 'call:erase', 'target:read', 'target:edit', 'audit:read', 'org:create', 'org:read', 'api-key:manage',
];

const guarded = ROUTES.filter(({ openapi }) => openapi['x-permission'] !== null);

const nameOf = ({ openapi }: Route): string => `${openapi.method.toUpperCase()} ${openapi.path}`;

const permissionOf = ({ openapi }: Route): Permission => openapi['x-permission'] as Permission;

/** The facade with every credential taken for one of the role: bearer credentials never carry Relay's own two roles. */
const everybodyIs = (role: Role) => (relay: Relay): Relay => {
  const actor: Actor = { type: 'person', id: 'person-1', role };
  const authenticate: Relay['authenticate'] = async () => ok({ orgId: ORGS.a, actor, credentialId: '01997c3f-0000-7000-8000-00000000cccc' as CredentialId });
  return Object.create(relay, { authenticate: { value: authenticate } }) as Relay;
};

/** Sends what the route's own example says, as the role. */
async function ask(route: Route, role: Role): Promise<Response> {
  const service = await startService({ change: everybodyIs(role) });
  const { method, path, request } = route.openapi;
  const address = path.replace('{org}', ORGS.a).replace('{id}', '01997c3f-0000-7000-8000-00000000dddd').replace('{key}', 'budget');
  const content = request?.body?.content['application/json'];
  const body = content !== undefined && 'example' in content ? { body: content.example as unknown } : {};
  const way = route.format === 'json' ? { key: 'rk_x' } : {};
  return service.send(method.toUpperCase(), address, { ...way, ...body, headers: { ...(route.format === 'json' ? {} : { cookie: 'relay_session=rs_x' }), ...OWN_PAGE } });
}

/** What is wrong with the permission that a route declares, by asking as every role. */
async function misdeclared(route: Route): Promise<string[]> {
  const declared = permissionOf(route);
  const findings: string[] = [];
  for (const role of ROLES) {
    const answered = await ask(route, role);
    const text = await answered.text();
    if ((answered.status === 403) === mayDo(role, declared)) findings.push(`${role} got ${answered.status}`);
    else if (answered.status === 403 && !text.includes(`it needs the permission ${declared}.`)) findings.push(`${role} lacks another permission`);
    if (answered.status >= 500 || answered.status === 401) findings.push(`${role} got ${answered.status}`);
  }
  return findings;
}

describe('the permission that a route declares', () => {
  it('is declared by every route, null by the open ones alone', () => {
    for (const { openapi } of ROUTES) expect(openapi).toHaveProperty('x-permission');
    const open = ROUTES.filter((route) => !guarded.includes(route)).map(nameOf).filter((name) => !name.includes('/assets/'));
    expect(open.sort()).toEqual(['GET /', 'GET /healthz', 'GET /openapi.json', 'GET /problems/{kind}', 'GET /sign-in', 'POST /sign-in', 'POST /sign-out']);
    expect(guarded.every(({ openapi }) => /^\/(v1|o\/\{org\})\//.test(openapi.path))).toBe(true);
  });

  it.each(guarded.map((route) => [nameOf(route), route] as const))('is the one that the use case checks, for every role: %s', async (_, route) => {
    expect(await misdeclared(route)).toEqual([]);
  });

  it.each(guarded.map((route) => [nameOf(route), route] as const))('would be found out if it were any other: %s', async (_, route) => {
    for (const other of PERMISSIONS.filter((permission) => permission !== permissionOf(route))) {
      expect([other, await misdeclared({ ...route, openapi: { ...route.openapi, 'x-permission': other } })]).not.toEqual([other, []]);
    }
  });

  it('to ingest comes with those to analyse and to read, which POST /v1/calls goes on with', () => {
    for (const role of ROLES.filter((candidate) => mayDo(candidate, 'call:ingest'))) {
      expect([role, mayDo(role, 'call:analyse'), mayDo(role, 'call:read')]).toEqual([role, true, true]);
    }
  });
});
