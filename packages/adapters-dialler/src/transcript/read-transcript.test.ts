import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MAX_TRANSCRIPT_LINES } from './lines.ts';
import { MAX_TRANSCRIPT_BYTES, readTranscript } from './read-transcript.ts';

const utf8 = (text: string) => new TextEncoder().encode(text);

const utf16 = (text: string, littleEndian: boolean) => {
  const bytes = new Uint8Array(text.length * 2);
  const view = new DataView(bytes.buffer);
  for (let i = 0; i < text.length; i += 1) view.setUint16(i * 2, text.charCodeAt(i), littleEndian);
  return bytes;
};

const refusal = (bytes: Uint8Array, name = 'call.txt') => {
  const result = readTranscript(bytes, name);
  return result.ok ? undefined : result.error;
};

const SECRET = 'Quokkasecret';

const SAMPLES: Readonly<Record<string, string>> = {
  webvtt: `WEBVTT ${SECRET}\n\nNOTE ${SECRET}\n\n${SECRET}\n00:01.000 --> 00:04.000\n<v ${SECRET}>my card is ${SECRET}\n\n00:05.000 --> 00:06.000\n<v ${SECRET}>yes &amp; ${SECRET}</v>\n`,
  srt: `1\n00:00:01,000 --> 00:00:02,000\n${SECRET}: my card is ${SECRET}\n\n2\n00:00:03,000 --> 00:00:04,000\n${SECRET}\n`,
  text: `[00:01] ${SECRET}: my card is ${SECRET}\n\n(00:05) ${SECRET}: ${SECRET}\n${SECRET}\n`,
  json: JSON.stringify({ relay: 'transcript/1', title: SECRET, turns: [{ speaker: SECRET, text: `my card is ${SECRET}`, startMs: 1, endMs: 2, words: [{ text: SECRET, startMs: 1, endMs: 2 }] }] }, undefined, 1),
  row: JSON.stringify({ id: SECRET, at: '2026-03-04', turns: [{ speaker: SECRET, text: SECRET, askedFor: SECRET }] }, undefined, 1),
};

