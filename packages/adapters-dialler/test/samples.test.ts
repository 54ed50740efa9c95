import { readdirSync, readFileSync } from 'node:fs';
import { readTargets } from '@relay/core';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { readTranscript } from '../src/index.ts';

const ROOT = new URL('../../server/', import.meta.url);

const readText = (path: string): string => readFileSync(new URL(path, ROOT), 'utf8');

const validator = (schema: string) => new Ajv2020({ strictTypes: false }).compile(JSON.parse(readText(`../../docs/schemas/${schema}`)) as object);

interface Expected {
  readonly outcome: string;
  readonly value?: unknown;
}

const OUTCOMES = ['found', 'not-mentioned', 'ambiguous', 'conflict', 'rejected', 'needs-model', 'not-found'];

const formats = new Set<string>();

describe.each(['sales', 'service'])('the %s samples', (set) => {
  const files = readdirSync(new URL(`samples/${set}/calls/`, ROOT));
  const expected = JSON.parse(readText(`samples/${set}/expected.json`)) as Record<string, Record<string, Expected>>;

  it.each(files)('hold %s as a transcript with a start and two known sides', (file) => {
    const read = readTranscript(readFileSync(new URL(`samples/${set}/calls/${file}`, ROOT)), file);
    if (!read.ok) throw new Error(read.error.message);
    formats.add(read.value.format);
    expect(read.value.parties.map((party) => party.side).toSorted()).toEqual(['agent', 'customer']);
    expect(read.value.turns.every((turn) => turn.text.length > 2)).toBe(true);
    expect(read.value.startedAt).toMatch(/^2026-0[34]-\d\dT/);
    // The name says the same start as the file, where the file says one.
    expect(readTranscript(new TextEncoder().encode('Agent: hi'), file)).toMatchObject({ value: { startedAt: read.value.startedAt } });
  });

  it('hold JSON that the published schemas accept', () => {
    const isTranscript = validator('transcript.schema.json');
    const transcripts = files.filter((file) => file.endsWith('.json')).map((file) => JSON.parse(readText(`samples/${set}/calls/${file}`)) as unknown);
    expect(transcripts.length).toBeGreaterThan(0);
    expect(transcripts.map((transcript) => isTranscript(transcript))).toEqual(transcripts.map(() => true));
    expect(validator('targets.schema.json')(JSON.parse(readText(`samples/${set}/targets.json`)))).toBe(true);
  });

  it('expect an answer for every call and every target, and for nothing else', () => {
    const targets = readTargets(readText(`samples/${set}/targets.json`), 'targets.json');
    if (!targets.ok) throw new Error(targets.error.message);
    expect(Object.keys(expected).toSorted()).toEqual(files.toSorted());
    for (const answers of Object.values(expected)) {
      expect(Object.keys(answers)).toEqual(targets.value.map((target) => target.key));
      for (const { outcome, value } of Object.values(answers)) {
        expect(OUTCOMES).toContain(outcome);
        expect(value === undefined).toBe(outcome !== 'found');
      }
    }
  });

  it('hold no number or address that could be somebody\'s', () => {
    const answers = Object.values(expected).flatMap((byTarget) => Object.values(byTarget)).map((answer) => String(answer.value));
    const numbers = answers.filter((value) => value.startsWith('+'));
    expect(numbers.length).toBeGreaterThan(2);
    // ACMA, "Phone numbers for use in TV shows, films and creative works".
    for (const number of numbers) expect(number).toMatch(/^\+61(?:491570(?:006|156|157|158|159|110)|25550\d{4})$/);
    for (const address of answers.filter((value) => value.includes('@'))) expect(address).toMatch(/@example\.com$/);
  });

  it('are all told of in the README', () => {
    const readme = readText('samples/README.md');
    for (const file of files) expect(readme).toContain(`| ${file.replace(/^[^-]*-/, '').replace(/\.\w+$/, '')} |`);
  });
});

it('the samples together hold every format that Relay reads', () => {
  expect([...formats].toSorted()).toEqual(['json', 'srt', 'text', 'webvtt']);
});
