import { describe, expect, it } from 'vitest';
import { readTranscript } from './read-transcript.ts';

const read = (...lines: string[]) => readTranscript(new TextEncoder().encode(lines.join('\n')), 'call.vtt');

const turnsOf = (...lines: string[]) => {
  const result = read(...lines);
  if (!result.ok) throw new Error(result.error.message);
  expect(result.value.format).toBe('webvtt');
  return result.value.turns;
};

const said = (...lines: string[]) => turnsOf(...lines).map((turn) => `${turn.speaker}: ${turn.text}`);

const refusal = (...lines: string[]) => {
  const result = read(...lines);
  return result.ok ? undefined : result.error;
};

describe('WebVTT', () => {
  it('takes speakers from voice tags and times from cues', () => {
    expect(turnsOf('WEBVTT', '', '00:00:01.000 --> 00:00:02.500', '<v Agent>Hello.</v>', '', '00:03.000 --> 00:04.000', '<v Jane Smith>Hi.')).toEqual([
      { speaker: 'Agent', text: 'Hello.', startMs: 1000, endMs: 2500 },
      { speaker: 'Jane Smith', text: 'Hi.', startMs: 3000, endMs: 4000 },
    ]);
  });

  it('leaves out ids, settings, notes, styles, regions and header text', () => {
    expect(said(
      'WEBVTT - sales call', 'Kind: captions', 'Language: en-AU', '',
      'NOTE', 'made by hand', 'on two lines', '', 'NOTE one line', '', 'STYLE', '::cue { color: red }', '', 'REGION', 'id:fred', '',
      'intro-1', '00:01.000 --> 00:02.000 line:0 position:20% align:start', '<v Agent>Hello.',
    )).toEqual(['Agent: Hello.']);
  });

  it('reads a cue that follows the header without an empty line', () => {
    expect(said('WEBVTT', '00:01.000 --> 00:02.000', '<v Agent>Hello.')).toEqual(['Agent: Hello.']);
  });

  it('makes a turn of each voice in a cue', () => {
    expect(turnsOf('WEBVTT', '', '00:01.000 --> 00:05.000', '<v Agent>Ready?</v>', '<v.loud Customer>Yes.</v> Mm.')).toEqual([
      { speaker: 'Agent', text: 'Ready?', startMs: 1000, endMs: 5000 },
      { speaker: 'Customer', text: 'Yes.', startMs: 1000, endMs: 5000 },
      { speaker: 'unknown', text: 'Mm.', startMs: 1000, endMs: 5000 },
    ]);
  });

  it('takes speakers from labels inside cues, and goes on with the last one', () => {
    expect(said(
      'WEBVTT', '', '00:01.000 --> 00:02.000', 'Agent: Hello,', '', '00:02.000 --> 00:03.000', 'this is Sam.', '',
      '00:03.000 --> 00:05.000', 'Customer: Hi.', 'Agent: Hi.',
    )).toEqual(['Agent: Hello,', 'Agent: this is Sam.', 'Customer: Hi.', 'Agent: Hi.']);
  });

  it('calls a speaker unknown whom nothing names', () => {
    expect(said('WEBVTT', '', '00:01.000 --> 00:02.000', 'Hello.', '', '00:02.000 --> 00:03.000', '<v>Hi.')).toEqual(['unknown: Hello.', 'unknown: Hi.']);
  });

  it('does not hand a voice on to a cue without one', () => {
    expect(said('WEBVTT', '', '00:01.000 --> 00:02.000', '<v Agent>Hello.', '', '00:02.000 --> 00:03.000', 'Hi.')).toEqual(['Agent: Hello.', 'unknown: Hi.']);
  });

  it('leaves out formatting and time tags, and keeps what only looks like a tag', () => {
    expect(said('WEBVTT', '', '00:01.000 --> 00:02.000', '<v Agent><c.big>Well</c>, <00:00:01.500><i>five</i> < six, <unk> <3 > 2')).toEqual([
      'Agent: Well, five < six, <unk> <3 > 2',
    ]);
  });

  it('resolves character references, but none to a control character', () => {
    expect(said('WEBVTT', '', '00:01.000 --> 00:02.000', '<v Smith &amp; Co>5 &lt; 6 &gt; 4 &amp;amp; &#233;&#xe9; &#0; &#x1b; &bogus;')).toEqual([
      'Smith & Co: 5 < 6 > 4 &amp; éé &#0; &#x1b; &bogus;',
    ]);
  });

  it('joins the lines of a cue', () => {
    expect(said('WEBVTT', '', '00:01.000 --> 00:02.000', '<v Agent>one hundred  ', '  and five')).toEqual(['Agent: one hundred and five']);
  });

  it('leaves out cues in which nothing is said', () => {
    expect(said('WEBVTT', '', '00:01.000 --> 00:02.000', '', '00:02.000 --> 00:03.000', '<v Agent>Hi.')).toEqual(['Agent: Hi.']);
  });

  it('lets speakers overlap', () => {
    expect(said('WEBVTT', '', '00:05.000 --> 00:09.000', '<v A>One.', '', '00:04.000 --> 00:06.000', '<v B>Two.')).toEqual(['A: One.', 'B: Two.']);
  });

  it.each([
    ['text outside of a cue', 'malformed-transcript', 3, ['WEBVTT', '', 'lost words', '', '00:01.000 --> 00:02.000', 'Hi.']],
    ['text after an empty line in a cue', 'malformed-transcript', 6, ['WEBVTT', '', '00:01.000 --> 00:02.000', 'Hi.', '', 'there.']],
    ['a cue inside a cue', 'malformed-transcript', 5, ['WEBVTT', '', '00:01.000 --> 00:02.000', 'Hi.', '00:02.000 --> 00:03.000', 'Yo.']],
    ['a voice tag that is not closed', 'malformed-transcript', 4, ['WEBVTT', '', '00:01.000 --> 00:02.000', '<v Agent hello']],
    ['a time with sixty seconds', 'bad-timestamp', 3, ['WEBVTT', '', '00:60.000 --> 01:02.000', 'Hi.']],
    ['a time with sixty minutes', 'bad-timestamp', 3, ['WEBVTT', '', '00:00:01.000 --> 00:60:02.000', 'Hi.']],
    ['a time that is missing', 'bad-timestamp', 4, ['WEBVTT', '', 'id', '00:01.000 -->', 'Hi.']],
    ['a time in words', 'bad-timestamp', 3, ['WEBVTT', '', 'start --> end', 'Hi.']],
    ['a cue that ends before it starts', 'bad-timestamp', 3, ['WEBVTT', '', '00:03.000 --> 00:02.000', 'Hi.']],
    ['cues out of order', 'bad-timestamp', 6, ['WEBVTT', '', '00:05.000 --> 00:09.000', 'Hi.', '', '00:01.000 --> 00:04.999', 'Yo.']],
    ['no cues', 'no-speech', undefined, ['WEBVTT', '', 'NOTE nothing']],
    ['empty cues only', 'no-speech', undefined, ['WEBVTT', '', '00:01.000 --> 00:02.000', '<v Agent></v>']],
  ])('is refused for %s', (_, kind, line, lines) => {
    expect(refusal(...lines)).toMatchObject({ kind, file: 'call.vtt', ...(line === undefined ? {} : { line }) });
    expect(refusal(...lines)?.message).toMatch(line === undefined ? /^call\.vtt: / : new RegExp(`^call\\.vtt, line ${line}: `));
  });
});
