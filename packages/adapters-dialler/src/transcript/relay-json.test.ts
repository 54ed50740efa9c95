import { describe, expect, it } from 'vitest';
import { readTranscript } from './read-transcript.ts';

const readText = (text: string) => readTranscript(new TextEncoder().encode(text), 'call.json');

const read = (value: unknown) => readText(JSON.stringify(value));

const turn = { speaker: 'Agent', text: 'Hello.' };

const document = (fields: object) => ({ relay: 'transcript/1', turns: [turn], ...fields });

describe("Relay's JSON", () => {
  it('keeps everything that it says', () => {
    const words = [{ text: 'Hello.', startMs: 10, endMs: 400 }];
    const parties = [{ speaker: 'Agent', side: 'agent', name: 'Priya Nair' }, { speaker: 'Caller 7', side: 'unknown' }] as const;
    expect(read(document({
      $schema: '../transcript.schema.json', externalId: 'A-1', title: 'Quote', startedAt: '2026-03-04T09:30:00+11:00',
      timeZone: 'Australia/Sydney', locale: 'en-AU', currency: 'AUD', region: 'AU', parties,
      turns: [{ ...turn, startMs: 0, endMs: 500, words, askedFor: 'name' }],
    }))).toEqual({
      ok: true,
      value: {
        format: 'json', externalId: 'A-1', title: 'Quote', startedAt: '2026-03-03T22:30:00.000Z', timeZone: 'Australia/Sydney',
        locale: 'en-AU', currency: 'AUD', region: 'AU', parties, turns: [{ ...turn, startMs: 0, endMs: 500, words, askedFor: 'name' }],
      },
    });
  });

  it('guesses the side of speakers whom it does not place', () => {
    const result = read(document({ parties: [{ speaker: 'Sam', side: 'agent' }], turns: [turn, { speaker: 'Sam', text: 'Hi.' }, { speaker: 'Customer', text: 'Yo.' }] }));
    expect(result.ok && result.value.parties).toEqual([
      { speaker: 'Sam', side: 'agent' }, { speaker: 'Agent', side: 'agent' }, { speaker: 'Customer', side: 'customer' },
    ]);
  });

  it('keeps text and speakers to the letter, line ends and empty turns included', () => {
    const turns = [{ speaker: ' A ', text: ' one\n two ' }, { speaker: 'B', text: '' }];
    const result = read(document({ turns }));
    expect(result.ok && result.value.turns).toEqual(turns);
  });

  it('rounds milliseconds', () => {
    const result = read(document({ turns: [{ ...turn, startMs: 0.4, endMs: 499.6 }] }));
    expect(result.ok && result.value.turns[0]).toMatchObject({ startMs: 0, endMs: 500 });
  });

  it.each([
    ['another version', 'relay', { relay: 'transcript/2' }],
    ['an unknown field', 'customer', { customer: 'x' }],
    ['an id that is a number', 'externalId', { externalId: 5 }],
    ['an empty title', 'title', { title: '' }],
    ['a title of two lines', 'title', { title: 'a\nb' }],
    ['a start without an offset', 'startedAt', { startedAt: '2026-03-04T09:30:00' }],
    ['an unknown time zone', 'timeZone', { timeZone: 'Australia/Sidney' }],
    ['an unknown locale', 'locale', { locale: 'e' }],
    ['an unknown currency', 'currency', { currency: 'dollars' }],
    ['an unknown region', 'region', { region: 'Australia' }],
    ['null for a field', 'title', { title: null }],
    ['parties that are no list', 'parties', { parties: {} }],
    ['a party without a side', 'parties[0].side', { parties: [{ speaker: 'A' }] }],
    ['a speaker placed twice', 'parties[1].speaker', { parties: [{ speaker: 'A', side: 'agent' }, { speaker: 'A', side: 'customer' }] }],
    ['turns that are no list', 'turns', { turns: {} }],
    ['no turns', undefined, { turns: [] }],
    ['a turn that is text', 'turns[1]', { turns: [turn, 'hello'] }],
    ['a turn without a speaker', 'turns[0].speaker', { turns: [{ text: 'x' }] }],
    ['an empty speaker', 'turns[0].speaker', { turns: [{ speaker: '', text: 'x' }] }],
    ['a turn without text', 'turns[0].text', { turns: [{ speaker: 'A' }] }],
    ['a NUL in text', 'turns[0].text', { turns: [{ speaker: 'A', text: 'a\u0000b' }] }],
    ['an escape in text', 'turns[0].text', { turns: [{ speaker: 'A', text: 'a\u001b[2Jb' }] }],
    ['half of a surrogate pair', 'turns[0].text', { turns: [{ speaker: 'A', text: '\ud800' }] }],
    ['a misspelled field', 'turns[0].startMS', { turns: [{ ...turn, startMS: 5 }] }],
    ['a time in words', 'turns[0].startMs', { turns: [{ ...turn, startMs: '0:05' }] }],
    ['a time before the call', 'turns[0].startMs', { turns: [{ ...turn, startMs: -1 }] }],
    ['an end without a start', 'turns[0].endMs', { turns: [{ ...turn, endMs: 5 }] }],
    ['an end before the start', 'turns[0]', { turns: [{ ...turn, startMs: 9, endMs: 5 }] }],
    ['turns out of order', 'turns[1]', { turns: [{ ...turn, startMs: 9, endMs: 12 }, { ...turn, startMs: 5, endMs: 8 }] }],
    ['a time after a hundred hours', 'turns[0].startMs', { turns: [{ ...turn, startMs: 360_000_000 }] }],
    ['a word without times', 'turns[0].words[0].startMs', { turns: [{ ...turn, words: [{ text: 'x' }] }] }],
  ])('is refused for %s, and the field is named', (_, field, fields) => {
    const result = read(document(fields));
    expect(result.ok ? 'read' : result.error.field).toBe(field);
    expect(result.ok ? 'read' : result.error.message.split(': ')[0]).toBe(field === undefined ? 'call.json' : `call.json, ${field}`);
  });

  it('is refused for words out of order', () => {
    const words = [{ text: 'a', startMs: 50, endMs: 60 }, { text: 'b', startMs: 40, endMs: 70 }];
    expect(read(document({ turns: [{ ...turn, startMs: 0, endMs: 90, words }] }))).toMatchObject({ ok: false, error: { kind: 'bad-timestamp', field: 'turns[0]' } });
  });

  it('says where the file stops being JSON', () => {
    expect(readText('{\n  "relay": "transcript/1",\n  "turns": [ { "speaker": Agent } ]\n}')).toMatchObject({
      ok: false, error: { kind: 'malformed-transcript', line: 3, message: 'call.json, line 3: This is not JSON from column 27 on. Correct it there, or export the transcript again.' },
    });
  });

  it.each([['a list', [turn]], ['an object of another kind', { segments: [] }], ['a targets file', { targets: [] }]])('is not taken for %s', (_, value) => {
    expect(read(value)).toMatchObject({ ok: false, error: { kind: 'unknown-format' } });
  });
});

