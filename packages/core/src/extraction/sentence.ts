/** One sentence of a turn: `text.slice(start, end)` with its closing mark. */
export interface Sentence {
  readonly start: number;
  readonly end: number;
}

const END = /(?<![.?!\u2026])[.?!\u2026]+["')\]\u201d\u2019]*(?=\s|$)|[.?!](?=[A-Z][a-z'\u2019 ])|\n+/g;
const ABBREVIATION = /(?:^|[\s(.])(?:[A-Za-z]|mr|mrs|ms|dr|st|ave|rd|jr|sr|inc|ltd|co|vs|apt|prof|mt|ft|hon|no)$/i;
const HALF_OF_DAY = /\b[ap]\.?\s?m$/i;

/**
 * Cuts a turn into sentences, in order, covering it whole. A full stop after an initial or a title ("St. Helena",
 * "J. Smith") or inside a number or address ends nothing.
 */
export function sentencesOf(text: string): Sentence[] {
  const sentences: Sentence[] = [];
  let start = 0;
  for (const match of text.matchAll(END)) {
    const end = match.index + match[0].length;
    if (match[0].startsWith('.') && !endsSentence(text.slice(Math.max(0, match.index - 12), match.index), text.slice(end, end + 3))) continue;
    sentences.push({ start, end });
    start = end;
  }
  if (start < text.length || sentences.length === 0) sentences.push({ start, end: text.length });
  return sentences;
}

function endsSentence(before: string, after: string): boolean {
  if (HALF_OF_DAY.test(before)) return !/^\s+[a-z0-9]/.test(after);
  return !ABBREVIATION.test(before) || after.trim() === '';
}

/** The sentences that a span touches, as one stretch with the index of the first and last. */
export function sentenceAround(sentences: readonly Sentence[], start: number, end: number): Sentence & { readonly first: number; readonly last: number } {
  const first = Math.max(0, sentences.findIndex((sentence) => start < sentence.end));
  const last = Math.max(first, sentences.findIndex((sentence) => end <= sentence.end));
  return { start: sentences[first]!.start, end: sentences[last]!.end, first, last };
}
