/** Most lines that a transcript file may have: twenty thousand turns of four lines, and as much again. */
export const MAX_TRANSCRIPT_LINES = 200_000;

/** One line of a file, without the blanks around it. `number` counts from 1. */
export interface Line {
  readonly number: number;
  readonly text: string;
}

/** The text's lines, ended by CR LF, LF or CR, blanks around each taken off. */
export const linesOf = (text: string): Line[] => text.split(/\r\n|\r|\n/).map((line, i) => ({ number: i + 1, text: trimBlanks(line) }));

/** Whether the text has more than MAX_TRANSCRIPT_LINES lines, found without splitting it. */
export function hasTooManyLines(text: string): boolean {
  let count = 0;
  for (const _ of text.matchAll(/\r\n|\r|\n/g)) {
    count += 1;
    if (count >= MAX_TRANSCRIPT_LINES) return true;
  }
  return false;
}

/** The text without spaces and tabs around it. Other white space is what somebody wrote, and stays. */
export function trimBlanks(text: string): string {
  let start = 0;
  let end = text.length;
  while (start < end && isBlank(text.charCodeAt(start))) start += 1;
  while (end > start && isBlank(text.charCodeAt(end - 1))) end -= 1;
  return text.slice(start, end);
}

const isBlank = (code: number): boolean => code === 0x20 || code === 0x09;

/** Blocks of lines with empty lines between them, each with at least one line. */
export function blocksOf(lines: readonly Line[]): Line[][] {
  const blocks: Line[][] = [];
  let open: Line[] | undefined;
  for (const line of lines) {
    if (line.text === '') open = undefined;
    else if (open === undefined) blocks.push((open = [line]));
    else open.push(line);
  }
  return blocks;
}
