import { ok, type Result } from '@relay/core';
import { type CueTimes, isTiming, parseCueTimes } from './clock-time.ts';
import { fault, type Fault } from './errors.ts';
import type { TranscriptFormat } from './format.ts';
import { blocksOf, type Line, linesOf, trimBlanks } from './lines.ts';
import { labelReader, speechesOf, UNKNOWN_SPEAKER } from './speaker-label.ts';
import { checkTurns, type PlacedTurn } from './turns.ts';

/**
 * SubRip captions. There is no standard: this reads a counter, times with a comma or a point, and text whose formatting
 * (`<i>`, `<font …>`, `{\an8}`) is left out. Speakers come from "Speaker: text"; a caption without a label goes on with
 * the speaker before.
 */
export const srt: TranscriptFormat = {
  name: 'srt',
  recognises: (text) => {
    const [first, second] = linesOf(text.slice(0, 2000)).filter((line) => line.text !== '');
    return first !== undefined && (isTiming(first) || (isCounter(first) && second !== undefined && /^\d+:/.test(second.text)));
  },
  read: (text) => {
    const captions = readCaptions(linesOf(text));
    if (!captions.ok) return captions;
    const turns = checkTurns(turnsOf(captions.value));
    return turns.ok ? ok({ turns: turns.value }) : turns;
  },
};

interface Caption extends CueTimes {
  readonly timing: Line;
  readonly lines: readonly Line[];
}

function readCaptions(lines: readonly Line[]): Result<readonly Caption[], Fault> {
  const captions: Caption[] = [];
  for (const block of blocksOf(lines)) {
    const caption = readCaption(block);
    if (!caption.ok) return caption;
    captions.push(caption.value);
  }
  return ok(captions);
}

function readCaption(block: readonly Line[]): Result<Caption, Fault> {
  const timing = block[isCounter(block[0]!) && block.length > 1 ? 1 : 0]!;
  if (!isTiming(timing)) {
    const isBroken = timing !== block[0] && /^\d+:/.test(timing.text);
    return isBroken
      ? fault('bad-timestamp', 'The times of this caption cannot be read. Write them as 00:01:02,500 --> 00:01:04,000.', { line: timing.number })
      : fault('malformed-transcript', 'Text stands outside of a caption. Give it a counter and a line with times, or take out the empty line before it.', { line: block[0]!.number });
  }
  const times = parseCueTimes(timing);
  if (!times.ok) return times;
  const lines = block.slice(block.indexOf(timing) + 1);
  const stray = lines.find(isTiming);
  if (stray !== undefined) return fault('malformed-transcript', 'A caption begins inside another. Put an empty line before it.', { line: stray.number });
  return ok({ ...times.value, timing, lines: lines.map((line) => ({ ...line, text: trimBlanks(withoutFormatting(line.text)) })) });
}

const isCounter = (line: Line): boolean => /^\d{1,9}$/.test(line.text);

const withoutFormatting = (text: string): string => text.replace(/<\/?(?:[ibus]|font)(?:\s[^<>]*)?>|\{\\an?\d{1,2}\}/gi, '');

function turnsOf(captions: readonly Caption[]): PlacedTurn[] {
  const readLabel = labelReader(captions.flatMap((caption) => caption.lines.map((line) => line.text)));
  let speaking = UNKNOWN_SPEAKER;
  return captions.flatMap(({ lines, startMs, endMs, timing }) => {
    const speeches = speechesOf(lines, readLabel, speaking);
    speaking = speeches.at(-1)?.speaker ?? speaking;
    return speeches
      .filter(({ text }) => text !== '')
      .map(({ speaker, text }) => ({ turn: { speaker, text, startMs, endMs }, at: { line: timing.number } }));
  });
}
