import { ok, type Result } from '@relay/core';
import { parseClock } from './clock-time.ts';
import { fault, type Fault } from './errors.ts';
import type { TranscriptFormat } from './format.ts';
import { type Line, linesOf } from './lines.ts';
import { type Labelled, type LabelReader, labelReader } from './speaker-label.ts';
import { checkTurns, type PlacedTurn } from './turns.ts';

/**
 * Text with "Speaker: what was said" on each turn, and perhaps the time of its start: `[00:01:02] Agent: hello`,
 * `(01:02) Agent: hello`, `00:01:02 Agent: hello` or `Agent [00:01:02]: hello`. A line that begins with no label goes on
 * with the turn before; empty lines mean nothing.
 */
export const plainText: TranscriptFormat = {
  name: 'text',
  recognises: (text) => {
    const lines = linesOf(text);
    const readLabel = labelReader(lines.map((line) => splitTime(line.text).rest));
    return lines.some((line) => readLabel(splitTime(line.text).rest) !== undefined);
  },
  read: (text) => {
    const lines = linesOf(text).filter((line) => line.text !== '');
    const placed = readTurns(lines, labelReader(lines.map((line) => splitTime(line.text).rest)));
    if (!placed.ok) return placed;
    const turns = checkTurns(placed.value);
    return turns.ok ? ok({ turns: turns.value }) : turns;
  },
};

interface OpenTurn extends Labelled {
  readonly startMs: number | undefined;
  readonly more: string[];
  readonly line: number;
}

function readTurns(lines: readonly Line[], readLabel: LabelReader): Result<readonly PlacedTurn[], Fault> {
  const turns: OpenTurn[] = [];
  for (const { number, text } of lines) {
    const { time, rest, bracketed } = splitTime(text);
    const label = readLabel(rest);
    if (label === undefined) {
      if (bracketed) return fault('malformed-transcript', 'This line has a time and no speaker. Write it as [00:01:02] Speaker: text.', { line: number });
      const open = turns.at(-1);
      if (open === undefined) return fault('malformed-transcript', 'This stands before the first speaker. Begin each turn with "Speaker: ", and take out titles.', { line: number });
      open.more.push(text);
      continue;
    }
    const startMs = time === undefined ? undefined : parseClock(time);
    if (time !== undefined && startMs === undefined) {
      return fault('bad-timestamp', 'The time of this turn cannot be read. Write it as [00:01:02], with minutes and seconds below 60.', { line: number });
    }
    turns.push({ ...label, startMs, more: [], line: number });
  }
  return ok(turns.map(placedTurn));
}

const placedTurn = ({ speaker, text, startMs, more, line }: OpenTurn): PlacedTurn => ({
  turn: { speaker, text: [text, ...more].filter((part) => part !== '').join(' '), ...(startMs === undefined ? {} : { startMs }) },
  at: { line },
});

const LEADING_TIME = /^(?:\[(\d+:[\d:.,]+)\]|\((\d+:[\d:.,]+)\)|(\d{1,3}(?::\d{2}){1,2}(?:[.,]\d{1,3})?)(?=[ \t]))[ \t]*(?:-[ \t]+)?/;

const TIME_IN_LABEL = /^([^:]{1,64}?)[ \t]*[[(](\d+:[\d:.,]+)[\])](?=:(?:[ \t]|$))/;

/** Takes the time off a line. Only brackets in front make sure that it is one: "10:30 suits me" is speech. */
function splitTime(text: string): { time: string | undefined; rest: string; bracketed: boolean } {
  const leading = LEADING_TIME.exec(text);
  if (leading !== null) {
    const [whole, square, round, bare] = leading;
    return { time: square ?? round ?? bare, rest: text.slice(whole.length), bracketed: bare === undefined };
  }
  const inLabel = TIME_IN_LABEL.exec(text);
  if (inLabel === null) return { time: undefined, rest: text, bracketed: false };
  const [whole, speaker = '', time] = inLabel;
  return { time, rest: speaker + text.slice(whole.length), bracketed: false };
}
