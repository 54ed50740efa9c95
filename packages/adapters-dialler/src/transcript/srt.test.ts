import { describe, expect, it } from 'vitest';
import { readTranscript } from './read-transcript.ts';

const read = (...lines: string[]) => readTranscript(new TextEncoder().encode(lines.join('\r\n')), 'call.srt');

const turnsOf = (...lines: string[]) => {
  const result = read(...lines);
  if (!result.ok) throw new Error(result.error.message);
  expect(result.value.format).toBe('srt');
  return result.value.turns;
};

describe('SRT', () => {
  it('takes speakers from labels and times from captions', () => {
    expect(turnsOf('1', '00:00:01,000 --> 00:00:02,500', 'Agent: Hello.', '', '2', '00:00:03,000 --> 00:00:04,000', 'Customer: Hi.', '')).toEqual([
      { speaker: 'Agent', text: 'Hello.', startMs: 1000, endMs: 2500 },
      { speaker: 'Customer', text: 'Hi.', startMs: 3000, endMs: 4000 },
    ]);
  });

  it('goes on with the last speaker, and knows none before the first label', () => {
    const turns = turnsOf('1', '00:00:01,000 --> 00:00:02,000', 'Welcome.', '', '2', '00:00:02,000 --> 00:00:03,000', 'Agent: One', 'hundred', '', '3', '00:00:03,000 --> 00:00:04,000', 'and five.');
    expect(turns.map((turn) => [turn.speaker, turn.text])).toEqual([['unknown', 'Welcome.'], ['Agent', 'One hundred'], ['Agent', 'and five.']]);
  });

  it('leaves out formatting and positions', () => {
    expect(turnsOf('1', '00:00:01,000 --> 00:00:02,000 X1:10 X2:20', '{\\an8}<i>Agent: five</i> <font color="red">hundred</font> < six <unk>')[0]?.text).toBe('five hundred < six <unk>');
  });

  it('reads points in times and captions without counters', () => {
    expect(turnsOf('', '00:00:01.5 --> 00:00:02.000', 'Agent: Hi.')[0]).toMatchObject({ startMs: 1500, endMs: 2000 });
  });

  it('keeps numbers that are said', () => {
    expect(turnsOf('1', '00:00:01,000 --> 00:00:02,000', 'Customer: my code is', '4207')[0]?.text).toBe('my code is 4207');
  });

  it.each([
    ['a broken arrow', 'bad-timestamp', 2, ['1', '00:00:01,000 -> 00:00:02,000', 'Hi.']],
    ['an unreadable time', 'bad-timestamp', 6, ['1', '00:00:01,000 --> 00:00:02,000', 'Hi.', '', '2', '00:00:71,000 --> 00:01:12,000', 'Yo.']],
    ['a time that ends before it starts', 'bad-timestamp', 2, ['1', '00:00:03,000 --> 00:00:02,000', 'Hi.']],
    ['captions out of order', 'bad-timestamp', 6, ['1', '00:01:03,000 --> 00:01:04,000', 'Hi.', '', '2', '00:00:01,000 --> 00:00:02,000', 'Yo.']],
    ['an empty line inside a caption', 'malformed-transcript', 5, ['1', '00:00:01,000 --> 00:00:02,000', 'Hi.', '', 'lost']],
    ['a missing empty line', 'malformed-transcript', 5, ['1', '00:00:01,000 --> 00:00:02,000', 'Hi.', '2', '00:00:02,000 --> 00:00:03,000', 'Yo.']],
  ])('is refused for %s', (_, kind, line, lines) => {
    const result = read(...lines);
    expect(result.ok ? undefined : result.error).toMatchObject({ kind, line, file: 'call.srt' });
  });
});
