import type { Token } from '../spoken/tokens.ts';

const upperFirst = (part: string): string => part.charAt(0).toUpperCase() + part.slice(1).toLowerCase();

/** "children's": the letters after an apostrophe are an ending unless one letter stands before it ("o'brien"). */
const isEnding = (parts: readonly string[], index: number): boolean => index > 1 && parts[index - 1] !== '-' && (parts[index - 2] as string).length > 1;

/** A name's word as written, or with a capital when the transcriber wrote it all in one case ("o'brien", "SMITH"). */
export function nameCase(raw: string): string {
  const isOneCase = raw === raw.toLowerCase() || (raw.length > 3 && raw === raw.toUpperCase());
  if (!isOneCase) return raw;
  const parts = raw.split(/(['\u2019-])/);
  return parts.map((part, index) => (index % 2 === 1 || isEnding(parts, index) ? part : upperFirst(part))).join('');
}

/** The words of a name from the tokens, one space between them, hyphens and the stops of initials kept. */
export function nameText(text: string, tokens: readonly Token[], first: number, next: number, keepsCase: (word: string) => boolean): string {
  let out = '';
  for (let at = first; at < next; at += 1) {
    const token = tokens[at] as Token;
    const raw = text.slice(token.start, token.end);
    if (token.kind === 'sign') {
      out += raw;
      continue;
    }
    const between = at === first ? '' : token.glued ? text.slice((tokens[at - 1] as Token).end, token.start) : ' ';
    out += between + (keepsCase(raw) ? raw : nameCase(raw));
  }
  return out;
}
