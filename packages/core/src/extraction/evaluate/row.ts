import { partiesOf, type Turn } from '../../call/transcript.ts';
import { err, ok, type DomainError, type Result } from '../../kernel/result.ts';
import type { AnalysisRequest } from '../proposal.ts';
import { TARGET_TYPES, type SaidBy, type TargetChoice, type TargetDefinition, type TargetType } from '../target.ts';
import type { CallContext } from '../value.ts';

/** One labelled conversation: what the analyst is given, and apart from it what a person says is right. */
export interface EvalRow {
  readonly id: string;
  /** Input: turns with `askedFor`, targets and context; never a label. */
  readonly request: AnalysisRequest;
  /** Labels by target key, as the source wrote them; empty when the row has none. */
  readonly gold: ReadonlyMap<string, string | readonly string[]>;
  /** Keys of targets that the conversation never answers. */
  readonly absent: ReadonlySet<string>;
  /** Where the source says that a label was said, by target key: one place a target, the last. */
  readonly evidence: ReadonlyMap<string, GoldSpan>;
}

/** A place in the transcript: `turns[turn].text.slice(start, end)`. */
export interface GoldSpan {
  readonly turn: number;
  readonly start: number;
  readonly end: number;
}

/** A line that is not a row. `line` counts from 1; `field` is the path to the offending part. */
export interface RowError extends DomainError<'malformed-row'> {
  readonly line: number;
  readonly field: string;
}

/**
 * What a row means when it does not say. A row without a date cannot ground "tomorrow", so any fixed day will do;
 * a row that names a locale or a time zone takes its region and currency from there.
 */
const DEFAULTS: CallContext = {
  at: '2025-01-01T00:00:00.000Z',
  timeZone: 'UTC',
  locale: 'en-US',
  currency: 'USD',
  region: 'US',
};

const CURRENCY_BY_REGION: Readonly<Record<string, string>> = {
  AU: 'AUD', NZ: 'NZD', GB: 'GBP', US: 'USD', CA: 'CAD', IE: 'EUR', SG: 'SGD', IN: 'INR', ZA: 'ZAR',
};

const DAY = /^\d{4}-\d{2}-\d{2}$/;

type Fields = Readonly<Record<string, unknown>>;

/** Unwinds one line; caught by `parseRows` and never seen outside this file. */
class Malformed extends Error {
  readonly field: string;
  constructor(field: string, expected: string) {
    super(expected);
    this.field = field;
  }
}

/** Reads rows from JSON Lines (one object a line, empty lines skipped). The first bad line is the error. */
export function parseRows(jsonl: string): Result<readonly EvalRow[], RowError> {
  const rows: EvalRow[] = [];
  for (const [index, line] of jsonl.split('\n').entries()) {
    if (line.trim() === '') continue;
    try {
      rows.push(rowOf(line));
    } catch (error) {
      if (!(error instanceof Malformed)) throw error;
      const { field, message: expected } = error;
      const where = `line ${index + 1}, field ${field}`;
      return err({ kind: 'malformed-row', line: index + 1, field, message: `${where}: ${expected}. Correct the file and run again.` });
    }
  }
  return ok(rows);
}

function rowOf(line: string): EvalRow {
  let parsed: unknown;
  try {
    parsed = JSON.parse(line);
  } catch {
    throw new Malformed('(line)', 'expected a JSON object on one line');
  }
  const row = fields(parsed, '(line)');
  const turns = list(row, 'turns', '').map((turn, i) => turnOf(turn, `turns[${i}]`));
  const targets = targetsOf(list(row, 'targets', ''));
  const keys = new Set(targets.map((target) => target.key));
  return {
    id: text(row, 'id', ''),
    request: { transcript: { turns, parties: partiesOf(turns) }, context: contextOf(row), targets, signals: [] },
    gold: goldOf(row['gold'], keys),
    absent: new Set(optionalList(row, 'absent', '').map((key, i) => knownKey(key, keys, `absent[${i}]`))),
    evidence: evidenceOf(row, keys, turns),
  };
}

