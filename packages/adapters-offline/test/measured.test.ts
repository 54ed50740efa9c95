import { existsSync, readFileSync } from 'node:fs';
import { OfflineAnalyst } from '@relay/adapters-offline';
import { type EvalReport, type EvalRow, evaluateRows, parseRows, proveFindings } from '@relay/core';
import type { AnalysisRequest, TargetType } from '@relay/core/ports';
import { describe, expect, type TestContext, test } from 'vitest';
import { want } from './hear.ts';

/** Conversations that other people recorded or wrote. They are not ours to ship, so a checkout may be without them. */
const DATA = new URL('../../../../shared/data/', import.meta.url);

function rowsOf(file: string, { skip }: TestContext): readonly EvalRow[] {
  const url = new URL(file, DATA);
  skip(!existsSync(url), `not run: ../shared/data/${file} is absent`);
  const parsed = parseRows(readFileSync(url, 'utf8'));
  if (!parsed.ok) throw new Error(parsed.error.message);
  return parsed.value;
}

const analyst = new OfflineAnalyst();
const analyse = async (request: AnalysisRequest) => proveFindings(request, await analyst.analyse(request));

/** Processor time of this thread: it does not grow when the machine is busy with something else. */
const cpuMs = (): number => {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1000;
};

const measure = (rows: readonly EvalRow[]): Promise<EvalReport> => evaluateRows(rows, analyse, cpuMs);

/** Holds for every file: nothing is made up, and silence stays silence. */
function expectHonest({ overall }: EvalReport): void {
  expect(overall.ungrounded).toBe(0);
  expect(overall.falsePositiveRate).toBeLessThanOrEqual(0.05);
}

const f1 = ({ types }: EvalReport, type: TargetType): number => types[type]?.f1 ?? 0;

describe('measured on conversations that nobody here wrote', () => {
  test('task dialogues', async (context) => {
    const report = await measure(rowsOf('sgd.jsonl', context));
    expectHonest(report);
    expect(f1(report, 'phone')).toBeGreaterThanOrEqual(0.95);
    expect(f1(report, 'money')).toBeGreaterThanOrEqual(0.92);
    expect(f1(report, 'date')).toBeGreaterThanOrEqual(0.88);
    expect(f1(report, 'time')).toBeGreaterThanOrEqual(0.9);
    expect(f1(report, 'decimal')).toBeGreaterThanOrEqual(0.88);
    expect(f1(report, 'enum')).toBeGreaterThanOrEqual(0.8);
    expect(f1(report, 'person')).toBeGreaterThanOrEqual(0.7);
  });

  test('telephone speech of one side', async (context) => {
    const report = await measure(rowsOf('evi-en.jsonl', context));
    expectHonest(report);
    expect(report.types.date?.recall).toBeGreaterThanOrEqual(0.88);
    expect(f1(report, 'postcode')).toBeGreaterThanOrEqual(0.7);
    expect(f1(report, 'person')).toBeGreaterThanOrEqual(0.6);
  });

  test('noisy chat of one side', async (context) => {
    expectHonest(await measure(rowsOf('multidogo.jsonl', context)));
  });

  test('long business calls with ten targets', async (context) => {
    const targets = [
      want('revenue', 'money', 'Revenue of the quarter'), want('outlook', 'money', 'Revenue expected for the year'),
      want('quarter_end', 'date', 'Day on which the quarter ended'), want('next_call', 'date', 'Date of the next call'),
      want('call_time', 'time', 'Time of the next call'), want('employees', 'integer', 'Number of employees'),
      want('margin', 'decimal', 'Gross margin in per cent'), want('operator', 'person', 'Name of the agent'),
      want('replay_phone', 'phone', 'Phone number of the replay'), want('dividend', 'boolean', 'Whether a dividend is paid'),
    ];
    const rows = rowsOf('earnings21.jsonl', context).map((row) => ({ ...row, gold: new Map(), request: { ...row.request, targets } }));
    const report = await measure(rows);
    expect(report.overall.ungrounded).toBe(0);
    // Told, not judged: a timed test would say more about the machine's neighbours than about this code.
    console.info(`milliseconds of processor time a ten-minute call: ${JSON.stringify(report.msPerCall)}`);
  });
});
