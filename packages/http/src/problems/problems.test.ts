import { AdapterFailure, InvariantViolation, type Relay } from '@relay/core';
import { beforeAll, describe, expect, it } from 'vitest';
import { BUDGET, CALL, ORGS, OWN_PAGE, problemOf, startService, type TestService } from '../../test/service.ts';
import { BODY_MAX_BYTES } from '../exchange/read-body.ts';
import { PROBLEMS } from './problems.ts';

let service: TestService;
let key: string;

beforeAll(async () => {
  service = await startService();
  key = await service.key(ORGS.a);
});

const JSON_TYPE = { 'content-type': 'application/json' };
const post = (body: unknown, headers: Record<string, string> = JSON_TYPE) => service.send('POST', '/v1/calls', { key, body, headers });

describe('an address that is none', () => {
  it.each([['/nothing'], ['/v1'], ['/v1/'], ['/v1/calls/'], ['/v1//calls'], ['/V1/calls'], ['/v1/calls/1/2'], ['/.env'], ['/v1/calls/..%2f..%2fetc'], ['/%'], ['/%00']])('is answered with a problem: %s', async (path) => {
    const answered = await service.send('GET', path, { key });
    expect([answered.status, (await problemOf(answered)).kind]).toEqual([404, path.startsWith('/v1/calls/..') ? 'call-not-found' : 'not-found']);
  });

  it('is answered with a page below /o/', async () => {
    const answered = await service.send('GET', '/o/x/y/z');
    expect([answered.status, answered.headers.get('content-type')]).toEqual([404, 'text/html; charset=utf-8']);
  });
});

describe('a method that a path does not take', () => {
  it.each([
    ['PATCH', '/v1/calls', 'GET, HEAD, POST'], ['PUT', '/v1/calls', 'GET, HEAD, POST'], ['POST', '/v1/calls/1', 'GET, HEAD, DELETE'],
    ['POST', '/v1/targets/budget', 'GET, HEAD, PUT, DELETE'], ['DELETE', '/v1/audit', 'GET, HEAD'], ['POST', '/healthz', 'GET, HEAD'],
    ['GET', '/sign-out', 'POST'], ['TRACE', '/v1/calls', 'GET, HEAD, POST'], ['BREW', '/v1/calls', 'GET, HEAD, POST'],
  ])('is refused with the ones it takes: %s %s', async (method, path, allow) => {
    const answered = method === 'TRACE'
      // The Request constructor forbids TRACE; a server can still be sent one.
      ? await service.app.fetch(new Proxy(new Request(`http://localhost${path}`), { get: (request, name) => name === 'method' ? method : Reflect.get(request, name, request) as unknown }))
      : await service.send(method, path, { key });
    expect([answered.status, answered.headers.get('allow'), (await problemOf(answered)).kind]).toEqual([405, allow, 'method-not-allowed']);
  });

  it('is not HEAD where GET is taken', async () => {
    const answered = await service.send('HEAD', '/v1/calls', { key });
    expect([answered.status, await answered.text()]).toEqual([200, '']);
  });
});

