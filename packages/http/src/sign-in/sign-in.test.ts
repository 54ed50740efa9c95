import { beforeEach, describe, expect, it } from 'vitest';
import { ORGS, OWN_PAGE, startService, type TestService } from '../../test/service.ts';

let service: TestService;

beforeEach(async () => {
  service = await startService();
});

const FORM = { 'content-type': 'application/x-www-form-urlencoded' };

const show = (token: string) => service.send('GET', `/sign-in?token=${encodeURIComponent(token)}`);
const spend = (token: string, headers: Record<string, string> = OWN_PAGE) => service.send('POST', '/sign-in', { body: new URLSearchParams({ token }).toString(), headers: { ...FORM, ...headers } });
/** The page without its request id. */
const textOf = async (answered: Response) => (await answered.text()).replace(answered.headers.get('x-request-id') ?? '', '<id>');

describe('a sign-in link', () => {
  it('shows a form that works without script', async () => {
    const token = await service.link(ORGS.a);
    const answered = await show(token);
    const page = await answered.text();
    expect([answered.status, answered.headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8']);
    expect(page).toContain('<form method="post" action="/sign-in">');
    expect(page).toContain(`<input type="hidden" name="token" value="${token}">`);
    expect(page).not.toContain('<script');
  });

  it('is not spent by being opened, however often and by whomever', async () => {
    const token = await service.link(ORGS.a);
    for (const method of ['GET', 'HEAD', 'GET']) {
      const opened = await service.send(method, `/sign-in?token=${token}`, { headers: { purpose: 'prefetch', 'user-agent': 'scanner' } });
      expect([opened.status, opened.headers.get('set-cookie')]).toEqual([200, null]);
    }
    expect((await spend(token)).status).toBe(303);
  });

  it('signs in once, and leads to the calls of its organisation', async () => {
    const token = await service.link(ORGS.b);
    const answered = await spend(token);
    expect([answered.status, answered.headers.get('location'), await answered.text()]).toEqual([303, `/o/${ORGS.b}/calls`, '']);
    const cookie = answered.headers.get('set-cookie') ?? '';
    expect(cookie).toMatch(/^relay_session=rs_[0-9a-f]{32}_[0-9a-f]{64}; Path=\/; Expires=[^;]+ GMT; HttpOnly; SameSite=Lax$/);
    const headers = { cookie: cookie.split(';')[0]! };
    expect((await service.send('GET', `/o/${ORGS.b}/calls`, { headers })).status).toBe(200);
    expect((await service.send('GET', '/', { headers })).headers.get('location')).toBe(`/o/${ORGS.b}/calls`);
    expect((await spend(token)).status).toBe(410);
  });

  it('gives a cookie that only https carries where the service is reached by https', async () => {
    const secure = await startService({ origin: 'https://relay.example' });
    const answered = await secure.send('POST', '/sign-in', { body: `token=${await secure.link(ORGS.a)}`, headers: { ...FORM, ...OWN_PAGE } });
    const cookie = answered.headers.get('set-cookie') ?? '';
    expect(cookie).toMatch(/^__Host-relay_session=rs_\w+; Path=\/; Expires=[^;]+ GMT; HttpOnly; Secure; SameSite=Lax$/);
    const session = cookie.split(';')[0]!;
    expect((await secure.send('GET', '/v1/calls', { headers: { cookie: session } })).status).toBe(200);
    expect((await secure.send('GET', '/v1/calls', { headers: { cookie: session.replace('__Host-', '') } })).status).toBe(401);
  });

  it('signs in one of several who race for it', async () => {
    const token = await service.link(ORGS.a);
    const answers = await Promise.all(Array.from({ length: 8 }, () => spend(token)));
    expect(answers.map(({ status }) => String(status)).sort()).toEqual(['303', ...Array.from({ length: 7 }, () => '410')]);
    expect(answers.filter(({ headers }) => headers.get('set-cookie') !== null)).toHaveLength(1);
  });

  it('is refused alike whether it is used, expired, unknown, malformed or absent', async () => {
    const used = await service.link(ORGS.a);
    await spend(used);
    const expired = await service.link(ORGS.a);
    service.clock.advance(15 * 60_000);
    const refused = [used, expired, `rl_${'0'.repeat(32)}_${'0'.repeat(64)}`, 'rl_1', '', '"><script>alert(1)</script>', await service.key(ORGS.a)];
    const answers = await Promise.all(refused.map((token) => spend(token)));
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([410]));
    expect(new Set(await Promise.all(answers.map(textOf))).size).toBe(1);
    expect(answers.every(({ headers }) => headers.get('set-cookie') === null)).toBe(true);
  });

  it('writes nothing into the form that cannot be a token', async () => {
    for (const token of ['"><script>alert(1)</script>', "' onfocus=alert(1) x='", 'rl_%3Cb%3E', 'x'.repeat(201), '']) {
      const answered = await show(token);
      expect(answered.status).toBe(410);
      expect(await answered.text()).not.toMatch(/alert|<b>|<form/);
    }
    expect((await service.send('GET', '/sign-in')).status).toBe(410);
  });

  it('lives 15 minutes', async () => {
    const [early, late] = [await service.link(ORGS.a), await service.link(ORGS.a)];
    service.clock.advance(15 * 60_000 - 1);
    expect((await spend(early)).status).toBe(303);
    service.clock.advance(1);
    expect((await spend(late)).status).toBe(410);
  });

  it('is not spent for another site', async () => {
    const token = await service.link(ORGS.a);
    for (const headers of [{ 'sec-fetch-site': 'cross-site' }, { origin: 'http://evil.example' }, {}]) {
      expect((await spend(token, headers)).status).toBe(403);
    }
    expect((await spend(token)).status).toBe(303);
  });

  it.each([
    ['JSON', 'application/json', '{"token": "x"}', 415],
    ['no type', '', 'token=x', 415],
    ['a file', 'multipart/form-data; boundary=x', '--x--', 415],
    ['a long body', 'application/x-www-form-urlencoded', `token=${'x'.repeat(5000)}`, 413],
    ['another encoding', 'application/x-www-form-urlencoded; charset=utf-16', 'token=x', 415],
  ])('is not taken from %s', async (_, type, body, status) => {
    const answered = await service.send('POST', '/sign-in', { body, headers: { ...OWN_PAGE, 'content-type': type } });
    expect([answered.status, answered.headers.get('content-type')]).toEqual([status, 'text/html; charset=utf-8']);
  });

  it('leaves an audit entry with the request id', async () => {
    const body = `token=${await service.link(ORGS.a)}`;
    await service.send('POST', '/sign-in', { body, headers: { ...FORM, ...OWN_PAGE, 'x-request-id': 'signing-in' } });
    const entries = await service.send('GET', '/v1/audit', { key: await service.key(ORGS.a, 'auditor') });
    const { items } = (await entries.json()) as { items: { core: { action: string; ctx: object } }[] };
    expect(items.find(({ core }) => core.action === 'sign-in.succeeded')?.core.ctx).toEqual({ request_id: 'signing-in' });
  });
});

describe('a session', () => {
  it('ends after 12 hours', async () => {
    const cookie = await service.session(ORGS.a);
    service.clock.advance(12 * 60 * 60_000 - 1);
    expect((await service.send('GET', '/v1/calls', { headers: { cookie } })).status).toBe(200);
    service.clock.advance(1);
    expect((await service.send('GET', '/v1/calls', { headers: { cookie } })).status).toBe(401);
  });

  it('ends with sign-out, in the browser and for every copy of the cookie', async () => {
    const [cookie, other] = [await service.session(ORGS.a), await service.session(ORGS.a)];
    const answered = await service.send('POST', '/sign-out', { headers: { cookie, ...OWN_PAGE } });
    expect([answered.status, answered.headers.get('set-cookie')]).toEqual([200, 'relay_session=; Max-Age=0; Path=/; HttpOnly; SameSite=Lax']);
    expect((await service.send('GET', '/v1/calls', { headers: { cookie } })).status).toBe(401);
    expect((await service.send('GET', '/v1/calls', { headers: { cookie: other } })).status).toBe(200);
  });

  it('can be ended twice, and without being there', async () => {
    const cookie = await service.session(ORGS.a);
    for (const headers of [{ cookie }, { cookie }, {}]) {
      expect((await service.send('POST', '/sign-out', { headers: { ...headers, ...OWN_PAGE } })).status).toBe(200);
    }
  });

  it('is not ended by another site, which sends no cookie', async () => {
    const cookie = await service.session(ORGS.a);
    for (const headers of [{ 'sec-fetch-site': 'cross-site' }, { 'sec-fetch-site': 'cross-site', cookie }]) {
      const answered = await service.send('POST', '/sign-out', { headers });
      expect([answered.status, answered.headers.get('set-cookie')]).toEqual([403, null]);
    }
    expect((await service.send('GET', '/v1/calls', { headers: { cookie } })).status).toBe(200);
  });

  it('cannot be ended by another person or organisation that knows its id', async () => {
    const cookie = await service.session(ORGS.a);
    const principal = await service.relay.authenticate(cookie.split('=')[1]!, ['session']);
    if (!principal.ok) throw new Error(principal.error.message);
    const { credentialId, actor } = principal.value;
    for (const [org, as] of [[ORGS.a, { ...actor, id: 'somebody-else' }], [ORGS.b, actor], [ORGS.a, { ...actor, type: 'api-key' as const }]] as const) {
      expect(await service.relay.in(org).as(as).signIns.end(credentialId)).toMatchObject({ ok: false, error: { kind: 'session-not-found' } });
    }
    expect((await service.send('GET', '/v1/calls', { headers: { cookie } })).status).toBe(200);
  });
});
