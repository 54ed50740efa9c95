import type { Turn } from '../../call/transcript.ts';
import type { Finding } from '../finding.ts';
import type { AnalysisRequest } from '../proposal.ts';
import type { TargetType } from '../target.ts';
import { meansSame } from './canonical.ts';
import type { EvalRow } from './row.ts';

/** How one type of target fared. Counts are of targets; rates are 0 to 1, and 0 when nothing was counted. */
export interface TypeScore {
  /** Targets with a label. */
  readonly gold: number;
  /** Labelled or absent targets whose outcome is `found`. */
  readonly answered: number;
  /** Answers that mean what the label means. */
  readonly correct: number;
  /** correct ÷ answered */
  readonly precision: number;
  /** correct ÷ gold */
  readonly recall: number;
  readonly f1: number;
  /** Labelled targets without an answer. */
  readonly abstained: number;
  /** Answers to targets that the row never answers. */
  readonly falsePositives: number;
  /** Answers whose quote is not the text at its own span; anything but 0 is a defect. */
  readonly ungrounded: number;
}

/** Scores over a file of rows. */
export interface EvalReport {
  readonly types: Readonly<Partial<Record<TargetType, TypeScore>>>;
  readonly overall: TypeScore & {
    /** falsePositives ÷ targets that the rows never answer. */
    readonly falsePositiveRate: number;
  };
  /** Analysis time of rows of 8,000 characters or more, scaled to 8,500 (about ten minutes of speech); null when none. */
  readonly msPerCall: { readonly p50: number; readonly p95: number } | null;
}

/** What one target in one row came to, for listing mistakes. */
export interface TargetMark {
  readonly row: string;
  readonly target: string;
  readonly type: TargetType;
  /** `unlabelled`: nobody said whether the row answers it; it counts for nothing but grounding. */
  readonly kind: 'correct' | 'wrong' | 'abstained' | 'false-positive' | 'rightly-absent' | 'unlabelled';
  readonly grounded: boolean;
}

const LONG_CALL_CHARACTERS = 8_000;
const TEN_MINUTES_CHARACTERS = 8_500;

/**
 * Runs an analysis over every row, in order, one at a time, and scores it. `now` is a clock in milliseconds; only the
 * analysis is timed, and not its first run in a process: the opening of the first long call goes before, untimed. The
 * analysis is given the row's request and nothing of its labels.
 */
export async function evaluateRows(
  rows: readonly EvalRow[],
  analyse: (request: AnalysisRequest) => Promise<readonly Finding[]>,
  now: () => number,
): Promise<EvalReport> {
  const marks: TargetMark[] = [];
  const times: number[] = [];
  let absent = 0;
  const long = rows.find((row) => charactersOf(row.request) >= LONG_CALL_CHARACTERS);
  if (long !== undefined) await analyse(openingOf(long.request));
  for (const row of rows) {
    const characters = charactersOf(row.request);
    const started = now();
    const findings = await analyse(row.request);
    const took = now() - started;
    if (characters >= LONG_CALL_CHARACTERS) times.push((took * TEN_MINUTES_CHARACTERS) / characters);
    marks.push(...markRow(row, findings));
    absent += row.absent.size;
  }
  const overall = scoreOf(marks);
  return {
    types: byType(marks),
    overall: { ...overall, falsePositiveRate: ratio(overall.falsePositives, absent) },
    msPerCall: times.length === 0 ? null : { p50: percentile(times, 0.5), p95: percentile(times, 0.95) },
  };
}

const charactersOf = ({ transcript }: AnalysisRequest): number => transcript.turns.reduce((sum, { text }) => sum + text.length, 0);

/** The first ten minutes or so of a call. */
function openingOf(request: AnalysisRequest): AnalysisRequest {
  const turns: Turn[] = [];
  let characters = 0;
  for (const turn of request.transcript.turns) {
    if (characters >= TEN_MINUTES_CHARACTERS) break;
    turns.push(turn);
    characters += turn.text.length;
  }
  return { ...request, transcript: { ...request.transcript, turns } };
}

/** Marks each target of one row. A target without a finding counts as unanswered. */
export function markRow(row: EvalRow, findings: readonly Finding[]): readonly TargetMark[] {
  const byTarget = new Map(findings.map((finding) => [finding.target, finding]));
  const marks: TargetMark[] = [];
  for (const target of row.request.targets) {
    const { key, type } = target;
    const gold = row.gold.get(key);
    const finding = byTarget.get(key);
    const found = finding !== undefined && finding.outcome === 'found';
    const mark = (kind: TargetMark['kind']): TargetMark =>
      ({ row: row.id, target: key, type, kind, grounded: !found || isGrounded(finding, row.request.transcript.turns) });
    if (gold !== undefined) {
      const right = found && finding.value !== undefined && meansSame(target, finding.value, gold, row.request.context);
      marks.push(mark(!found ? 'abstained' : right ? 'correct' : 'wrong'));
    } else {
      marks.push(mark(!row.absent.has(key) ? 'unlabelled' : found ? 'false-positive' : 'rightly-absent'));
    }
  }
  return marks;
}

/** Whether the quote is, character for character, what its turn says at its span. Asks nobody but the transcript. */
function isGrounded(finding: Finding, turns: readonly Turn[]): boolean {
  if (finding.evidence === undefined) return false;
  const { turn, quote, span: [start, end] } = finding.evidence;
  const said = turns[turn]?.text;
  return said !== undefined && quote !== '' && start >= 0 && end <= said.length && said.slice(start, end) === quote;
}

function byType(marks: readonly TargetMark[]): EvalReport['types'] {
  const types: Partial<Record<TargetType, TypeScore>> = {};
  for (const type of [...new Set(marks.map((mark) => mark.type))].sort()) {
    types[type] = scoreOf(marks.filter((mark) => mark.type === type));
  }
  return types;
}

function scoreOf(marks: readonly TargetMark[]): TypeScore {
  const count = (...kinds: readonly TargetMark['kind'][]): number => marks.filter((mark) => kinds.includes(mark.kind)).length;
  const gold = count('correct', 'wrong', 'abstained');
  const answered = count('correct', 'wrong', 'false-positive');
  const correct = count('correct');
  const precision = ratio(correct, answered);
  const recall = ratio(correct, gold);
  return {
    gold,
    answered,
    correct,
    precision,
    recall,
    f1: precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall),
    abstained: count('abstained'),
    falsePositives: count('false-positive'),
    ungrounded: marks.filter((mark) => !mark.grounded).length,
  };
}

const ratio = (part: number, whole: number): number => (whole === 0 ? 0 : part / whole);

/** Percentile of a list that is not empty, between the two nearest values in proportion. */
function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  const rank = share * (sorted.length - 1);
  const below = sorted[Math.floor(rank)] ?? 0;
  const above = sorted[Math.ceil(rank)] ?? below;
  return below + (above - below) * (rank - Math.floor(rank));
}
