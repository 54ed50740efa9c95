/** One word as it stands in a text: `text.slice(start, end)`, and the form under which words are compared. */
export interface Token {
  readonly start: number;
  readonly end: number;
  /** Lower case, without an apostrophe: "what's" is "whats". */
  readonly word: string;
  readonly stem: string;
}

const WORD = /[\p{L}\p{N}]+(?:['’][\p{L}]+)*/gu;

/** Words of a text, in order. Any text gives words or none; time is linear. */
export function tokensOf(text: string): readonly Token[] {
  const tokens: Token[] = [];
  for (const match of text.matchAll(WORD)) {
    const word = match[0].toLowerCase().replace(/['’]/g, '');
    tokens.push({ start: match.index, end: match.index + match[0].length, word, stem: stemOf(word) });
  }
  return tokens;
}

const KEEP = new Set(['this', 'his', 'its', 'is', 'was', 'has', 'yes', 'us', 'bus', 'gas', 'thing', 'during', 'bring', 'king', 'need', 'bed', 'red', 'wed']);

/** A light English stem: plural, -ing, -ed and a last e go, so that "departs" and "departing" meet. */
export function stemOf(word: string): string {
  if (word.length <= 3 || KEEP.has(word)) return word;
  let stem = word;
  if (stem.endsWith('ies') && stem.length > 4) stem = `${stem.slice(0, -3)}y`;
  else if (/(?:x|ch|sh|ss)es$/.test(stem)) stem = stem.slice(0, -2);
  else if (/[^su]s$/.test(stem) && !stem.endsWith('is')) stem = stem.slice(0, -1);
  if (stem.length >= 6 && stem.endsWith('ing')) stem = undouble(stem.slice(0, -3));
  else if (stem.length >= 5 && stem.endsWith('ed') && !stem.endsWith('eed')) stem = undouble(stem.slice(0, -2));
  return stem.length > 4 && stem.endsWith('e') ? stem.slice(0, -1) : stem;
}

const undouble = (stem: string): string => (/([bdgmnprt])\1$/.test(stem) ? stem.slice(0, -1) : stem);
