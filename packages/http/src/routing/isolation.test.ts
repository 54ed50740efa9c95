import { beforeAll, describe, expect, it } from 'vitest';
import { BUDGET, CALL, ORGS, OWN_PAGE, startService, type TestService } from '../../test/service.ts';
import { ROUTES } from '../routes.ts';
import type { Route } from './route.ts';

const UNKNOWN = '01997c3f-0000-7000-8000-00000000ffff';

const MALFORMED = ['1', 'not-a-uuid', '%00', '%F0%9F%98%80', '%ff', "1'%20OR%20'1'='1", '..%2F..', `${UNKNOWN}0`, '00000000-0000-0000-0000-000000000000', '__proto__', 'x'.repeat(2000)];

let service: TestService;
/** What the other organisation has, by the name of the parameter that asks for it. */
let theirs: Record<'id' | 'key' | 'org', string>;
const credentials: Record<string, string> = {};

beforeAll(async () => {
  service = await startService();
  const key = await service.key(ORGS.b);
  await service.send('POST', '/v1/targets', { key, body: { ...BUDGET, key: 'of-b' } });
  const posted = await service.send('POST', '/v1/calls', { key, body: CALL });
  const { call } = (await posted.json()) as { call: { id: string } };
  theirs = { id: call.id, key: 'of-b', org: ORGS.b };
  credentials['integration'] = await service.key(ORGS.a);
  credentials['auditor'] = await service.key(ORGS.a, 'auditor');
  credentials['owner'] = await service.session(ORGS.a);
});

/** Everything that a client can learn from an answer, apart from the request id. */
async function learn(route: Route, address: string, credential: string): Promise<string> {
  const { method, request } = route.openapi;
  const content = request?.body?.content['application/json'];
  const body = content !== undefined && 'example' in content ? { body: content.example as unknown } : {};
  const way = credential.startsWith('rk_') ? { key: credential } : {};
  const answered = await service.send(method.toUpperCase(), address, { ...way, ...body, headers: { ...(way.key === undefined ? { cookie: credential } : {}), ...OWN_PAGE } });
  const id = answered.headers.get('x-request-id') ?? '';
  const text = `${answered.status}\n${JSON.stringify([...answered.headers])}\n${await answered.text()}`;
  return text.replaceAll(id, '<request id>');
}

const asking = ROUTES.flatMap((route) =>
  (['id', 'key', 'org'] as const)
    .filter((parameter) => route.openapi.path.includes(`{${parameter}}`))
    .map((parameter) => [`${route.openapi.method.toUpperCase()} ${route.openapi.path} by ${parameter}`, route, parameter] as const));

describe("another organisation's id", () => {
  it.each(asking)('is answered to the byte as an unknown one and as a malformed one: %s', async (_, route, parameter) => {
    const address = (value: string) => route.openapi.path.replace(`{${parameter}}`, value).replace('{org}', ORGS.a).replace('{id}', theirs.id).replace('{key}', theirs.key);
    for (const credential of [credentials['integration']!, credentials['auditor']!, credentials['owner']!]) {
      const unknown = await learn(route, address(parameter === 'key' ? 'unknown' : UNKNOWN), credential);
      expect(unknown).toMatch(/^(404|403|401)\n/);
      expect(await learn(route, address(theirs[parameter]), credential)).toBe(unknown);
      for (const value of MALFORMED) expect([value, await learn(route, address(value), credential)]).toEqual([value, unknown]);
    }
  });

  it('is asked for on every route that takes one: paths of an organisation have no other parameters', () => {
    const inside = ROUTES.filter(({ openapi }) => openapi['x-permission'] !== null);
    const parameters = inside.flatMap(({ openapi }) => [...openapi.path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name!));
    expect([...new Set(parameters)].sort()).toEqual(['id', 'key', 'org']);
    expect(asking).toHaveLength(parameters.length);
  });

  it('would be told apart if its owner asked', async () => {
    const owner = await service.key(ORGS.b);
    expect((await service.send('GET', `/v1/calls/${theirs.id}`, { key: owner })).status).toBe(200);
    expect((await service.send('GET', `/v1/targets/${theirs.key}`, { key: owner })).status).toBe(200);
    const page = await service.send('GET', `/o/${ORGS.b}/calls/${theirs.id}`, { headers: { cookie: await service.session(ORGS.b) } });
    expect(page.status).toBe(200);
  });

  it('changed nothing when it was asked for with DELETE and PUT', async () => {
    const owner = await service.key(ORGS.b);
    expect((await service.send('GET', `/v1/targets/${theirs.key}`, { key: owner })).headers.get('etag')).toBe('"1"');
  });

  it('is found in no list', async () => {
    for (const path of ['/v1/calls', '/v1/targets']) {
      expect(await (await service.send('GET', path, { key: credentials['integration']! })).json()).toEqual({ items: [] });
    }
  });
});
