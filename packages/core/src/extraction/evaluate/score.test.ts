import { describe, expect, test } from 'vitest';
import type { Finding } from '../finding.ts';
import type { TargetType } from '../target.ts';
import type { TypedValue } from '../value.ts';
import { meansSame } from './canonical.ts';
import { parseRows } from './row.ts';
import { evaluateRows, markRow } from './score.ts';

const TEXT = 'It is $135 by the 3rd of March.';

const row = (gold: Record<string, string>, absent: readonly string[] = [], text = TEXT) => {
  const targets = [{ key: 'amount', type: 'money' }, { key: 'day', type: 'date' }, { key: 'fee', type: 'money' }];
  const parsed = parseRows(JSON.stringify({ id: 'r', turns: [{ speaker: 'customer', text }], targets, gold, absent }));
  if (!parsed.ok) throw new Error(parsed.error.message);
  return parsed.value[0]!;
};

const found = (target: string, type: TargetType, value: TypedValue, quote: string, change: Partial<Finding> = {}): Finding => ({
  target, type, outcome: 'found', value, assumed: [], others: [],
  evidence: { turn: 0, quote, span: [TEXT.indexOf(quote), TEXT.indexOf(quote) + quote.length], speaker: 'customer' },
  ...change,
});

const AMOUNT = found('amount', 'money', { amountMinor: 13_500, currency: 'USD' }, '$135');
const DAY = found('day', 'date', '2026-03-03', '3rd of March');
const clock = () => 0;

describe('scoring findings against labels', () => {
  test('counts answers, right answers, abstentions and answers that nobody gave', async () => {
    const rows = [row({ amount: '135', day: '2026-03-04' }, ['fee'])];
    const fee = found('fee', 'money', { amountMinor: 13_500, currency: 'USD' }, '$135');
    const report = await evaluateRows(rows, async () => [AMOUNT, DAY, fee], clock);
    expect(report.types.money).toEqual({
      gold: 1, answered: 2, correct: 1, precision: 0.5, recall: 1, f1: 2 / 3, abstained: 0, falsePositives: 1, ungrounded: 0,
    });
    expect(report.types.date).toMatchObject({ gold: 1, answered: 1, correct: 0, f1: 0 });
    expect(report.overall).toMatchObject({ gold: 2, answered: 3, correct: 1, falsePositives: 1, falsePositiveRate: 1 });
  });

  test('only an outcome of found is an answer', async () => {
    const open = (['not-mentioned', 'ambiguous', 'conflict', 'rejected', 'needs-model', 'not-run'] as const).map((outcome) => ({ ...AMOUNT, outcome }));
    for (const finding of open) {
      const report = await evaluateRows([row({ amount: '135' }, ['fee'])], async () => [finding], clock);
      expect([finding.outcome, report.overall.answered, report.overall.abstained]).toEqual([finding.outcome, 0, 1]);
    }
  });

  test.each([
    ['a quote that the turn does not say', { ...AMOUNT.evidence!, quote: '$195' }],
    ['a span beside the quote', { ...AMOUNT.evidence!, span: [7, 11] as const }],
    ['a turn that does not exist', { ...AMOUNT.evidence!, turn: 1 }],
    ['an empty quote', { ...AMOUNT.evidence!, quote: '', span: [3, 3] as const }],
    ['no evidence', undefined],
  ])('%s counts as ungrounded', (_, evidence) => {
    const { evidence: _was, ...rest } = AMOUNT;
    const finding: Finding = evidence === undefined ? rest : { ...rest, evidence };
    expect(markRow(row({ amount: '135' }), [finding])[0]!.grounded).toBe(false);
    expect(markRow(row({ amount: '135' }), [AMOUNT])[0]!.grounded).toBe(true);
  });

  test('a target that nobody labelled counts for grounding alone', async () => {
    const loose = found('fee', 'money', { amountMinor: 1, currency: 'USD' }, 'never said');
    const report = await evaluateRows([row({ amount: '135' })], async () => [AMOUNT, loose], clock);
    expect(report.overall).toMatchObject({ gold: 1, answered: 1, correct: 1, falsePositives: 0, ungrounded: 1 });
  });

  test('the first run in a process, which pays for compiling, is not timed', async () => {
    let now = 0;
    let first = true;
    const analyse = async () => {
      now += first ? 9_000 : 40;
      first = false;
      return [];
    };
    const report = await evaluateRows([row({}, [], 'x'.repeat(17_000))], analyse, () => now);
    expect(report.msPerCall).toEqual({ p50: 20, p95: 20 });
  });

  test('time is counted on long calls only, and scaled to ten minutes of speech', async () => {
    let now = 0;
    const analyse = async () => {
      now += 40;
      return [];
    };
    const short = await evaluateRows([row({}, [], 'x'.repeat(7_999))], analyse, () => now);
    expect(short.msPerCall).toBeNull();
    const long = await evaluateRows([row({}, [], 'x'.repeat(17_000)), row({}, [], 'x'.repeat(34_000))], analyse, () => now);
    expect(long.msPerCall).toEqual({ p50: 15, p95: 19.5 });
  });
});

const CONTEXT = { at: '2026-03-04T00:00:00.000Z', timeZone: 'Australia/Sydney', locale: 'en-AU', currency: 'AUD', region: 'AU' };

describe('comparing a value with a label', () => {
  test.each<[TargetType, TypedValue, string | readonly string[], boolean]>([
    ['money', { amountMinor: 2_600, currency: 'USD' }, '26.00', true],
    ['money', { amountMinor: 120_050, currency: 'USD' }, '$1,200.50', true],
    ['money', { amountMinor: 2_600, currency: 'AUD' }, '26 USD', false],
    ['money', { amountMinor: 500, currency: 'JPY' }, '500', true],
    ['money', { amountMinor: 13_500, currency: 'AUD' }, '195', false],
    ['phone', '+61412345678', '0412 345 678', true],
    ['phone', '+61412345678', '+61 412 345 678', true],
    ['phone', '+61412345678', '0412 345 679', false],
    ['time', '09:05', '9:05', true],
    ['time', '21:05', '9:05', false],
    ['date', '2026-03-04', '2026-03-04', true],
    ['date', '2026-03-08', '8th of this month', true],
    ['date', '2026-03-09', '8th of this month', false],
    ['datetime', '2026-03-04T09:05', '2026-03-04 09:05:00', true],
    ['boolean', true, 'True', true],
    ['boolean', false, 'True', false],
    ['integer', 2, '2', true],
    ['decimal', 4.5, '4.50', true],
    ['person', 'Zoë O’Brien', 'zoe obrien', true],
    ['person', 'Robert Johnson', 'Robert Johnston', false],
    ['postcode', 'WF71 0JH', 'wf710jh', true],
    ['email', 'Jane.Smith@gmail.com', 'jane.smith@gmail.com', true],
    ['url', 'https://www.example.com/', 'example.com', true],
    ['multi-enum', ['gas', 'power'], ['Power', 'Gas'], true],
    ['multi-enum', ['gas'], ['Power', 'Gas'], false],
  ])('%s %j means %j: %s', (type, value, gold, same) => {
    const target = { key: 'k', label: '', description: '', type, saidBy: 'any', synonyms: [], choices: [], examples: [], highImpact: false } as const;
    expect(meansSame(target, value, gold, CONTEXT)).toBe(same);
  });
});
