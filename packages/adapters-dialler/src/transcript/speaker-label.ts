import type { Line } from './lines.ts';

/** Speaker of turns that name none. Its side is unknown, so that nothing is taken for an agent's or a customer's word. */
export const UNKNOWN_SPEAKER = 'unknown';

/** A line that begins with a speaker's label. */
export interface Labelled {
  readonly speaker: string;
  /** What follows the label's colon. */
  readonly text: string;
}

/** Splits "Speaker: text", or gives `undefined` for a line that begins with no label. */
export type LabelReader = (text: string) => Labelled | undefined;

const MAX_LABEL = 64;

/**
 * Makes the reader of a text's speaker labels. What stands before a colon and a space is a label when it has at most
 * five words and 64 characters, begins with a letter or digit, and is one word, or has only words with a capital or
 * digit in front, or begins two lines or more. So "My limit is: fifty" continues a turn, and "jane smith: hello" begins
 * one when she speaks twice.
 */
export function labelReader(texts: Iterable<string>): LabelReader {
  const count = new Map<string, number>();
  for (const text of texts) {
    const speaker = splitLabel(text)?.speaker;
    if (speaker !== undefined) count.set(speaker, (count.get(speaker) ?? 0) + 1);
  }
  return (text) => {
    const label = splitLabel(text);
    return label !== undefined && (isName(label.speaker) || (count.get(label.speaker) ?? 0) > 1) ? label : undefined;
  };
}

function splitLabel(text: string): Labelled | undefined {
  const head = text.slice(0, MAX_LABEL + 2);
  const colon = head.search(/:(?:[ \t]|$)/);
  if (colon < 1 || colon > MAX_LABEL) return undefined;
  const speaker = head.slice(0, colon).trimEnd();
  if (!/^[\p{L}\p{N}]/u.test(speaker) || speaker.split(/\s+/).length > 5) return undefined;
  return { speaker, text: text.slice(colon + 1).replace(/^[ \t]+/, '') };
}

const isName = (speaker: string): boolean => /^\S+$/.test(speaker) || /^[\p{Lu}\p{Lt}\p{Lo}\p{N}]\S*(?:\s+\(?[\p{Lu}\p{Lt}\p{Lo}\p{N}]\S*)*$/u.test(speaker);

/** Something said by one speaker in consecutive lines, joined by spaces. */
export interface Speech {
  readonly speaker: string;
  readonly text: string;
  /** Line on which it begins. */
  readonly line: number;
}

/** Reads lines in which a label begins a speech and a line without one goes on with it; `before` speaks until the first. */
export function speechesOf(lines: readonly Line[], readLabel: LabelReader, before: string): Speech[] {
  const speeches: { speaker: string; parts: string[]; line: number }[] = [];
  for (const { number, text } of lines) {
    const label = readLabel(text);
    const open = speeches.at(-1);
    if (label !== undefined) speeches.push({ speaker: label.speaker, parts: [label.text], line: number });
    else if (open === undefined) speeches.push({ speaker: before, parts: [text], line: number });
    else open.parts.push(text);
  }
  return speeches.map(({ speaker, parts, line }) => ({ speaker, text: parts.filter((part) => part !== '').join(' '), line }));
}