describe('a body', () => {
  it.each([
    ['no type', {}], ['text', { 'content-type': 'text/plain' }], ['a form', { 'content-type': 'application/x-www-form-urlencoded' }], ['a longer name', { 'content-type': 'application/jsonp' }],
    ['XML', { 'content-type': 'text/xml' }], ['another encoding', { 'content-type': 'application/json; charset=iso-8859-1' }], ['compression', { ...JSON_TYPE, 'content-encoding': 'gzip' }],
  ])('is refused as %s', async (_, headers) => {
    const answered = await post(new TextEncoder().encode(JSON.stringify(CALL)), headers);
    expect([answered.status, (await problemOf(answered)).kind]).toEqual([415, 'unsupported-media-type']);
  });

  it.each([['application/json'], ['Application/JSON'], ['application/json; charset=utf-8'], ['application/json;charset="UTF-8"']])('is taken as %s', async (type) => {
    expect((await post(JSON.stringify(CALL), { 'content-type': type })).status).toBeLessThan(300);
  });

  it.each([
    ['', 'The body is empty'], ['{', 'line 1, column 2'], ['{\n  "externalId": canary\n}', 'line 2, column 17'], ['{"a": 1}\n{"b": 2}', 'line 2, column 1'],
    ["{'a': 1}", 'line 1, column 2'], ['{"a": NaN}', 'line 1, column 7'], ['\u0000', 'line 1, column 1'],
  ])('that is not JSON is refused with the place: %j', async (body, place) => {
    const answered = await post(body);
    expect([answered.status]).toEqual([400]);
    const { kind, detail } = await problemOf(answered);
    expect([kind, detail.includes(place), detail.includes('canary')]).toEqual(['malformed-json', true, false]);
  });

  it('that is not UTF-8 is refused, and a byte order mark is not', async () => {
    const answered = await post(Uint8Array.from([0x7b, 0x22, 0xff, 0x22, 0x7d]));
    expect([answered.status, (await problemOf(answered)).detail]).toEqual([400, 'The body is not UTF-8 text. Send it as UTF-8.']);
    expect((await post(`\ufeff${JSON.stringify({ ...CALL, externalId: 'bom' })}`)).status).toBe(201);
  });

  it('is taken up to 10 MB, and not a byte further', async () => {
    const text = JSON.stringify({ ...CALL, externalId: 'large' });
    expect((await post(text.padEnd(BODY_MAX_BYTES))).status).toBe(201);
    const answered = await post(text.padEnd(BODY_MAX_BYTES + 1));
    expect([answered.status, (await problemOf(answered)).kind]).toEqual([413, 'body-too-large']);
  });

  it('is cut off when it turns out longer than it said, or does not say', async () => {
    for (const headers of [JSON_TYPE, { ...JSON_TYPE, 'content-length': '5' }, { ...JSON_TYPE, 'content-length': 'NaN' }]) {
      let sent = 0;
      let cancelled = false;
      const endless = new ReadableStream<Uint8Array>({
        pull(controller) {
          sent += 1;
          controller.enqueue(new Uint8Array(1024 * 1024).fill(0x20));
        },
        cancel() {
          cancelled = true;
        },
      });
      const answered = await post(endless, headers);
      expect([answered.status, cancelled]).toEqual([413, true]);
      expect(sent).toBeLessThan(15);
    }
  });

  it('that breaks off is refused, and is no fault', async () => {
    const torn = new ReadableStream<Uint8Array>({
      start: (controller) => controller.enqueue(new TextEncoder().encode('{"a')),
      pull: (controller) => controller.error(new Error('aborted')),
    });
    const answered = await post(torn);
    expect([answered.status, (await problemOf(answered)).detail]).toEqual([400, 'The body broke off before its end. Send it again.']);
    expect(service.log.filter(({ event }) => event === 'fault')).toEqual([]);
  });

  it('of declared length beyond the cap is refused unread', async () => {
    let pulled = 0;
    const body = new ReadableStream<Uint8Array>({ pull: () => void (pulled += 1) }, { highWaterMark: 0 });
    expect((await post(body, { ...JSON_TYPE, 'content-length': String(BODY_MAX_BYTES + 1) })).status).toBe(413);
    expect(pulled).toBe(0);
  });

  it('is not read for somebody who is not let in', async () => {
    let pulled = 0;
    const body = new ReadableStream<Uint8Array>({ pull: () => void (pulled += 1) }, { highWaterMark: 0 });
    expect((await service.send('POST', '/v1/calls', { body, headers: JSON_TYPE })).status).toBe(401);
    expect(pulled).toBe(0);
  });

  it('that pretends to be a prototype changes none', async () => {
    const answered = await post(`{"__proto__": {"polluted": true}, "constructor": {"prototype": {"polluted": true}}, ${JSON.stringify({ ...CALL, externalId: 'proto' }).slice(1)}`);
    expect(answered.status).toBe(422);
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
  });
});

describe('what somebody sent', () => {
  const CANARY = 'canary-9f3c!?';

  it('is repeated by no problem document, wherever it stood', async () => {
    const turn = { speaker: 'Agent', text: CANARY };
    const attempts = [
      () => service.send('GET', `/v1/${encodeURIComponent(CANARY)}`, { key }),
      () => service.send('GET', `/v1/calls/${encodeURIComponent(CANARY)}`, { key }),
      () => service.send('GET', `/v1/targets/${encodeURIComponent(CANARY)}`, { key }),
      () => service.send('GET', `/v1/calls?${encodeURIComponent(CANARY)}=1`, { key }),
      () => service.send('GET', `/v1/calls?limit=${encodeURIComponent(CANARY)}`, { key }),
      () => service.send('GET', '/v1/calls', { headers: { authorization: `Bearer ${CANARY}` } }),
      () => service.send('GET', '/v1/calls', { headers: { cookie: `relay_session=${CANARY}` } }),
      () => post(`{"a": ${CANARY}}`),
      () => post(CANARY, { 'content-type': 'text/plain' }),
      () => post({ ...CALL, [CANARY]: 1 }),
      () => post({ ...CALL, relay: CANARY }),
      () => post({ ...CALL, startedAt: CANARY }),
      () => post({ ...CALL, timeZone: CANARY }),
      () => post({ ...CALL, locale: CANARY }),
      () => post({ ...CALL, currency: CANARY }),
      () => post({ ...CALL, region: CANARY }),
      () => post({ ...CALL, source: CANARY }),
      () => post({ ...CALL, title: `${CANARY}\u0007` }),
      () => post({ ...CALL, turns: CANARY }),
      () => post({ ...CALL, turns: [{ ...turn, [CANARY]: 1 }] }),
      () => post({ ...CALL, turns: [{ ...turn, speaker: `${CANARY}\n` }] }),
      () => post({ ...CALL, turns: [{ ...turn, text: `${CANARY}\u0000` }] }),
      () => post({ ...CALL, turns: [{ ...turn, startMs: 9, endMs: 1 }] }),
      () => post({ ...CALL, turns: [{ ...turn, words: [{ text: CANARY }] }] }),
      () => post({ ...CALL, parties: [{ speaker: CANARY, side: CANARY }] }),
      () => service.send('POST', '/v1/targets', { key, body: { ...BUDGET, key: CANARY } }),
      () => service.send('POST', '/v1/targets', { key, body: { ...BUDGET, label: `${CANARY}\n` } }),
      () => service.send('POST', '/v1/targets', { key, body: { ...BUDGET, type: CANARY, [CANARY]: CANARY } }),
      () => service.send('PUT', '/v1/targets/budget', { key, body: { ...BUDGET, synonyms: [CANARY, 5] }, headers: { 'if-match': CANARY } }),
    ];
    for (const [index, attempt] of attempts.entries()) {
      const answered = await attempt();
      const text = await answered.text();
      expect([index, answered.status >= 400, text.includes('canary')]).toEqual([index, true, false]);
      expect([...answered.headers].join()).not.toContain('canary');
    }
    expect(JSON.stringify(service.log)).not.toContain('canary');
  });
});

