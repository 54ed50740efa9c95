import {
  type Instant, isCurrency, isLocale, isRegion, isTimeZone, ok, parseInstant, parseJson, partiesOf, type Party, type PartySide,
  type Result, type Turn, type Word,
} from '@relay/core';
import { fault, type Fault } from './errors.ts';
import type { CallFacts, FormatReading, TranscriptFormat } from './format.ts';
import { type Fields, fieldsOf, join, millisOf, nameOf, type Note, speechOf } from './json-fields.ts';
import { checkTurns, MAX_SPEAKER } from './turns.ts';

/** What marks Relay's own JSON, and its version. */
const JSON_MARKER = 'transcript/1';

/**
 * Relay's JSON (docs/schemas/transcript.schema.json), read strictly. An object with `turns` and without the marker is
 * read as a row of `relay eval`: fields that this reader does not know are left alone, and null counts as absent.
 */
export const relayJson: TranscriptFormat = {
  name: 'json',
  recognises: (text) => /^\s*(?:\{|\[\s*[[{"\]])/.test(text),
  read: (text) => {
    const json = parseJson(text);
    if (json.ok) return readJson(json.value);
    const { line, column } = json.error;
    return fault('malformed-transcript', `This is not JSON from column ${column} on. Correct it there, or export the transcript again.`, { line });
  },
};

const DOCUMENT_FIELDS = ['$schema', 'relay', 'externalId', 'title', 'startedAt', 'timeZone', 'locale', 'currency', 'region', 'parties', 'turns'];
const PARTY_FIELDS = ['speaker', 'side', 'name'];
const TURN_FIELDS = ['speaker', 'text', 'startMs', 'endMs', 'words', 'askedFor'];
const WORD_FIELDS = ['text', 'startMs', 'endMs'];

function readJson(value: unknown): Result<FormatReading, Fault> {
  const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
  if (!isObject || !(Object.hasOwn(value, 'relay') || Object.hasOwn(value, 'turns'))) {
    return fault('unknown-format', `This JSON is no transcript that Relay reads: that is an object with "relay": "${JSON_MARKER}" and "turns", as docs/schemas/transcript.schema.json says.`);
  }
  const isRow = !Object.hasOwn(value, 'relay');
  let first: ReturnType<typeof fault> | undefined;
  const note: Note = (field, problem, kind = 'malformed-transcript') => {
    first ??= fault(kind, problem, field === '' ? {} : { field });
  };
  const reading = isRow ? readRow(value as Fields, note) : readDocument(value as Fields, note);
  if (first !== undefined) return first;
  const turns = checkTurns(reading.turns.map((turn, i) => ({ turn, at: { field: `turns[${i}]` } })));
  return turns.ok ? ok({ ...reading, turns: turns.value }) : turns;
}

function readDocument(value: Fields, note: Note): FormatReading {
  const document = fieldsOf(value, '', DOCUMENT_FIELDS, note) ?? {};
  if (document['relay'] !== JSON_MARKER) note('relay', `This must be "${JSON_MARKER}", the version that this Relay reads.`);
  if (document['$schema'] !== undefined) speechOf(document['$schema'], '$schema', note);
  const facts = factsOf(document, 'externalId', instantOf(document['startedAt'], 'startedAt', note), note);
  const turns = listOf(document['turns'], 'turns', note).map((turn, i) => turnOf(turn, `turns[${i}]`, TURN_FIELDS, note));
  const parties = (document['parties'] === undefined ? [] : listOf(document['parties'], 'parties', note)).map((party, i) => partyOf(party, `parties[${i}]`, note));
  const seen = new Set<string>();
  for (const [i, { speaker }] of parties.entries()) {
    if (seen.has(speaker)) note(`parties[${i}].speaker`, 'Another party has this speaker already. Keep one of them.');
    seen.add(speaker);
  }
  return { turns, parties: partiesWith(parties, turns), facts };
}

/** A row of `relay eval`: what it says beside the conversation is none of a transcript's business. */
function readRow(value: Fields, note: Note): FormatReading {
  const row = withoutNulls(value);
  const turns = listOf(row['turns'], 'turns', note).map((turn, i) => turnOf(withoutNulls(turn), `turns[${i}]`, undefined, note));
  const startedAt = dayOf(row['at'] ?? row['referenceDate'], row['timeZone']) ?? instantOf(row['at'], 'at', note);
  return { turns, facts: factsOf(row, 'id', startedAt, note) };
}

const withoutNulls = <T>(value: T): T =>
  typeof value !== 'object' || value === null || Array.isArray(value)
    ? value
    : (Object.fromEntries(Object.entries(value).filter(([, field]) => field !== null)) as T);

function factsOf(fields: Fields, idField: string, startedAt: Instant | undefined, note: Note): CallFacts {
  const name = (field: string) => (fields[field] === undefined ? undefined : nameOf(fields[field], field, 200, note));
  const checked = (field: string, accepts: (value: string) => boolean, example: string) => {
    const value = fields[field];
    if (value === undefined || (typeof value === 'string' && accepts(value))) return value;
    note(field, `Relay does not know this ${field}. Write it like ${example}.`);
    return undefined;
  };
  const facts = {
    externalId: name(idField),
    title: name('title'),
    startedAt,
    timeZone: checked('timeZone', isTimeZone, 'Australia/Sydney'),
    locale: checked('locale', isLocale, 'en-AU'),
    currency: checked('currency', isCurrency, 'AUD'),
    region: checked('region', isRegion, 'AU'),
  };
  return Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== undefined));
}

function instantOf(value: unknown, field: string, note: Note): Instant | undefined {
  if (value === undefined) return undefined;
  const instant = parseInstant(value);
  if (instant === undefined) note(field, 'This must be a date and time with an offset, like 2026-03-04T09:30:00+11:00.');
  return instant;
}

/** An instant that falls on the day in the row's time zone, for a row that knows no more than the day. */
function dayOf(value: unknown, timeZone: unknown): Instant | undefined {
  if (typeof value !== 'string' || !/^\d{4}-\d{2}-\d{2}$/.test(value)) return undefined;
  const zone = typeof timeZone === 'string' && isTimeZone(timeZone) ? timeZone : 'UTC';
  const local = new Intl.DateTimeFormat('en-CA', { timeZone: zone, year: 'numeric', month: '2-digit', day: '2-digit' });
  return ['12', '06', '18']
    .map((hour) => parseInstant(`${value}T${hour}:00:00Z`))
    .find((instant) => instant !== undefined && local.format(new Date(instant)) === value);
}

function turnOf(value: unknown, path: string, known: readonly string[] | undefined, note: Note): Turn {
  const turn = fieldsOf(value, path, known, note) ?? {};
  const millis = (field: 'startMs' | 'endMs') => (turn[field] === undefined ? {} : { [field]: millisOf(turn[field], join(path, field), note) });
  if (turn['endMs'] !== undefined && turn['startMs'] === undefined) note(join(path, 'endMs'), 'This needs startMs beside it.', 'bad-timestamp');
  const wordsPath = join(path, 'words');
  return {
    speaker: nameOf(turn['speaker'], join(path, 'speaker'), MAX_SPEAKER, note),
    text: speechOf(turn['text'], join(path, 'text'), note),
    ...millis('startMs'),
    ...millis('endMs'),
    ...(turn['words'] === undefined ? {} : { words: listOf(turn['words'], wordsPath, note).map((word, i) => wordOf(word, `${wordsPath}[${i}]`, known && WORD_FIELDS, note)) }),
    ...(turn['askedFor'] === undefined ? {} : { askedFor: nameOf(turn['askedFor'], join(path, 'askedFor'), 64, note) }),
  };
}

function wordOf(value: unknown, path: string, known: readonly string[] | undefined, note: Note): Word {
  const word = fieldsOf(value, path, known, note) ?? {};
  return {
    text: speechOf(word['text'], join(path, 'text'), note),
    startMs: millisOf(word['startMs'], join(path, 'startMs'), note),
    endMs: millisOf(word['endMs'], join(path, 'endMs'), note),
  };
}

const SIDES: readonly PartySide[] = ['agent', 'customer', 'unknown'];

function partyOf(value: unknown, path: string, note: Note): Party {
  const party = fieldsOf(value, path, PARTY_FIELDS, note) ?? {};
  const side = SIDES.find((known) => known === party['side']);
  if (side === undefined) note(join(path, 'side'), `This must be one of ${SIDES.join(', ')}.`);
  return {
    speaker: nameOf(party['speaker'], join(path, 'speaker'), MAX_SPEAKER, note),
    side: side ?? 'unknown',
    ...(party['name'] === undefined ? {} : { name: nameOf(party['name'], join(path, 'name'), 200, note) }),
  };
}

/** The parties as given, and a guess for each speaker who has none. */
function partiesWith(given: readonly Party[], turns: readonly Turn[]): Party[] {
  const known = new Set(given.map((party) => party.speaker));
  return [...given, ...partiesOf(turns).filter((party) => !known.has(party.speaker))];
}

function listOf(value: unknown, path: string, note: Note): readonly unknown[] {
  if (Array.isArray(value)) return value;
  note(path, 'This must be a list.');
  return [];
}
