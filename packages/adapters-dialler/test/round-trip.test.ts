import type { Turn } from '@relay/core';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readTranscript } from '../src/index.ts';

const clock = (ms: number, point: string, withHours: boolean): string => {
  const [hours, minutes, seconds] = [Math.floor(ms / 3_600_000), Math.floor(ms / 60_000) % 60, Math.floor(ms / 1000) % 60].map((part) => String(part).padStart(2, '0'));
  return `${withHours || ms >= 3_600_000 ? `${hours}:` : ''}${minutes}:${seconds}${point}${String(ms % 1000).padStart(3, '0')}`;
};

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/** A writer of one format, for tests: what Relay reads, it never has to write. */
interface Writer {
  readonly write: (turns: readonly Turn[]) => string;
  /** Turns that the format can hold. */
  readonly turns: fc.Arbitrary<Turn[]>;
}

const isSeen = (text: string): boolean => !/[\p{Cc}\p{Cs}]/u.test(text);

const line = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 60 }).filter((text) => isSeen(text) && text.trim() !== '' && !/^[ \t]|[ \t]$/.test(text));
const spoken = fc.oneof(line, fc.constantFrom('one hundred and five', 'So: yes', '10:30 suits', '5 < 6 & 7 > 2', '[laughs] I see', '{x}', '"quoted"'));
const name = fc.constantFrom('Agent', 'Customer', 'Jane Smith', 'SPEAKER_00', 'Speaker 1', 'Zoë', '客服', 'O’Neil');
const anyName = fc.oneof(name, line.filter((text) => text.trim() === text && !/\s{2}|[^\S ]/.test(text)));

const timed = (speaker: fc.Arbitrary<string>, text: fc.Arbitrary<string>, unit: number) =>
  fc.array(fc.record({ speaker, text, gap: fc.nat(20_000_000), length: fc.nat(90_000) }), { minLength: 1, maxLength: 12 }).map((items) => {
    let at = 0;
    return items.map((item) => {
      const startMs = at + Math.floor(item.gap / unit) * unit;
      at = startMs + Math.floor(item.length / unit) * unit;
      return { speaker: item.speaker, text: item.text, startMs, endMs: at };
    });
  });

const withoutEnd = (turns: Turn[]): Turn[] => turns.map(({ speaker, text, startMs }) => ({ speaker, text, ...(startMs === undefined ? {} : { startMs }) }));
const withoutTimes = (turns: Turn[]): Turn[] => turns.map(({ speaker, text }) => ({ speaker, text }));

const WRITERS: Readonly<Record<string, Writer>> = {
  'WebVTT with voices': {
    turns: timed(anyName, spoken, 1),
    write: (turns) =>
      ['WEBVTT', ...turns.map((turn, i) => `${i % 2 ? `cue ${i}\n` : ''}${clock(turn.startMs!, '.', i % 3 > 0)} --> ${clock(turn.endMs!, '.', true)}\n<v ${escaped(turn.speaker)}>${escaped(turn.text)}</v>`)].join('\n\n'),
  },
  'WebVTT with labels': {
    turns: timed(name, spoken, 1),
    write: (turns) => ['WEBVTT', ...turns.map((turn) => `${clock(turn.startMs!, '.', true)} --> ${clock(turn.endMs!, '.', true)}\n${turn.speaker}: ${escaped(turn.text)}`)].join('\r\n\r\n'),
  },
  SRT: {
    turns: timed(name, spoken.filter((text) => !/-->|[<{]/.test(text)), 1),
    write: (turns) => turns.map((turn, i) => `${i + 1}\n${clock(turn.startMs!, ',', true)} --> ${clock(turn.endMs!, ',', true)}\n${turn.speaker}: ${turn.text}\n`).join('\n'),
  },
  text: { turns: timed(name, spoken, 1).map(withoutTimes), write: (turns) => turns.map((turn) => `${turn.speaker}: ${turn.text}\n`).join('') },
  'text with times': {
    turns: timed(name, spoken, 1000).map(withoutEnd),
    write: (turns) => turns.map((turn) => `[${clock(turn.startMs!, '.', true).slice(0, -4)}] ${turn.speaker}: ${turn.text}\n\n`).join(''),
  },
  JSON: {
    turns: timed(anyName, fc.string({ unit: 'grapheme' }).filter((text) => isSeen(text) && text.trim() !== '').map((text) => ` ${text}\n`), 1),
    write: (turns) => JSON.stringify({ relay: 'transcript/1', turns }),
  },
};

describe.each(Object.entries(WRITERS))('what is written as %s', (_, { turns, write }) => {
  it('is read to the letter, speakers and times included', () => {
    fc.assert(
      fc.property(turns, (written) => {
        const read = readTranscript(new TextEncoder().encode(write(written)), 'x');
        expect(read.ok ? read.value.turns : read.error).toEqual(written);
      }),
      { numRuns: 300 },
    );
  });
});
