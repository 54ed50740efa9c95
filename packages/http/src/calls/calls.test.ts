import { beforeEach, describe, expect, it } from 'vitest';
import { BUDGET, CALL, ORGS, problemOf, startService, type TestService } from '../../test/service.ts';
import { AnalysedCallSchema } from './schemas.ts';

let service: TestService;
let key: string;

beforeEach(async () => {
  service = await startService();
  key = await service.key(ORGS.a);
  await service.send('POST', '/v1/targets', { key, body: BUDGET });
});

const post = (body: unknown, as = key) => service.send('POST', '/v1/calls', { key: as, body });
const read = async (answered: Response) => AnalysedCallSchema.parse(await answered.json());

describe('POST /v1/calls', () => {
  it('keeps a new call, analyses it and says where it is', async () => {
    const answered = await post(CALL);
    expect(answered.status).toBe(201);
    const view = await read(answered);
    expect(answered.headers.get('location')).toBe(`/v1/calls/${view.call.id}`);
    expect(view.call).toMatchObject({ state: 'analysed', source: 'api', externalId: 'call-1', revision: 1, timeZone: 'Australia/Sydney' });
    expect(view.findings).toMatchObject([
      { target: 'budget', type: 'money', outcome: 'found', value: { amountMinor: 1_250_000, currency: 'AUD' }, quote: '$12,500', turn: 1, span: [13, 20], speaker: 'Customer' },
    ]);
    expect(view.transcript.parties).toEqual([{ speaker: 'Agent', side: 'agent' }, { speaker: 'Customer', side: 'customer' }]);
  });

  it('answers with the very object of GET /v1/calls/{id}', async () => {
    const posted = await read(await post(CALL));
    const got = await service.send('GET', `/v1/calls/${posted.call.id}`, { key });
    expect(got.status).toBe(200);
    expect(await got.json()).toEqual(posted);
  });

  it('changes nothing when the same content comes again', async () => {
    const first = await read(await post(CALL));
    const again = await post(CALL);
    expect(again.status).toBe(200);
    expect(await read(again)).toEqual(first);
    expect(service.analyst.requests).toHaveLength(1);
  });

  it('adds a revision for other content, and analyses that', async () => {
    const first = await read(await post(CALL));
    const turns = [CALL.turns[0], { ...CALL.turns[1], text: 'My budget is $9,000.' }];
    const answered = await post({ ...CALL, turns });
    expect(answered.status).toBe(201);
    const view = await read(answered);
    expect(view.call).toMatchObject({ id: first.call.id, revision: 2, state: 'analysed' });
    expect(view.analysis).toMatchObject({ revision: 2, stale: false });
    expect(view.findings[0]?.value).toEqual({ amountMinor: 900_000, currency: 'AUD' });
  });

  it('tells the same external id of another source, or of another organisation, apart', async () => {
    const first = await read(await post(CALL));
    const source = await read(await post({ ...CALL, source: 'dialler' }));
    const theirs = await read(await post(CALL, await service.key(ORGS.b)));
    expect(new Set([first.call.id, source.call.id, theirs.call.id]).size).toBe(3);
  });

  it("takes Relay's own transcript format as it is", async () => {
    const words = [{ text: 'Yes.', startMs: 4100.4, endMs: 4300 }];
    const view = await read(await post({
      $schema: '../schemas/transcript.schema.json', relay: 'transcript/1', ...CALL, timeZone: 'Australia/Perth', locale: 'en-GB', currency: 'NZD', region: 'NZ',
      turns: [...CALL.turns, { speaker: 'Sam', text: 'Yes.', startMs: 4100.4, endMs: 4300, words, askedFor: 'budget' }],
      parties: [{ speaker: 'Sam', side: 'agent', name: 'Samira Khan' }],
    }));
    expect(view.call).toMatchObject({ timeZone: 'Australia/Perth', locale: 'en-GB', currency: 'NZD', region: 'NZ' });
    expect(view.transcript.turns[2]).toEqual({ speaker: 'Sam', text: 'Yes.', startMs: 4100, endMs: 4300, words: [{ text: 'Yes.', startMs: 4100, endMs: 4300 }], askedFor: 'budget' });
    expect(view.transcript.parties).toEqual([
      { speaker: 'Sam', side: 'agent', name: 'Samira Khan' }, { speaker: 'Agent', side: 'agent' }, { speaker: 'Customer', side: 'customer' },
    ]);
  });

  it('keeps every script, and offsets that count UTF-16 code units', async () => {
    const text = '👩‍👩‍👧 مرحبا e\u0301 \u202egnirts 漢字 $12,500 ok';
    const view = await read(await post({ ...CALL, turns: [CALL.turns[0], { speaker: 'Customer', text }] }));
    expect(view.transcript.turns[1]?.text).toBe(text);
    const [start, end] = view.findings[0]!.span!;
    expect(text.slice(start, end)).toBe('$12,500');
  });

  it('gives one call to two simultaneous uploads of the same content', async () => {
    const answers = await Promise.all([post(CALL), post(CALL), post(CALL)]);
    expect(answers.map(({ status }) => String(status)).sort()).toEqual(['200', '200', '201']);
    const views = await Promise.all(answers.map(read));
    expect(new Set(views.map(({ call }) => call.id)).size).toBe(1);
    expect(views.every(({ call, findings }) => call.state === 'analysed' && findings.length === 1)).toBe(true);
  });

  it('analyses a call on the next upload when the analyst did not answer at the first', async () => {
    let down = true;
    const flaky = await startService({
      script: () => {
        if (down) throw new Error('down');
        return {};
      },
    });
    const flakyKey = await flaky.key(ORGS.a);
    expect((await flaky.send('POST', '/v1/calls', { key: flakyKey, body: CALL })).status).toBe(500);
    down = false;
    const again = await flaky.send('POST', '/v1/calls', { key: flakyKey, body: CALL });
    expect(again.status).toBe(200);
    expect((await read(again)).call.state).toBe('analysed');
  });

  it.each([
    ['no object', [], 'The body', ''],
    ['an empty object', {}, 'externalId', 'externalId'],
    ['a number for an id', { ...CALL, externalId: 5 }, 'externalId must be text', 'externalId'],
    ['no turns', { ...CALL, turns: [] }, 'turns must have at least 1 entry', 'turns'],
    ['a misspelled field', { ...CALL, timezone: 'UTC' }, 'timezone', ''],
    ['a misspelled field of a turn', { ...CALL, turns: [{ ...CALL.turns[0], startMS: 5 }] }, 'startMS', 'turns[0]'],
    ['a turn without text', { ...CALL, turns: [{ speaker: 'Agent' }] }, 'turns[0].text is missing', 'turns[0].text'],
    ['a NUL in speech', { ...CALL, turns: [{ speaker: 'Agent', text: 'a\u0000' }] }, 'turns[0].text', 'turns[0].text'],
    ['half of a surrogate pair', { ...CALL, turns: [{ speaker: '\ud800', text: 'a' }] }, 'turns[0].speaker', 'turns[0].speaker'],
    ['a time before the call', { ...CALL, turns: [{ ...CALL.turns[0], startMs: -1 }] }, 'turns[0].startMs must be at least 0', 'turns[0].startMs'],
    ['a time after a hundred hours', { ...CALL, turns: [{ ...CALL.turns[0], endMs: 360_000_000 }] }, 'turns[0].endMs must be less than 360000000', 'turns[0].endMs'],
    ['a time in words', { ...CALL, turns: [{ ...CALL.turns[0], startMs: '0:05' }] }, 'turns[0].startMs must be a number', 'turns[0].startMs'],
    ['a word without times', { ...CALL, turns: [{ ...CALL.turns[0], words: [{ text: 'x' }] }] }, 'turns[0].words[0].startMs is missing', 'turns[0].words[0].startMs'],
    ['a side that is none', { ...CALL, parties: [{ speaker: 'Agent', side: 'left' }] }, 'one of agent, customer, unknown', 'parties[0].side'],
    ['a speaker in two parties', { ...CALL, parties: [{ speaker: 'Agent', side: 'agent' }, { speaker: 'Agent', side: 'customer' }] }, 'parties[1].speaker', 'parties[1].speaker'],
    ['another version of the format', { ...CALL, relay: 'transcript/2' }, 'relay must be transcript/1', 'relay'],
    ['null for a field', { ...CALL, title: null }, 'title must be text', 'title'],
    ['a start without an offset', { ...CALL, startedAt: '2026-03-04T09:30:00' }, 'ISO 8601', 'startedAt'],
    ['a time zone that is none', { ...CALL, timeZone: 'Mars/Olympus' }, 'IANA', 'timeZone'],
    ['a source that is none', { ...CALL, source: 'Not A Source' }, 'source', 'source'],
    ['an end before its start', { ...CALL, turns: [{ ...CALL.turns[0], startMs: 9, endMs: 5 }] }, 'turns[0]', 'turns[0].endMs'],
    ['silence', { ...CALL, turns: [{ speaker: 'Agent', text: ' ' }] }, 'Nothing is said', 'turns'],
  ])('refuses %s and names the field', async (_, body, words, field) => {
    const answered = await post(body);
    expect(answered.status).toBe(422);
    const problem = await problemOf(answered);
    expect(problem.detail).toContain(words);
    expect(problem.errors?.map((error) => error.field)).toContain(field);
    expect(await (await service.send('GET', '/v1/calls', { key })).json()).toEqual({ items: [] });
  });

  it.each([
    ['turns', { ...CALL, turns: Array.from({ length: 3_000_000 }, () => ({})) }],
    ['words', { ...CALL, turns: Array.from({ length: 20_000 }, () => ({ speaker: 'a', text: 'b', words: Array.from({ length: 100 }, () => ({})) })) }],
    ['brackets', `{"externalId": ${'['.repeat(3_000_000)}${']'.repeat(3_000_000)}}`],
  ])('refuses millions of broken %s without falling over them', async (_, body) => {
    const text = typeof body === 'string' ? body : JSON.stringify(body);
    const started = performance.now();
    const answered = await service.send('POST', '/v1/calls', { key, body: text, headers: { 'content-type': 'application/json' } });
    expect(answered.status).toBe(422);
    expect((await problemOf(answered)).errors?.length).toBeLessThanOrEqual(20);
    expect(performance.now() - started).toBeLessThan(5_000);
  });
});

