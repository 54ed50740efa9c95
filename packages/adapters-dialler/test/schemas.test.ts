import { readFileSync } from 'node:fs';
import { readTargets } from '@relay/core';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { readTranscript } from '../src/index.ts';

type Json = null | boolean | number | string | Json[] | { [name: string]: Json };

interface Subject {
  readonly schema: string;
  readonly valid: readonly Json[];
  /** Why the reader refuses a value; `undefined` when it takes it. */
  readonly refusal: (value: Json) => string | undefined;
  /** Refusals whose rules the schema's description lists as beyond it. */
  readonly beyondSchema: RegExp;
}

const TRANSCRIPT: Subject = {
  schema: 'transcript.schema.json',
  valid: [
    { relay: 'transcript/1', turns: [{ speaker: 'Agent', text: 'Hello.' }] },
    {
      $schema: 'x', relay: 'transcript/1', externalId: 'A-1', title: 'Quote', startedAt: '2026-03-04T09:30:00+11:00', timeZone: 'Australia/Sydney',
      locale: 'en-AU', currency: 'AUD', region: 'AU', parties: [{ speaker: 'Agent', side: 'agent', name: 'Priya' }, { speaker: 'B', side: 'unknown' }],
      turns: [
        { speaker: 'Agent', text: 'one\ntwo', startMs: 0, endMs: 500.5, words: [{ text: 'one', startMs: 0, endMs: 100 }, { text: 'two', startMs: 90, endMs: 200 }] },
        { speaker: 'B', text: '', startMs: 400, askedFor: 'name' },
      ],
    },
  ],
  refusal: (value) => {
    // Without the marker the reader takes it for a row of relay eval, which the schema does not describe.
    if (!Object.hasOwn(value as object, 'relay')) return 'no marker';
    const read = readTranscript(new TextEncoder().encode(JSON.stringify(value)), 'x');
    return read.ok ? undefined : read.error.message;
  },
  beyondSchema: /ends before it starts|is over before an earlier turn|words do not run forward|Nothing is said|has this speaker already|does not know this (timeZone|locale|currency|region)|must be a date and time|half of a character/,
};

const TARGETS: Subject = {
  schema: 'targets.schema.json',
  valid: [
    [{ key: 'budget', type: 'money' }],
    {
      $schema: 'x', relay: 'targets/1', targets: [
        { key: 'a', label: 'A', description: 'An a.', type: 'enum', saidBy: 'customer', synonyms: ['s'], choices: [{ value: 'x', synonyms: ['ex'] }, { value: 'y' }], examples: ['e'], highImpact: true },
        { key: 'b', type: 'multi-enum', values: ['p', 'q'] },
        { key: 'c', type: 'text', values: [], saidBy: 'any' },
      ],
    },
  ],
  refusal: (value) => {
    const read = readTargets(JSON.stringify(value), 'x');
    return read.ok ? undefined : read.error.message;
  },
  beyondSchema: /which targets\[\d+\] has already|cannot mean both|without control or invisible characters/,
};

const schemaOf = (name: string): object => JSON.parse(readFileSync(new URL(`../../../docs/schemas/${name}`, import.meta.url), 'utf8')) as object;

const isBranch = (value: Json): value is Json[] | { [name: string]: Json } => typeof value === 'object' && value !== null;

const placesIn = (value: Json): string[][] =>
  isBranch(value) ? Object.entries(value).flatMap(([name, inner]) => [[name], ...placesIn(inner).map((rest) => [name, ...rest])]) : [];

/** The value with the one place changed: `undefined` takes it out. */
const changed = (value: Json, [name = '', ...rest]: readonly string[], put: Json | undefined): Json => {
  if (!isBranch(value)) return value;
  const inner = (value as { [name: string]: Json })[name]!;
  const entries = Object.entries(value).flatMap(([field, kept]): [string, Json][] => {
    if (field !== name) return [[field, kept]];
    const next = rest.length > 0 ? changed(inner, rest, put) : put;
    return next === undefined ? [] : [[field, next]];
  });
  return Array.isArray(value) ? entries.map(([, kept]) => kept) : Object.fromEntries(entries);
};

const OTHER_VALUES: readonly Json[] = [
  null, true, false, 0, -1, 5, 0.5, 1e12, '', ' ', 'x', 'enum', 'text', 'agent', 'unknown', 'two words', 'a\nb', 'a\u0007b', 'a\u200bb', 'zero\u00adwidth', '\u{e0041}', '😀',
  'x'.repeat(64), 'x'.repeat(65), 'x'.repeat(100), 'x'.repeat(101), '😀'.repeat(100), 'x'.repeat(200), 'x'.repeat(201), 'x'.repeat(501), 'aud', 'NZD', 'NZ', '2026-03-04', '2026-03-04T09:30Z',
  [], ['x'], ['x', 'y'], ['x', 'x'], [5], {}, { value: 'z' }, { key: 'z', type: 'date' }, { speaker: 'A', text: 'b' }, { extra: 1 }, 'transcript/2', 'targets/2',
];

const at = (value: Json, place: readonly string[]): Json => place.reduce<Json>((inner, step) => (inner as { [name: string]: Json })[step]!, value);

describe.each([TRANSCRIPT, TARGETS])('$schema', ({ schema, valid, refusal, beyondSchema }) => {
  const validate = new Ajv2020({ strictTypes: false }).compile(schemaOf(schema));

  /** What schema and reader make of a value differently; nothing when they agree. */
  const disagreement = (value: Json): string | undefined => {
    const why = refusal(value);
    const said = validate(value);
    const agree = why === undefined ? said : !said || beyondSchema.test(why);
    return agree ? undefined : `${JSON.stringify(value)}: reader: ${why ?? 'takes it'}; schema: ${JSON.stringify(validate.errors ?? 'takes it')}`;
  };

  it('takes its valid examples, as the reader does', () => {
    expect(valid.map((value) => [validate(value), refusal(value)])).toEqual(valid.map(() => [true, undefined]));
  });

  it('agrees with the reader on each example with one place changed, but for the rules it says are beyond it', () => {
    const values = valid.flatMap((example) => placesIn(example).flatMap((place) => [undefined, ...OTHER_VALUES].map((put) => changed(example, place, put))));
    expect(values.map(disagreement).filter((found) => found !== undefined)).toEqual([]);
    const taken = values.filter((value) => validate(value)).length;
    expect(Math.min(taken, values.length - taken)).toBeGreaterThan(100);
  });

  it('agrees with the reader when a field is added anywhere', () => {
    const names = ['label', 'values', 'choices', 'words', 'endMs', 'side', 'unheard_of'];
    const values = valid.flatMap((example) => {
      const objects = [[], ...placesIn(example)].filter((place) => isBranch(at(example, place)) && !Array.isArray(at(example, place)));
      return objects.flatMap((place) => names.flatMap((name) => OTHER_VALUES.map((put) => {
        const object = { ...(at(example, place) as { [name: string]: Json }), [name]: put };
        return place.length === 0 ? object : changed(example, place, object);
      })));
    });
    expect(values.map(disagreement).filter((found) => found !== undefined)).toEqual([]);
  });
});