describe('readTranscript', () => {
  it.each([
    ['UTF-8', utf8('Agent: Zoë, 客服 😀')],
    ['UTF-8 with a byte order mark', utf8('\ufeffAgent: Zoë, 客服 😀')],
    ['UTF-16, low byte first', utf16('\ufeffAgent: Zoë, 客服 😀', true)],
    ['UTF-16, high byte first', utf16('\ufeffAgent: Zoë, 客服 😀', false)],
  ])('reads %s', (_, bytes) => {
    expect(readTranscript(bytes, 'call.txt')).toMatchObject({ ok: true, value: { turns: [{ speaker: 'Agent', text: 'Zoë, 客服 😀' }] } });
  });

  it.each(['\n', '\r\n', '\r'])('reads lines that end with %j', (end) => {
    const result = readTranscript(utf8(['WEBVTT', '', '00:01.000 --> 00:02.000', '<v A>Hi.', '', '00:02.000 --> 00:03.000', '<v B>Yo.'].join(end)), 'x');
    expect(result.ok && result.value.turns).toHaveLength(2);
  });

  it.each([
    ['no bytes', new Uint8Array(), 'empty-file', undefined],
    ['only white space', utf8(' \n\t\r\n\u00a0'), 'empty-file', undefined],
    ['a byte order mark and nothing else', utf8('\ufeff'), 'empty-file', undefined],
    ['NUL bytes', utf8('Agent: a\u0000b'), 'binary-file', undefined],
    ['UTF-16 without a byte order mark', utf16('Agent: hello', true), 'binary-file', undefined],
    ['an escape sequence', utf8('Agent: hi\nAgent: \u001b[2J'), 'binary-file', 2],
    ['a C1 control character', utf8('Agent: hi\nAgent: a\u009bb'), 'binary-file', 2],
    ['control bytes and no UTF-8', new Uint8Array([0x52, 0x49, 0x46, 0x46, 0x02, 0xff, 0xfb]), 'binary-file', undefined],
    ['Windows-1252', new Uint8Array([...utf8('Agent: hi\nCustomer: I’m '), 0x5a, 0x6f, 0xeb]), 'unsupported-encoding', 2],
    ['UTF-8 that is cut short', utf8('Agent: 😀').slice(0, -1), 'unsupported-encoding', 1],
    ['half of a UTF-16 character', utf16('\ufeffAgent: hi', true).slice(0, -1), 'unsupported-encoding', undefined],
    ['half of a surrogate pair in UTF-16', utf16('\ufeffAgent: \ud83d', true), 'unsupported-encoding', undefined],
    ['UTF-32', new Uint8Array([0xff, 0xfe, 0, 0, 0x41, 0, 0, 0]), 'unsupported-encoding', undefined],
    ['fifty megabytes', new Uint8Array(50_000_000).fill(0x41), 'file-too-large', undefined],
    ['one byte too many', new Uint8Array(MAX_TRANSCRIPT_BYTES + 1).fill(0x41), 'file-too-large', undefined],
    ['too many lines', utf8(`Agent: hi${'\n'.repeat(MAX_TRANSCRIPT_LINES)}`), 'transcript-too-long', undefined],
    ['too many turns', utf8('Agent: hi\n'.repeat(20_001)), 'transcript-too-long', 20_001],
    ['a turn that is too long', utf8(`Agent: hi\nAgent: ${'a'.repeat(100_001)}`), 'transcript-too-long', 2],
    ['too much text', utf8(`Agent: ${'a'.repeat(99_999)}\n`.repeat(51)), 'transcript-too-long', 51],
    ['a speaker that is too long', utf8(`WEBVTT\n\n00:01.000 --> 00:02.000\n<v ${'a'.repeat(201)}>hi`), 'malformed-transcript', 3],
  ])('refuses %s', (_, bytes, kind, line) => {
    const error = refusal(bytes);
    expect(error).toMatchObject({ kind, file: 'call.txt' });
    expect(error?.line).toBe(line);
    expect(error?.message).toMatch(/^call\.txt.*: .*\. [A-Z].*\.$/);
  });

  it('reads a file of the largest size', () => {
    const line = `Agent: ${'a'.repeat(970)}\n`;
    const text = line.repeat(5000) + '\n'.repeat(MAX_TRANSCRIPT_LINES - 5002);
    expect(readTranscript(utf8(text.padEnd(MAX_TRANSCRIPT_BYTES, ' ')), 'x').ok).toBe(true);
  });

  it.each([
    ['20260304T101500+1100-quote.vtt', '2026-03-03T23:15:00.000Z'],
    ['calls/march/20260304T1015Z.txt', '2026-03-04T10:15:00.000Z'],
    ['20260304T1015.txt', undefined],
    ['20261304T1015Z.txt', undefined],
    ['20260304T1015Z/quote.txt', undefined],
    ['quote.txt', undefined],
  ])('takes the start of a call from the file name %j', (name, startedAt) => {
    const result = readTranscript(utf8('Agent: hi'), name);
    expect(result.ok && result.value.startedAt).toBe(startedAt);
  });

  it('believes the file before its name', () => {
    const file = JSON.stringify({ relay: 'transcript/1', startedAt: '2025-01-02T03:04:05Z', turns: [{ speaker: 'A', text: 'hi' }] });
    expect(readTranscript(utf8(file), '20260304T101500Z.json')).toMatchObject({ value: { startedAt: '2025-01-02T03:04:05.000Z' } });
  });

  it('names every format when it knows none', () => {
    const message = refusal(utf8('nothing in particular'))?.message ?? '';
    for (const format of ['WebVTT', 'SRT', 'Speaker: ', 'transcript/1']) expect(message).toContain(format);
  });

  it('does not let a file name steer a terminal', () => {
    expect(refusal(new Uint8Array(), 'a\u001b[2J\n\u202eb.txt')?.message).toBe('a?[2J??b.txt: This file is empty. Export the transcript again.');
  });

  it('never throws, whatever the bytes', () => {
    const starts = ['', 'WEBVTT\n\n', '1\n00:00:01,000 --> 00:00:02,000\n', 'Agent: ', '{"relay":"transcript/1","turns":', '\ufeff'].map(utf8);
    fc.assert(
      fc.property(fc.constantFrom(...starts), fc.oneof(fc.uint8Array({ maxLength: 200 }), fc.string({ unit: 'binary' }).map(utf8)), (start, rest) => {
        const result = readTranscript(new Uint8Array([...start, ...rest]), 'x');
        expect(typeof (result.ok ? result.value.format : result.error.message)).toBe('string');
      }),
      { numRuns: 1000 },
    );
  });

  it('gives turns that it would accept again, whatever JSON is put in them', () => {
    let accepted = 0;
    const mostly = <T>(arbitrary: fc.Arbitrary<T>) => fc.oneof({ weight: 20, arbitrary }, { weight: 1, arbitrary: fc.jsonValue({ maxDepth: 1 }) });
    const [text, time] = [mostly(fc.string({ minLength: 1 })), mostly(fc.double({ min: 0, max: 9, noNaN: true }))];
    const later = mostly(fc.double({ min: 9, max: 20, noNaN: true }));
    const word = fc.record({ text, startMs: fc.constant(0), endMs: time });
    const turn = fc.record({ speaker: text, text, startMs: time, endMs: later, words: fc.array(word), askedFor: text }, { requiredKeys: ['speaker', 'text', 'startMs'] });
    fc.assert(
      fc.property(fc.array(turn, { minLength: 1, maxLength: 3 }), fc.boolean(), (turns, marked) => {
        const first = readTranscript(utf8(JSON.stringify({ ...(marked ? { relay: 'transcript/1' } : {}), turns })), 'x');
        if (!first.ok) return;
        accepted += 1;
        const again = readTranscript(utf8(JSON.stringify({ relay: 'transcript/1', turns: first.value.turns })), 'x');
        expect(again.ok && again.value.turns).toEqual(first.value.turns);
      }),
      { numRuns: 500 },
    );
    expect(accepted).toBeGreaterThan(50);
  });

  it('never repeats what was said, or by whom, however a file is broken', () => {
    let refused = 0;
    const breakage = fc.record({
      sample: fc.constantFrom(...Object.values(SAMPLES)),
      at: fc.nat(),
      cut: fc.integer({ min: 0, max: 12 }),
      put: fc.constantFrom('', '\n', '\n\n', '"', '<', ': ', '-->', '00:99', ',', '}', '5', `${SECRET} ${SECRET}`, `"${SECRET} ${SECRET}": 1, `),
    });
    fc.assert(
      fc.property(breakage, ({ sample, at, cut, put }) => {
        const place = at % sample.length;
        const error = refusal(utf8(sample.slice(0, place) + put + sample.slice(place + cut)));
        refused += error === undefined ? 0 : 1;
        expect(JSON.stringify(error ?? {})).not.toContain(SECRET.slice(0, 6));
      }),
      { numRuns: 3000 },
    );
    expect(refused).toBeGreaterThan(300);
  });

  it.each([
    ['speaker labels', 'Agent: hi\n'],
    ['colons', 'a:'],
    ['brackets', '[0:'],
    ['open tags', '<v '],
    ['open font tags', '<font '],
    ['references', '&#x'],
    ['blanks', ' \t'],
    ['blanks and letters', '    x'],
    ['digits', '1234567890'],
    ['arrows', '-->'],
    ['lines of one letter', 'x\n'],
    ['open JSON lists', '['],
    ['quotes', '"\\'],
  ])('takes time in proportion to four megabytes of %s', (_, piece) => {
    const bulk = piece.repeat(Math.ceil(4_000_000 / piece.length));
    const startedAt = performance.now();
    for (const start of ['', 'WEBVTT\n\n00:01.000 --> 00:02.000\n', '1\n00:00:01,000 --> 00:00:02,000\n', 'Agent: ', '{"relay":"transcript/1","turns":[{"speaker":"a","text":"']) {
      readTranscript(utf8(start + bulk), 'x');
    }
    // Ample for a slow machine; a quadratic step takes hours.
    expect(performance.now() - startedAt).toBeLessThan(20_000);
  });
});
