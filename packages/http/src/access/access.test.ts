import { beforeEach, describe, expect, it } from 'vitest';
import { createApp } from '../index.ts';
import { BUDGET, CALL, ORGS, OWN_PAGE, problemOf, startService, type TestService } from '../../test/service.ts';

let service: TestService;

beforeEach(async () => {
  service = await startService();
});

const list = (headers: Record<string, string>) => service.send('GET', '/v1/calls', { headers });

describe('an API key', () => {
  it('lets its holder into its own organisation', async () => {
    await service.send('POST', '/v1/calls', { key: await service.key(ORGS.b), body: CALL });
    const answered = await list({ authorization: `Bearer ${await service.key(ORGS.a)}` });
    expect([answered.status, await answered.json()]).toEqual([200, { items: [] }]);
  });

  it('may follow the scheme in any case and after several spaces (RFC 9110, section 11.1)', async () => {
    const key = await service.key(ORGS.a);
    for (const header of [`bearer ${key}`, `BEARER  ${key}`]) expect((await list({ authorization: header })).status).toBe(200);
  });

  it('is worth nothing once it is revoked', async () => {
    const operator = service.relay.in(ORGS.a).as({ type: 'operator', id: 'terminal', role: 'operator' });
    const made = await operator.apiKeys.create({ label: 'Soon gone', role: 'integration' });
    if (!made.ok) throw new Error(made.error.message);
    await operator.apiKeys.revoke(made.value.id);
    expect((await list({ authorization: `Bearer ${made.value.token}` })).status).toBe(401);
  });

  it('is worth nothing after its time', async () => {
    const made = await service.relay.in(ORGS.a).as({ type: 'operator', id: 'terminal', role: 'operator' }).apiKeys.create({ label: 'Short', role: 'integration', lifetimeMs: 1000 });
    if (!made.ok) throw new Error(made.error.message);
    expect((await list({ authorization: `Bearer ${made.value.token}` })).status).toBe(200);
    service.clock.advance(1000);
    expect((await list({ authorization: `Bearer ${made.value.token}` })).status).toBe(401);
  });

  it.each([
    ['no header', undefined, 'Bearer realm="relay"'],
    ['an empty header', '', 'Bearer realm="relay", error="invalid_token"'],
    ['another scheme', 'Basic cms6cms=', 'Bearer realm="relay", error="invalid_token"'],
    ['no key', 'Bearer', 'Bearer realm="relay", error="invalid_token"'],
    ['a key that nobody has', `Bearer rk_${'0'.repeat(32)}_${'0'.repeat(64)}`, 'Bearer realm="relay", error="invalid_token"'],
    ['a malformed key', 'Bearer rk_1_2', 'Bearer realm="relay", error="invalid_token"'],
    ['two keys', 'Bearer a b', 'Bearer realm="relay", error="invalid_token"'],
    ['a key of thousands of characters', `Bearer ${'a'.repeat(50_000)}`, 'Bearer realm="relay", error="invalid_token"'],
    ['the prototype', 'Bearer __proto__', 'Bearer realm="relay", error="invalid_token"'],
  ])('is asked for: %s is refused', async (_, authorization, challenge) => {
    const answered = await list(authorization === undefined ? {} : { authorization });
    expect([answered.status, answered.headers.get('www-authenticate')]).toEqual([401, challenge]);
    expect((await problemOf(answered)).kind).toBe('unauthenticated');
  });

  it('cannot be a session or a sign-in link', async () => {
    const cookie = await service.session(ORGS.a);
    expect((await list({ authorization: `Bearer ${cookie.split('=')[1]}` })).status).toBe(401);
    expect((await list({ authorization: `Bearer ${await service.link(ORGS.a)}` })).status).toBe(401);
  });

  it('opens no page', async () => {
    const key = await service.key(ORGS.a);
    expect((await service.send('GET', `/o/${ORGS.a}/calls`, { key })).status).toBe(401);
    expect((await service.send('GET', `/o/${ORGS.a}/calls`, { headers: { cookie: `relay_session=${key}` } })).status).toBe(401);
  });
});

