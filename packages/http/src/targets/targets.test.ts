import { beforeEach, describe, expect, it } from 'vitest';
import { BUDGET, ORGS, problemOf, startService, type TestService } from '../../test/service.ts';
import { TargetDefinitionSchema, TargetSchema } from './schemas.ts';

let service: TestService;
let key: string;

beforeEach(async () => {
  service = await startService();
  key = await service.key(ORGS.a);
});

const create = (body: unknown = BUDGET) => service.send('POST', '/v1/targets', { key, body });
const edit = (body: unknown, headers = {}) => service.send('PUT', '/v1/targets/budget', { key, body, headers });
const retire = (headers = {}) => service.send('DELETE', '/v1/targets/budget', { key, headers });
const list = async () => ((await (await service.send('GET', '/v1/targets', { key })).json()) as { items: unknown[] }).items;

describe('POST /v1/targets', () => {
  it('adds a target and says where it is, and at which version', async () => {
    const answered = await create();
    expect(answered.status).toBe(201);
    expect([answered.headers.get('location'), answered.headers.get('etag')]).toEqual(['/v1/targets/budget', '"1"']);
    const target = TargetSchema.parse(await answered.json());
    expect(target).toMatchObject({ ...BUDGET, description: 'Budget', choices: [], examples: [], highImpact: false, version: 1 });
    const got = await service.send('GET', '/v1/targets/budget', { key });
    expect([got.status, got.headers.get('etag'), await got.json()]).toEqual([200, '"1"', target]);
    expect(await list()).toEqual([target]);
  });

  it('refuses a key that is taken', async () => {
    await create();
    const answered = await create();
    expect([answered.status, (await problemOf(answered)).kind]).toEqual([409, 'target-exists']);
  });

  it('names every problem of a definition', async () => {
    const answered = await create({ key: 'no spaces', type: 'colour', synonyms: 'x', lable: 'Budget' });
    expect(answered.status).toBe(422);
    const problem = await problemOf(answered);
    expect(problem.kind).toBe('malformed-targets');
    expect(problem.errors?.map(({ field }) => field).sort()).toEqual(['key', 'lable', 'synonyms', 'type']);
    expect(await list()).toEqual([]);
  });

  it.each([['null', null], ['a list', [BUDGET]], ['a number', 5], ['text', 'budget']])('refuses %s', async (_, body) => {
    expect((await service.send('POST', '/v1/targets', { key, body: JSON.stringify(body), headers: { 'content-type': 'application/json' } })).status).toBe(422);
  });

  it('publishes a schema that agrees with what is taken', async () => {
    const good = [BUDGET, { key: 'plan', type: 'enum', values: ['Basic', 'Pro'] }, { key: 'plan.2', type: 'enum', choices: [{ value: 'Basic', synonyms: ['starter'] }], highImpact: true }];
    for (const definition of good) {
      expect(TargetDefinitionSchema.safeParse(definition).success).toBe(true);
      expect((await create(definition)).status).toBe(201);
    }
    const bad = [{}, { key: 'x' }, { key: 'x', type: 'text', extra: 1 }, { key: 'x y', type: 'text' }, { key: 'x', type: 'text', saidBy: 'me' }, { key: 'x', type: 'text', examples: ['y'.repeat(101)] }];
    for (const definition of bad) {
      expect(TargetDefinitionSchema.safeParse(definition).success).toBe(false);
      expect((await create(definition)).status).toBe(422);
    }
  });
});

describe('PUT /v1/targets/{key}', () => {
  beforeEach(async () => void (await create()));

  it('gives the target its next version', async () => {
    const answered = await edit({ ...BUDGET, label: 'Spend' });
    expect([answered.status, answered.headers.get('etag')]).toEqual([200, '"2"']);
    expect(await answered.json()).toMatchObject({ label: 'Spend', version: 2 });
  });

  it.each([['"1"'], ['*'], ['"1", "x"'], [' "1" ']])('takes If-Match: %s for the version that stands', async (tag) => {
    expect((await edit(BUDGET, { 'if-match': tag })).status).toBe(200);
  });

  it.each([['"2"'], ['W/"1"'], ['1'], ['"01"'], ['"1'], ['""'], ['nonsense'], ['"99999999999999999999"']])('changes nothing for If-Match: %s', async (tag) => {
    const answered = await edit({ ...BUDGET, label: 'Spend' }, { 'if-match': tag });
    expect([answered.status, (await problemOf(answered)).kind]).toEqual([412, 'target-changed']);
    expect(await list()).toMatchObject([{ label: 'Budget', version: 1 }]);
  });

  it('lets one of two edits of the same version through', async () => {
    const answers = await Promise.all([edit({ ...BUDGET, label: 'One' }, { 'if-match': '"1"' }), edit({ ...BUDGET, label: 'Two' }, { 'if-match': '"1"' })]);
    expect(answers.map(({ status }) => String(status)).sort()).toEqual(['200', '412']);
  });

  it('refuses another key than the one in the path', async () => {
    const answered = await edit({ ...BUDGET, key: 'spend' });
    expect(answered.status).toBe(422);
    expect((await problemOf(answered)).errors?.[0]?.field).toBe('key');
  });

  it('refuses a header that is too long', async () => {
    const answered = await edit(BUDGET, { 'if-match': `"${'1'.repeat(300)}"` });
    expect([answered.status, (await problemOf(answered)).kind]).toEqual([400, 'invalid-query']);
  });
});

describe('DELETE /v1/targets/{key}', () => {
  beforeEach(async () => void (await create()));

  it('retires the target: it is gone from the list, and its key may be used again', async () => {
    expect((await retire({ 'if-match': '"1"' })).status).toBe(204);
    expect(await list()).toEqual([]);
    expect((await retire()).status).toBe(404);
    expect((await edit(BUDGET)).status).toBe(404);
    const again = await create();
    expect([again.status, again.headers.get('etag')]).toEqual([201, '"3"']);
  });

  it('keeps the target when it is no longer at the version that was seen', async () => {
    await edit({ ...BUDGET, label: 'Spend' });
    expect((await retire({ 'if-match': '"1"' })).status).toBe(412);
    expect(await list()).toHaveLength(1);
  });
});

describe('a key that no target has', () => {
  it.each([['unknown'], ['%20'], ['%00'], ['..%2f..'], ['%F0%9F%98%80'], ['%ff'], ['x'.repeat(3000)]])('is not found: %s', async (text) => {
    for (const method of ['GET', 'DELETE']) {
      const answered = await service.send(method, `/v1/targets/${text}`, { key });
      expect([answered.status, (await problemOf(answered)).kind]).toEqual([404, 'target-not-found']);
    }
  });
});
