import { ok, type Result } from '@relay/core';
import { type CueTimes, isTiming, parseCueTimes } from './clock-time.ts';
import { readCueText, type VoiceText } from './cue-text.ts';
import { fault, type Fault } from './errors.ts';
import type { TranscriptFormat } from './format.ts';
import { blocksOf, type Line, linesOf, trimBlanks } from './lines.ts';
import { labelReader, speechesOf, UNKNOWN_SPEAKER } from './speaker-label.ts';
import { checkTurns, type PlacedTurn } from './turns.ts';

/**
 * WebVTT (W3C, https://www.w3.org/TR/webvtt1/). Speakers come from voice tags, else from "Speaker: text" inside the
 * cues, where a cue without a label goes on with the speaker before. NOTE, STYLE and REGION blocks, cue ids and settings
 * are left out. Stricter than a player, which drops what it cannot read: here speech would be lost, so it is refused.
 */
export const webvtt: TranscriptFormat = {
  name: 'webvtt',
  recognises: (text) => /^WEBVTT(?:[ \t\r\n]|$)/.test(text),
  read: (text) => {
    const cues = readCues(linesOf(text));
    if (!cues.ok) return cues;
    const turns = checkTurns(turnsOf(cues.value));
    return turns.ok ? ok({ turns: turns.value }) : turns;
  },
};

interface Cue extends CueTimes {
  readonly timing: Line;
  readonly voices: readonly VoiceText[];
}

function readCues(lines: readonly Line[]): Result<readonly Cue[], Fault> {
  const cues: Cue[] = [];
  for (const block of withoutHeader(lines)) {
    if (/^(?:NOTE(?:[ \t]|$)|(?:STYLE|REGION)$)/.test(block[0]!.text)) continue;
    const cue = readCue(block);
    if (!cue.ok) return cue;
    cues.push(cue.value);
  }
  return ok(cues);
}

/** The blocks after the header, which ends at an empty line or at the first cue. */
function withoutHeader(lines: readonly Line[]): Line[][] {
  const end = lines.findIndex((line, i) => i > 0 && (line.text === '' || isTiming(line)));
  return end < 0 ? [] : blocksOf(lines.slice(end));
}

function readCue(block: readonly Line[]): Result<Cue, Fault> {
  const timing = block.slice(0, 2).find(isTiming);
  if (timing === undefined) {
    return fault('malformed-transcript', 'Text stands outside of a cue. Give it a line with times (00:01.000 --> 00:04.000), or take out the empty line before it.', { line: block[0]!.number });
  }
  const times = parseCueTimes(timing);
  if (!times.ok) return times;
  const payload = block.slice(block.indexOf(timing) + 1);
  const stray = payload.find(isTiming);
  if (stray !== undefined) {
    return fault('malformed-transcript', 'A cue begins inside another. Put an empty line before it; inside text, write --&gt; for the arrow.', { line: stray.number });
  }
  const voices = readCueText(payload.map((line) => line.text).join('\n'), payload[0]?.number ?? timing.number);
  return voices.ok ? ok({ ...times.value, timing, voices: voices.value }) : voices;
}

function turnsOf(cues: readonly Cue[]): PlacedTurn[] {
  const readLabel = labelReader(cues.filter((cue) => !hasVoice(cue)).flatMap((cue) => textLines(cue).map((line) => line.text)));
  let speaking = UNKNOWN_SPEAKER;
  return cues.flatMap((cue) => {
    const speeches = hasVoice(cue) ? voiceSpeeches(cue) : speechesOf(textLines(cue), readLabel, speaking);
    speaking = hasVoice(cue) ? UNKNOWN_SPEAKER : (speeches.at(-1)?.speaker ?? speaking);
    return speeches
      .filter(({ text }) => text !== '')
      .map(({ speaker, text }) => ({ turn: { speaker, text, startMs: cue.startMs, endMs: cue.endMs }, at: { line: cue.timing.number } }));
  });
}

const hasVoice = (cue: Cue): boolean => cue.voices.some((voice) => voice.speaker !== undefined);

const voiceSpeeches = (cue: Cue): { speaker: string; text: string }[] =>
  cue.voices.map(({ speaker = UNKNOWN_SPEAKER, text }) => ({ speaker, text: spokenLines(text).join(' ') }));

const textLines = (cue: Cue): Line[] =>
  cue.voices.flatMap(({ text }) => spokenLines(text)).map((text) => ({ number: cue.timing.number, text }));

const spokenLines = (text: string): string[] => text.split('\n').map(trimBlanks).filter((line) => line !== '');
