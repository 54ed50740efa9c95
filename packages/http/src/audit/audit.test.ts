import { expect, it } from 'vitest';
import { BUDGET, ORGS, startService } from '../../test/service.ts';

it('lists what was done, newest first, by pages, with the request id and without another organisation', async () => {
  const service = await startService();
  const keys = { a: await service.key(ORGS.a), b: await service.key(ORGS.b), auditor: await service.key(ORGS.a, 'auditor') };
  await service.send('POST', '/v1/targets', { key: keys.a, body: BUDGET, headers: { 'x-request-id': 'first.request_1' } });
  await service.send('POST', '/v1/targets', { key: keys.b, body: { ...BUDGET, key: 'of-b' } });
  const entries: { seq: number; core: { action: string; org: string; ctx: object } }[] = [];
  let after = '';
  do {
    const answered = await service.send('GET', `/v1/audit?limit=2${after}`, { key: keys.auditor });
    expect(answered.status).toBe(200);
    const page = (await answered.json()) as { items: typeof entries; next?: string };
    entries.push(...page.items);
    after = page.next === undefined ? '' : `&after=${encodeURIComponent(page.next)}`;
  } while (after !== '');
  expect(entries.map(({ seq }) => seq)).toEqual([3, 2, 1, 0]);
  expect(entries.map(({ core }) => core.action)).toEqual(['extraction-target.created', 'api-key.created', 'api-key.created', 'org.created']);
  expect(entries[0]?.core.ctx).toEqual({ request_id: 'first.request_1' });
  expect(JSON.stringify(entries)).not.toContain('of-b');
  expect(entries.every(({ core }) => core.org === ORGS.a)).toBe(true);
});