describe('a session', () => {
  it('reads the API without more', async () => {
    expect((await list({ cookie: await service.session(ORGS.a) })).status).toBe(200);
  });

  it('gives way to an Authorization header, a wrong one included', async () => {
    const cookie = await service.session(ORGS.a);
    expect((await list({ cookie, authorization: 'Bearer rk_1_2' })).status).toBe(401);
    await service.send('POST', '/v1/calls', { key: await service.key(ORGS.b), body: CALL });
    const answered = await list({ cookie, authorization: `Bearer ${await service.key(ORGS.b)}` });
    expect(((await answered.json()) as { items: unknown[] }).items).toHaveLength(1);
  });

  it('is found among other cookies, and only under its own name', async () => {
    const cookie = await service.session(ORGS.a);
    expect((await list({ cookie: `a=1; ${cookie}; b=2` })).status).toBe(200);
    expect((await list({ cookie: cookie.replace('relay_session', 'xrelay_session') })).status).toBe(401);
    expect((await list({ cookie: 'relay_session=%E0%A4%A; =; ;;;' })).status).toBe(401);
  });

  it('changes something only for a page of this service', async () => {
    const cookie = await service.session(ORGS.a);
    const attempts: [Record<string, string>, number][] = [
      [OWN_PAGE, 201],
      [{ 'sec-fetch-site': 'cross-site' }, 403],
      [{ 'sec-fetch-site': 'same-site' }, 403],
      [{ 'sec-fetch-site': 'none' }, 403],
      [{ 'sec-fetch-site': 'cross-site', origin: 'http://localhost' }, 403],
      [{ origin: 'http://localhost' }, 201],
      [{ origin: 'https://localhost' }, 403],
      [{ origin: 'http://localhost:8080' }, 403],
      [{ origin: 'http://evil.example' }, 403],
      [{ origin: 'http://localhost.evil.example' }, 403],
      [{ origin: 'null' }, 403],
      [{}, 403],
    ];
    for (const [index, [headers, status]] of attempts.entries()) {
      const answered = await service.send('POST', '/v1/targets', { body: { ...BUDGET, key: `budget-${index}` }, headers: { cookie, ...headers } });
      const kind = answered.status === 403 ? (await problemOf(answered)).kind : undefined;
      expect([headers, answered.status, kind]).toEqual([headers, status, status === 403 ? 'cross-site-request' : undefined]);
    }
  });

  it('is not asked for its origin when a key authorises the change', async () => {
    const answered = await service.send('POST', '/v1/targets', { key: await service.key(ORGS.a), body: BUDGET, headers: { 'sec-fetch-site': 'cross-site' } });
    expect(answered.status).toBe(201);
  });

  it('over https counts only the configured origin as its own, whatever host was asked', async () => {
    const secure = await startService({ origin: 'https://relay.example' });
    const token = await secure.link(ORGS.a);
    const signIn = (headers: Record<string, string>) =>
      secure.app.request('https://other.example/sign-in', { method: 'POST', body: `token=${token}`, headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers } });
    expect((await signIn({ origin: 'https://other.example' })).status).toBe(403);
    expect((await signIn({ origin: 'https://relay.example' })).status).toBe(303);
  });
});

describe('every answer', () => {
  const paths = ['/v1/calls', '/v1/nothing', '/', '/healthz', '/openapi.json', '/sign-in?token=x', '/problems/forbidden', `/o/${ORGS.a}/calls`];

  it.each(paths)('carries the protecting headers: %s', async (path) => {
    const { headers } = await service.send('GET', path);
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('referrer-policy')).toBe('same-origin');
    expect(headers.get('cache-control')).toBe('no-store');
    expect(headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
    expect(headers.get('content-security-policy')).not.toContain('unsafe');
    expect(headers.get('strict-transport-security')).toBeNull();
    expect(headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/);
    for (const [name] of headers) expect(name).not.toMatch(/^access-control-|^x-powered-by$|^server$/);
  });

  it('asks for https from then on where it is reached by https', async () => {
    const secure = await startService({ origin: 'https://relay.example' });
    expect((await secure.send('GET', '/healthz')).headers.get('strict-transport-security')).toBe('max-age=31536000');
  });

  it.each([['req-1', true], ['A.b_c-9', true], ['x'.repeat(100), true], ['x'.repeat(101), false], ['a b', false], ['a\tb', false], ['', false], ['ü', false], ['<script>', false], ['a,b', false]])(
    'takes over the request id %j: %s',
    async (id, taken) => {
      const answered = await service.send('GET', '/v1/calls', { headers: { 'x-request-id': id } });
      expect(answered.headers.get('x-request-id') === id).toBe(taken);
    },
  );

  it('allows no other site in: a preflight is no method of any route', async () => {
    const answered = await service.send('OPTIONS', '/v1/calls', { headers: { origin: 'http://evil.example', 'access-control-request-method': 'POST' } });
    expect([answered.status, answered.headers.get('allow')]).toEqual([405, 'GET, HEAD, POST']);
  });

  it('is logged by names and figures only', async () => {
    const key = await service.key(ORGS.a);
    await service.send('POST', '/v1/calls?secret=canary-query', { key, body: { ...CALL, title: 'canary-title' }, headers: { 'x-request-id': 'r1' } });
    await service.send('GET', '/v1/canary-path', { key });
    expect(service.log).toMatchObject([{ event: 'request', requestId: 'r1', method: 'POST', route: '/v1/calls', status: 201 }, { route: '(none)', status: 404 }]);
    expect(JSON.stringify(service.log)).not.toMatch(/canary|rk_|\$/);
  });
});

describe('createApp', () => {
  const make = (mode: 'development' | 'production', origin: string) => () => createApp({ relay: service.relay, mode, origin });

  it.each([['http://localhost/'], ['localhost:8787'], ['http://localhost/path'], ['ftp://localhost'], [''], ['https://user@relay.example']])('refuses the origin %j', (origin) => {
    expect(make('development', origin)).toThrow('origin must be');
  });

  it('refuses plain text in production', () => {
    expect(make('production', 'http://relay.example')).toThrow('must be https');
    expect(make('production', 'https://relay.example')).not.toThrow();
  });
});
