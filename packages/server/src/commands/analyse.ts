import { readTranscript } from '@relay/adapters-dialler';
import { type AnalysisRequest, checkContext, type FindingView, proveFindings, readTargets, type TargetDefinition, viewFinding } from '@relay/core';
import type { CallContext, ConversationAnalyst } from '@relay/core/ports';
import { command, type CommandIo, EXIT, UsageError } from '../cli/command.ts';
import { readNamedFile, readNamedText } from '../cli/files.ts';
import { readRows } from '../cli/rows.ts';
import { analystFor } from '../compose/analyst.ts';
import { STARTER_TARGETS } from '../demo/starter-targets.ts';

const args = {
  file: { type: 'positional', required: true, description: 'A transcript (WebVTT, SRT, "Speaker: text", JSON), or ROWS.jsonl.' },
  targets: { type: 'string', description: 'Targets file (JSON); without it a built-in starter set.' },
  at: { type: 'string', description: 'When the call took place, ISO 8601 with an offset; default: the transcript\'s own, else now.' },
  'time-zone': { type: 'string', description: 'IANA time zone of the call; default: the transcript\'s own, else Australia/Sydney.' },
  locale: { type: 'string', description: 'BCP 47 tag; decides day and month order; default en-AU.' },
  region: { type: 'string', description: 'ISO 3166-1 alpha-2; reads phone numbers and postcodes; default AU.' },
  currency: { type: 'string', description: 'ISO 4217; for amounts that name none; default AUD.' },
  analyst: { type: 'string', description: 'offline', default: 'offline' },
  json: { type: 'boolean', description: 'One line of JSON a call.' },
} as const;

/** `relay analyse FILE`: proves what one transcript says, with no server and no database. */
export const analyse = command({
  name: 'analyse',
  description: 'Extract and prove values from a transcript; no server, no database.',
  args,
  async run(io, given) {
    const analyst = analystFor(given.analyst);
    if (given.file.endsWith('.jsonl')) return analyseRows(io, given.file, analyst, given.json === true);
    const read = readTranscript(await readNamedFile(io.cwd, given.file), given.file);
    if (!read.ok) throw new UsageError(read.error.message);
    const { turns, parties, startedAt, ...told } = read.value;
    const context = contextFrom({
      at: given.at ?? startedAt ?? new Date().toISOString(),
      timeZone: given['time-zone'] ?? told.timeZone ?? 'Australia/Sydney',
      locale: given.locale ?? told.locale ?? 'en-AU',
      currency: given.currency ?? told.currency ?? 'AUD',
      region: given.region ?? told.region ?? 'AU',
    });
    const targets = given.targets === undefined ? starterTargets(io) : await targetsFrom(io, given.targets);
    const request: AnalysisRequest = { transcript: { turns, parties }, context, targets, signals: [] };
    const { findings, signals, summary } = await prove(analyst, request);
    const call = { file: given.file, ...context, turns: turns.length, analyst: analyst.name };
    if (given.json === true) io.out(JSON.stringify({ call, findings, signals, summary }));
    else printFindings(io, findings);
    return EXIT.done;
  },
});

async function prove(analyst: ConversationAnalyst, request: AnalysisRequest) {
  const proposal = await analyst.analyse(request);
  const findings = proveFindings(request, proposal).map((finding) => viewFinding(finding));
  return { findings, signals: proposal.signals, summary: proposal.summary };
}

async function analyseRows(io: CommandIo, file: string, analyst: ConversationAnalyst, json: boolean) {
  for (const row of await readRows(io.cwd, file)) {
    const { findings } = await prove(analyst, row.request);
    if (json) {
      io.out(JSON.stringify({ id: row.id, findings }));
    } else {
      io.out(row.id);
      printFindings(io, findings);
    }
  }
  return EXIT.done;
}

function contextFrom(given: CallContext): CallContext {
  const checked = checkContext(given);
  if (checked.ok) return checked.value;
  const flag = { at: '--at', timeZone: '--time-zone', locale: '--locale', currency: '--currency', region: '--region' }[checked.error.field];
  throw new UsageError(`${flag}: ${checked.error.message}`);
}

async function targetsFrom(io: CommandIo, file: string): Promise<readonly TargetDefinition[]> {
  const targets = readTargets(await readNamedText(io.cwd, file), file);
  if (!targets.ok) throw new UsageError(targets.error.message);
  return targets.value;
}

function starterTargets(io: CommandIo): readonly TargetDefinition[] {
  io.err(`No --targets given: asking for ${STARTER_TARGETS.map((target) => target.key).join(', ')}.`);
  return STARTER_TARGETS;
}

/** Milliseconds as m:ss. */
const clock = (ms: number): string => `${Math.floor(ms / 60_000)}:${String(Math.floor(ms / 1000) % 60).padStart(2, '0')}`;

const show = (value: FindingView['value']): string => {
  if (value === null || value === undefined) return '';
  if (typeof value === 'object' && 'amountMinor' in value) {
    const { currency, amountMinor } = value;
    const money = new Intl.NumberFormat('en-AU', { style: 'currency', currency, currencyDisplay: 'code' });
    return money.format(amountMinor / 10 ** (money.resolvedOptions().maximumFractionDigits ?? 2));
  }
  return Array.isArray(value) ? value.join(', ') : String(value);
};

function printFindings(io: CommandIo, findings: readonly FindingView[]): void {
  const width = Math.max(0, ...findings.map((finding) => finding.target.length));
  for (const finding of findings) {
    const outcome = finding.outcome === 'found' ? `${show(finding.value)}${finding.status === 'needs-review' ? ' (needs review)' : ''}` : finding.outcome;
    const why = finding.reason === null ? '' : ` [${finding.reason}]`;
    const time = finding.startMs === null ? '' : ` at ${clock(finding.startMs)}`;
    const said = finding.quote === null ? '' : `  "${finding.quote}" (${finding.speaker}, turn ${(finding.turn ?? 0) + 1}${time})`;
    io.out(`  ${finding.target.padEnd(width)}  ${outcome}${why}${said}`);
  }
}
