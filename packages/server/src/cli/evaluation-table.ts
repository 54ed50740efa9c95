import type { EvalReport, ProposalReport } from '@relay/core';
import type { CommandIo } from './command.ts';

const percent = (value: number | null): string => (value === null ? '-' : value.toFixed(3));

/** Prints an evaluation as a table for people. */
export function printEvaluation(io: CommandIo, report: EvalReport): void {
  const header = ['type', 'gold', 'answered', 'correct', 'precision', 'recall', 'f1', 'abstained', 'false pos.', 'ungrounded'];
  const rows = [...Object.entries(report.types), ['overall', report.overall] as const].map(([type, score]) => [
    type,
    ...[score.gold, score.answered, score.correct].map(String),
    ...[score.precision, score.recall, score.f1].map(percent),
    ...[score.abstained, score.falsePositives, score.ungrounded].map(String),
  ]);
  printTable(io, [header, ...rows]);
  io.out(`false positive rate ${percent(report.overall.falsePositiveRate)}`);
  const { msPerCall } = report;
  io.out(msPerCall === null ? 'ms per ten-minute call: no row is long enough' : `ms per ten-minute call: p50 ${msPerCall.p50.toFixed(1)}, p95 ${msPerCall.p95.toFixed(1)}`);
}

/** Prints the verifier's bench as a table for people. */
export function printProposals(io: CommandIo, report: ProposalReport): void {
  const rows = Object.entries(report.kinds).map(([kind, score]) => [kind, ...[score.cases, score.accepted, score.wrong].map(String)]);
  printTable(io, [['kind', 'cases', 'accepted', 'wrong'], ...rows]);
  const { falseAccepts, falseRejects } = report;
  io.out(`false accepts ${falseAccepts.count} of ${falseAccepts.of} (${(falseAccepts.rate * 100).toFixed(2)} %)`);
  io.out(`false rejects ${falseRejects.count} of ${falseRejects.of} (${(falseRejects.rate * 100).toFixed(2)} %)`);
}

/** Prints rows in columns, the first aligned left, the others right. */
function printTable(io: CommandIo, rows: readonly (readonly string[])[]): void {
  const widths = rows[0]?.map((_, column) => Math.max(...rows.map((row) => (row[column] ?? '').length))) ?? [];
  for (const row of rows) {
    io.out(row.map((cell, column) => (column === 0 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0))).join('  '));
  }
}