describe('GET /v1/calls', () => {
  const postMany = async (count: number) => {
    for (let number = 0; number < count; number += 1) {
      service.clock.advance(1000);
      expect((await post({ ...CALL, externalId: `call-${number}` })).status).toBe(201);
    }
  };
  const list = async (query = '') => {
    const answered = await service.send('GET', `/v1/calls${query}`, { key });
    expect(answered.status).toBe(200);
    return (await answered.json()) as { items: { externalId: string; state: string }[]; next?: string };
  };

  it('is empty before the first call', async () => {
    expect(await list()).toEqual({ items: [] });
  });

  it('walks all calls by pages, newest first, each once', async () => {
    await postMany(7);
    const seen: string[] = [];
    let query = '?limit=3';
    for (let pages = 0; pages < 4; pages += 1) {
      const page = await list(query);
      expect(page.items.length).toBeLessThanOrEqual(3);
      seen.push(...page.items.map(({ externalId }) => externalId));
      if (page.next === undefined) break;
      query = `?limit=3&after=${encodeURIComponent(page.next)}`;
    }
    expect(seen).toEqual([6, 5, 4, 3, 2, 1, 0].map((number) => `call-${number}`));
  });

  it('keeps to one state', async () => {
    await postMany(2);
    expect((await list('?state=analysed')).items).toHaveLength(2);
    expect((await list('?state=received')).items).toHaveLength(0);
  });

  it.each([
    ['limit=0', 'limit'], ['limit=201', 'limit'], ['limit=-1', 'limit'], ['limit=1e2', 'limit'], ['limit=', 'limit'], ['limit=%20%201', 'limit'],
    ['state=erased', 'state'], ['state=', 'state'], ['after=', 'after'], ['after=%00', 'after'], [`after=${'x'.repeat(201)}`, 'after'], ['page=2', ''],
  ])('refuses ?%s and names the parameter', async (query, field) => {
    const answered = await service.send('GET', `/v1/calls?${query}`, { key });
    expect(answered.status).toBe(400);
    const problem = await problemOf(answered);
    expect(problem.kind).toBe('invalid-query');
    expect(problem.errors?.[0]?.field).toBe(field);
  });

  it("takes a cursor of another organisation for a place in its own list", async () => {
    await postMany(3);
    const theirs = await service.key(ORGS.b);
    for (const externalId of ['x', 'y']) await post({ ...CALL, externalId }, theirs);
    const { next } = (await (await service.send('GET', '/v1/calls?limit=1', { key: theirs })).json()) as { next: string };
    const page = await list(`?after=${encodeURIComponent(next)}`);
    expect(page.items.every(({ externalId }) => externalId.startsWith('call-'))).toBe(true);
  });
});