function turnOf(value: unknown, at: string): Turn {
  const turn = fields(value, at);
  const startMs = optionalNumber(turn, 'startMs', at);
  const endMs = optionalNumber(turn, 'endMs', at);
  const askedFor = optionalText(turn, 'askedFor', at);
  return {
    speaker: text(turn, 'speaker', at),
    text: text(turn, 'text', at),
    ...(startMs === undefined ? {} : { startMs }),
    ...(endMs === undefined ? {} : { endMs }),
    ...(askedFor === undefined ? {} : { askedFor }),
  };
}

/** A key listed twice is one target: its first definition. */
function targetsOf(values: readonly unknown[]): TargetDefinition[] {
  const byKey = new Map<string, TargetDefinition>();
  for (const [i, value] of values.entries()) {
    const target = targetOf(value, `targets[${i}]`);
    if (!byKey.has(target.key)) byKey.set(target.key, target);
  }
  return [...byKey.values()];
}

function targetOf(value: unknown, at: string): TargetDefinition {
  const target = fields(value, at);
  const key = text(target, 'key', at);
  const type = text(target, 'type', at);
  if (!TARGET_TYPES.some((known) => known === type)) throw new Malformed(`${at}.type`, `expected one of ${TARGET_TYPES.join(', ')}`);
  return {
    key,
    label: optionalText(target, 'label', at) ?? '',
    description: optionalText(target, 'description', at) ?? '',
    type: type as TargetType,
    saidBy: saidByOf(optionalText(target, 'saidBy', at), at),
    synonyms: texts(target, 'synonyms', at),
    choices: optionalList(target, 'values', at).map((choice, i) => choiceOf(choice, `${at}.values[${i}]`)),
    examples: texts(target, 'examples', at),
    highImpact: target['highImpact'] === true,
  };
}

function saidByOf(value: string | undefined, at: string): SaidBy {
  if (value === undefined) return 'any';
  if (value === 'agent' || value === 'customer' || value === 'any') return value;
  if (value === 'caller') return 'customer';
  throw new Malformed(`${at}.saidBy`, 'expected agent, customer or any');
}

function choiceOf(value: unknown, at: string): TargetChoice {
  if (typeof value === 'string') return { value, synonyms: [] };
  const choice = fields(value, at);
  return { value: text(choice, 'value', at), synonyms: texts(choice, 'synonyms', at) };
}

function goldOf(value: unknown, keys: ReadonlySet<string>): Map<string, string | readonly string[]> {
  const gold = new Map<string, string | readonly string[]>();
  if (value === undefined || value === null) return gold;
  for (const [key, label] of Object.entries(fields(value, 'gold'))) {
    knownKey(key, keys, `gold.${key}`);
    if (label === null) continue;
    if (Array.isArray(label)) gold.set(key, label.map((part) => String(part)));
    else if (typeof label === 'object') throw new Malformed(`gold.${key}`, 'expected text, a number, true, false or a list of texts');
    else gold.set(key, `${label as string | number | boolean}`);
  }
  return gold;
}

/** `evidence` by key, else the last of the `mentions` of a key; a span outside of its turn is malformed. */
function evidenceOf(row: Fields, keys: ReadonlySet<string>, turns: readonly Turn[]): Map<string, GoldSpan> {
  const spans = new Map<string, GoldSpan>();
  for (const [i, value] of optionalList(row, 'mentions', '').entries()) {
    const mention = fields(value, `mentions[${i}]`);
    const key = mention['key'];
    if (typeof key === 'string' && keys.has(key)) spans.set(key, spanOf(mention, `mentions[${i}]`, turns));
  }
  const evidence = row['evidence'];
  if (evidence === undefined || evidence === null) return spans;
  for (const [key, value] of Object.entries(fields(evidence, 'evidence'))) {
    spans.set(knownKey(key, keys, `evidence.${key}`), spanOf(fields(value, `evidence.${key}`), `evidence.${key}`, turns));
  }
  return spans;
}

function spanOf(value: Fields, at: string, turns: readonly Turn[]): GoldSpan {
  const [turn, start, end] = ['turn', 'start', 'end'].map((name) => optionalNumber(value, name, at) ?? -1) as [number, number, number];
  const length = turns[turn]?.text.length ?? -1;
  if (!Number.isInteger(start) || !Number.isInteger(end) || start < 0 || end <= start || end > length) {
    throw new Malformed(at, 'expected turn, start and end of words in that turn');
  }
  return { turn, start, end };
}

