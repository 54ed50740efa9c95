import { describe, expect, test } from 'vitest';
import { parseRows } from './row.ts';

const ROW = {
  id: 'r1',
  turns: [
    { speaker: 'agent', text: 'What is the budget?' },
    { speaker: 'customer', text: 'About fifty grand.', startMs: 10, endMs: 900, askedFor: 'budget', asrAlternatives: ['fifteen'] },
  ],
  targets: [
    { key: 'budget', type: 'money', description: 'What the customer can spend', saidBy: 'customer' },
    { key: 'plan', type: 'enum', values: ['gold', { value: 'silver', synonyms: ['the middle one'] }] },
  ],
  gold: { budget: '50000' },
  absent: ['plan'],
  referenceDate: '2026-03-04',
  timeZone: 'Australia/Sydney',
};

const line = (change: Record<string, unknown> = {}): string => JSON.stringify({ ...ROW, ...change });

const only = (jsonl: string) => {
  const parsed = parseRows(jsonl);
  if (!parsed.ok) throw new Error(parsed.error.message);
  return parsed.value[0]!;
};

const problem = (jsonl: string) => {
  const parsed = parseRows(jsonl);
  return parsed.ok ? undefined : { line: parsed.error.line, field: parsed.error.field, message: parsed.error.message };
};

describe('reading rows', () => {
  test('a row becomes a request and, apart from it, its labels', () => {
    const row = only(line());
    expect(row.request.transcript.turns[1]).toEqual({
      speaker: 'customer', text: 'About fifty grand.', startMs: 10, endMs: 900, askedFor: 'budget',
    });
    expect(row.request.transcript.parties.map(({ side }) => side)).toEqual(['agent', 'customer']);
    expect(row.request.targets[1]!.choices).toEqual([
      { value: 'gold', synonyms: [] }, { value: 'silver', synonyms: ['the middle one'] },
    ]);
    expect([...row.gold]).toEqual([['budget', '50000']]);
    expect([...row.absent]).toEqual(['plan']);
  });

  test('nothing of the labels or of the other transcriptions reaches the request', () => {
    const text = JSON.stringify(only(line({ gold: { budget: 'LABEL' }, notes: ['LABEL'], intents: 'LABEL' })).request);
    expect(text).not.toContain('LABEL');
    expect(text).not.toContain('fifteen');
  });

  test('a row without labels is a row', () => {
    const row = only(line({ gold: undefined, absent: undefined }));
    expect(row.gold.size + row.absent.size).toBe(0);
  });

  test('the day of the call is that day where the call took place', () => {
    for (const timeZone of ['Australia/Sydney', 'Pacific/Auckland', 'America/Los_Angeles', 'Pacific/Kiritimati']) {
      const { at } = only(line({ timeZone })).request.context;
      const local = new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' });
      expect([timeZone, local.format(new Date(at))]).toEqual([timeZone, '2026-03-04']);
    }
  });

  test('an instant without an offset is in UTC, whatever the zone of the host', () => {
    expect(only(line({ at: '2026-03-04T05:06:07' })).request.context.at).toBe('2026-03-04T05:06:07.000Z');
  });

  test('region and currency follow the row, then its locale, then its time zone', () => {
    const context = (change: Record<string, unknown>) => {
      const { region, currency } = only(line(change)).request.context;
      return `${region} ${currency}`;
    };
    expect(context({ timeZone: undefined })).toBe('US USD');
    expect(context({})).toBe('AU AUD');
    expect(context({ locale: 'en-GB' })).toBe('GB GBP');
    expect(context({ locale: 'en-GB', region: 'NZ', currency: 'EUR' })).toBe('NZ EUR');
  });

  test('a key that is listed twice is one target', () => {
    expect(only(line({ targets: [...ROW.targets, ROW.targets[0]] })).request.targets).toHaveLength(2);
  });

  test('empty lines are skipped and still counted', () => {
    expect(problem(`${line()}\n\n{}`)?.line).toBe(3);
  });

  test.each([
    ['not JSON', '{', '(line)'],
    ['a list', '[]', '(line)'],
    ['no id', line({ id: 7 }), 'id'],
    ['no turns', line({ turns: undefined }), 'turns'],
    ['a turn without text', line({ turns: [{ speaker: 'a' }] }), 'turns[0].text'],
    ['a time that is no number', line({ turns: [{ speaker: 'a', text: '', startMs: '1' }] }), 'turns[0].startMs'],
    ['an unknown type', line({ targets: [{ key: 'k', type: 'colour' }] }), 'targets[0].type'],
    ['an unknown speaker', line({ targets: [{ key: 'k', type: 'date', saidBy: 'nobody' }] }), 'targets[0].saidBy'],
    ['a choice without a value', line({ targets: [...ROW.targets, { key: 'k', type: 'enum', values: [3] }] }), 'targets[2].values[0]'],
    ['a label for no target', line({ gold: { other: '1' } }), 'gold.other'],
    ['a label that is an object', line({ gold: { budget: {} } }), 'gold.budget'],
    ['an absence of no target', line({ absent: ['other'] }), 'absent[0]'],
    ['a day that is none', line({ referenceDate: '2026-13-40' }), 'referenceDate'],
    ['a time that is none', line({ at: 'yesterday' }), 'at'],
    ['a zone that is none', line({ timeZone: 'Mars/Olympus' }), 'timeZone'],
  ])('%s is refused with its line and field', (_, jsonl, field) => {
    const found = problem(`${line()}\n${jsonl}`);
    expect(found).toMatchObject({ line: 2, field });
    expect(found?.message).toContain(`line 2, field ${field}`);
  });
});