describe('DELETE /v1/calls/{id}', () => {
  it('erases the call, audited under the request id', async () => {
    const { call } = await read(await post(CALL));
    const erased = await service.send('DELETE', `/v1/calls/${call.id}`, { key, headers: { 'x-request-id': 'req-42' } });
    expect([erased.status, await erased.text(), erased.headers.get('content-type')]).toEqual([204, '', null]);
    expect((await service.send('GET', `/v1/calls/${call.id}`, { key })).status).toBe(404);
    expect((await service.send('DELETE', `/v1/calls/${call.id}`, { key })).status).toBe(404);
    const log = await service.send('GET', '/v1/audit', { key: await service.key(ORGS.a, 'auditor') });
    const { items } = (await log.json()) as { items: { core: { action: string; ctx: object; targets: object[] } }[] };
    expect(items.find(({ core }) => core.action === 'call.erased')?.core).toMatchObject({ ctx: { request_id: 'req-42' }, targets: [{ type: 'call', id: call.id }] });
  });

  it('makes room for the same external id again', async () => {
    const { call } = await read(await post(CALL));
    await service.send('DELETE', `/v1/calls/${call.id}`, { key });
    const again = await post(CALL);
    expect(again.status).toBe(201);
    expect((await read(again)).call.id).not.toBe(call.id);
  });
});