function contextOf(row: Fields): CallContext {
  const timeZone = zoneOf(row);
  const locale = optionalText(row, 'locale', '');
  const region = optionalText(row, 'region', '') ?? regionOfLocale(locale) ?? regionOfZone(timeZone) ?? DEFAULTS.region;
  return {
    at: instantOf(row, timeZone),
    timeZone,
    locale: locale ?? `en-${region}`,
    currency: optionalText(row, 'currency', '') ?? CURRENCY_BY_REGION[region] ?? DEFAULTS.currency,
    region,
  };
}

/** `at` (in UTC when it has no offset), else an instant that falls on the day of the call in its own time zone. */
function instantOf(row: Fields, timeZone: string): string {
  const at = optionalText(row, 'at', '');
  const day = (at !== undefined && DAY.test(at) ? at : optionalText(row, 'referenceDate', ''))?.slice(0, 10);
  if (at !== undefined && !DAY.test(at)) {
    const time = Date.parse(/(Z|[+-]\d{2}:?\d{2})$/.test(at) ? at : `${at}Z`);
    if (Number.isNaN(time)) throw new Malformed('at', 'expected an ISO 8601 date');
    return new Date(time).toISOString();
  }
  if (day === undefined) return DEFAULTS.at;
  if (!DAY.test(day) || Number.isNaN(Date.parse(day))) throw new Malformed('referenceDate', 'expected YYYY-MM-DD');
  const local = new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' });
  const instants = ['12', '06', '18'].map((hour) => new Date(`${day}T${hour}:00:00.000Z`));
  return (instants.find((instant) => local.format(instant) === day) ?? instants[0]!).toISOString();
}

function zoneOf(row: Fields): string {
  const zone = optionalText(row, 'timeZone', '') ?? DEFAULTS.timeZone;
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone });
    return zone;
  } catch {
    throw new Malformed('timeZone', 'expected an IANA time zone');
  }
}

const regionOfLocale = (locale: string | undefined): string | undefined => locale?.match(/-([A-Z]{2})\b/)?.[1];

const regionOfZone = (zone: string): string | undefined =>
  zone.startsWith('Australia/') ? 'AU' : zone === 'Europe/London' ? 'GB' : zone === 'Pacific/Auckland' ? 'NZ' : undefined;

function fields(value: unknown, at: string): Fields {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new Malformed(at, 'expected an object');
  return value as Fields;
}

const path = (at: string, name: string): string => (at === '' ? name : `${at}.${name}`);

function text(of: Fields, name: string, at: string): string {
  const value = of[name];
  if (typeof value !== 'string') throw new Malformed(path(at, name), 'expected text');
  return value;
}

const optionalText = (of: Fields, name: string, at: string): string | undefined =>
  of[name] === undefined || of[name] === null ? undefined : text(of, name, at);

function optionalNumber(of: Fields, name: string, at: string): number | undefined {
  const value = of[name];
  if (value === undefined || value === null) return undefined;
  if (typeof value !== 'number' || !Number.isFinite(value)) throw new Malformed(path(at, name), 'expected a number');
  return value;
}

function list(of: Fields, name: string, at: string): readonly unknown[] {
  const value = of[name];
  if (!Array.isArray(value)) throw new Malformed(path(at, name), 'expected a list');
  return value;
}

const optionalList = (of: Fields, name: string, at: string): readonly unknown[] =>
  of[name] === undefined || of[name] === null ? [] : list(of, name, at);

const texts = (of: Fields, name: string, at: string): readonly string[] =>
  optionalList(of, name, at).map((value, i) => {
    if (typeof value !== 'string') throw new Malformed(`${path(at, name)}[${i}]`, 'expected text');
    return value;
  });

function knownKey(value: unknown, keys: ReadonlySet<string>, at: string): string {
  if (typeof value !== 'string' || !keys.has(value)) throw new Malformed(at, 'expected the key of a target in the same row');
  return value;
}