describe('a fault', () => {
  const SECRET = 'SELECT secret-canary FROM transcripts';
  /** The facade with every question failing, after whoever asks was let in. */
  const failing = (fault: () => unknown) => (relay: Relay): Relay =>
    Object.create(relay, { in: { value: () => ({ as: () => new Proxy({}, { get: () => new Proxy({}, { get: () => () => Promise.reject(fault()) }) }) }) } }) as Relay;

  const faults = [
    ['an adapter that does not answer', () => new AdapterFailure({ kind: 'unavailable', retry: 'later', adapter: 'postgres', message: 'No connection.' }), 503],
    ['an adapter that takes too long', () => new AdapterFailure({ kind: 'timeout', retry: 'later', adapter: 'postgres', message: 'Too long.' }), 503],
    ['an adapter that asks to wait', () => new AdapterFailure({ kind: 'rate-limited', retry: 'later', adapter: 'claude', message: 'Slow down.' }), 503],
    ['an adapter set up wrongly', () => new AdapterFailure({ kind: 'misconfigured', retry: 'never', adapter: 'postgres', message: 'Role may bypass.' }), 500],
    ['a bug of ours', () => new InvariantViolation('A scope was used late.'), 500],
    ['a bug whose message holds data', () => new TypeError(SECRET), 500],
    ['something that is no error', () => SECRET, 500],
  ] as const;

  it.each(faults)('is answered without details: %s', async (_, fault, status) => {
    const broken = await startService({ change: failing(fault) });
    const answered = await broken.send('GET', '/v1/calls', { key: await broken.key(ORGS.a), headers: { 'x-request-id': 'find-me' } });
    expect([answered.status, answered.headers.get('retry-after')]).toEqual([status, status === 503 ? '5' : null]);
    const text = await answered.text();
    expect(text).toContain('find-me');
    expect(text).not.toMatch(/canary|postgres|claude|scope|Role|Error/);
    expect(broken.log.filter(({ event }) => event === 'fault')).toMatchObject([{ requestId: 'find-me', route: '/v1/calls' }]);
    expect(JSON.stringify(broken.log)).not.toContain('canary');
  });

  it('is told apart in the log', async () => {
    const broken = await startService({ change: failing(faults[0][1]) });
    await broken.send('GET', '/v1/calls', { key: await broken.key(ORGS.a) });
    expect(broken.log[0]).toMatchObject({ fault: { name: 'AdapterFailure', kind: 'unavailable', adapter: 'postgres', message: 'No connection.' } });
    expect((broken.log[0] as { readonly fault: { readonly frames: readonly string[] } }).fault.frames.length).toBeGreaterThan(0);
  });

  it('is a page where pages are', async () => {
    const cookie = await service.session(ORGS.a);
    const principal = await service.relay.authenticate(cookie.split('=')[1]!, ['session']);
    const broken = await startService({
      change: (relay) => Object.create(failing(faults[5][1])(relay), { authenticate: { value: async () => principal } }) as Relay,
    });
    const answered = await broken.send('GET', `/o/${ORGS.a}/calls`, { headers: { cookie, ...OWN_PAGE } });
    expect([answered.status, answered.headers.get('content-type')]).toEqual([500, 'text/html; charset=utf-8']);
    expect(await answered.text()).not.toContain('canary');
  });
});

describe("a problem's type", () => {
  it.each(Object.entries(PROBLEMS))('leads to a page that explains it: %s', async (kind, { status, title, meaning }) => {
    const answered = await service.send('GET', `/problems/${kind}`);
    const page = (await answered.text()).replaceAll('&#39;', "'");
    expect(answered.status).toBe(200);
    for (const text of [title, meaning, kind, String(status)]) expect(page).toContain(text);
  });

  it.each([['nothing'], ['__proto__'], ['toString'], ['%3Cscript%3E']])('leads nowhere for %s', async (kind) => {
    expect((await service.send('GET', `/problems/${kind}`)).status).toBe(404);
  });

  it('has a status that fits: a refusal, and no two titles alike', () => {
    const sorts = Object.values(PROBLEMS);
    expect(sorts.every(({ status }) => status >= 400 && status < 600)).toBe(true);
    expect(new Set(sorts.map(({ title }) => title)).size).toBe(sorts.length);
  });
});