describe('a row of relay eval', () => {
  const row = {
    id: 'row-1', source: 'elsewhere', title: null, at: '2026-03-04T09:30:00+11:00', locale: 'en-AU', gold: { name: 'x' }, targets: [],
    turns: [{ speaker: 'caller', text: '', askedFor: 'name', attempt: 0, asrAlternatives: ['x'], startMs: null }, { speaker: 'caller', text: 'Ada' }],
  };

  it('is read without what is not a transcript', () => {
    expect(read(row)).toEqual({
      ok: true,
      value: {
        format: 'json', externalId: 'row-1', startedAt: '2026-03-03T22:30:00.000Z', locale: 'en-AU', parties: [{ speaker: 'caller', side: 'customer' }],
        turns: [{ speaker: 'caller', text: '', askedFor: 'name' }, { speaker: 'caller', text: 'Ada' }],
      },
    });
  });

  it.each([['Pacific/Auckland'], ['America/Los_Angeles'], ['Pacific/Kiritimati'], ['UTC']])('takes place on its reference day in %s', (timeZone) => {
    const result = read({ ...row, at: undefined, referenceDate: '2026-03-04', timeZone });
    const startedAt = result.ok ? result.value.startedAt : undefined;
    expect(new Date(startedAt ?? 0).toLocaleDateString('en-CA', { timeZone })).toBe('2026-03-04');
  });

  it.each([['at', { at: 'yesterday' }], ['turns[0].text', { turns: [{ speaker: 'x' }] }], ['turns', { turns: null }]])('is refused when %s cannot be used', (field, fields) => {
    expect(read({ ...row, ...fields })).toMatchObject({ ok: false, error: { field } });
  });
});
