import { describe, expect, it } from 'vitest';
import { readTranscript } from './read-transcript.ts';

const read = (...lines: string[]) => readTranscript(new TextEncoder().encode(lines.join('\n')), 'call.txt');

const turnsOf = (...lines: string[]) => {
  const result = read(...lines);
  if (!result.ok) throw new Error(result.error.message);
  expect(result.value.format).toBe('text');
  return result.value.turns;
};

const said = (...lines: string[]) => turnsOf(...lines).map((turn) => [turn.speaker, turn.text]);

describe('plain text', () => {
  it('begins a turn at each speaker and goes on with it on other lines', () => {
    expect(said('Agent: Hello.', '', 'Customer: Hi. My number is', 'five five', '', 'five.')).toEqual([
      ['Agent', 'Hello.'], ['Customer', 'Hi. My number is five five five.'],
    ]);
  });

  it.each([
    ['[00:01:02] Agent: Hi.', 62_000],
    ['(01:02) Agent: Hi.', 62_000],
    ['[1:02:03.250] Agent: Hi.', 3_723_250],
    ['00:01:02 Agent: Hi.', 62_000],
    ['[00:01:02] - Agent: Hi.', 62_000],
    ['Agent [00:01:02]: Hi.', 62_000],
    ['Agent (75:30): Hi.', 4_530_000],
  ])('reads the time in %j', (line, startMs) => {
    expect(turnsOf(line)).toEqual([{ speaker: 'Agent', text: 'Hi.', startMs }]);
  });

  it('keeps clock times that are said', () => {
    expect(said('Customer: what about', '10:30 on Friday', 'Agent: 10:30: fine.')).toEqual([['Customer', 'what about 10:30 on Friday'], ['Agent', '10:30: fine.']]);
  });

  it('does not take part of a sentence for a speaker', () => {
    expect(said('Customer: well', 'my limit is: fifty', 'see https://example.com for: it', 'Agent: okay')).toEqual([
      ['Customer', 'well my limit is: fifty see https://example.com for: it'], ['Agent', 'okay'],
    ]);
  });

  it.each([['SPEAKER_00'], ['agent'], ['Jane Smith'], ['Speaker 1'], ['Dr. Lee-Wong (Billing)'], ['客服'], ['Zoë O’Neil']])('takes %j for a speaker', (speaker) => {
    expect(said(`${speaker}: hello`, 'Other: hi')).toEqual([[speaker, 'hello'], ['Other', 'hi']]);
  });

  it('takes a speaker in small letters who speaks twice', () => {
    expect(said('jane smith: hello', 'sam: hi', 'jane smith: bye')).toEqual([['jane smith', 'hello'], ['sam', 'hi'], ['jane smith', 'bye']]);
  });

  it('keeps a turn in which nothing is said', () => {
    expect(said('Agent: hello?', 'Customer:', 'Agent: hello?')).toEqual([['Agent', 'hello?'], ['Customer', ''], ['Agent', 'hello?']]);
  });

  it.each([
    ['a title', 'malformed-transcript', 1, ['Our call of yesterday', '', 'Agent: Hi.']],
    ['a time without a speaker', 'malformed-transcript', 2, ['[00:01] Agent: Hi.', '[00:05] and so on']],
    ['an impossible time', 'bad-timestamp', 2, ['[00:01] Agent: Hi.', '[00:75] Agent: Yo.']],
    ['turns out of order', 'bad-timestamp', 3, ['[00:01] Agent: Hi.', '[00:09] Customer: Yo.', '[00:08] Agent: So.']],
    ['nothing said', 'no-speech', undefined, ['Agent:', 'Customer:']],
    ['prose', 'unknown-format', undefined, ['It was a dark and stormy night; the rain fell in torrents.']],
    ['a table', 'unknown-format', undefined, ['speaker,text', 'agent,hello']],
    ['markup', 'unknown-format', undefined, ['<html><body>Agent</body></html>']],
  ])('is refused for %s', (_, kind, line, lines) => {
    const result = read(...lines);
    expect(result.ok ? undefined : result.error).toMatchObject({ kind, file: 'call.txt', ...(line === undefined ? {} : { line }) });
  });
});
