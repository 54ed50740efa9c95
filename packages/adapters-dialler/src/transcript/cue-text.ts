import { ok, type Result } from '@relay/core';
import { fault, type Fault } from './errors.ts';

/** What one voice says inside a cue; no speaker outside of voice tags. Lines of the cue stay lines of the text. */
export interface VoiceText {
  readonly speaker: string | undefined;
  readonly text: string;
}

const TAG_NAMES = new Set(['v', 'c', 'i', 'b', 'u', 'ruby', 'rt', 'lang']);
const TAG = /<(\/?)([a-z]+)(?=[.\s>])/y;
const TIME_TAG = /<\d[\d:.]*>/y;

/**
 * Reads WebVTT cue text (W3C WebVTT, cue text parsing rules): voice tags give the speaker, other tags of the format and
 * time tags are left out, character references are resolved. What only looks like a tag was said, and stays.
 */
export function readCueText(text: string, line: number): Result<readonly VoiceText[], Fault> {
  const voices: { speaker: string | undefined; parts: string[] }[] = [{ speaker: undefined, parts: [] }];
  let from = 0;
  for (let at = text.indexOf('<'); at >= 0; at = text.indexOf('<', at)) {
    const end = tagEnd(text, at);
    if (end === 'unclosed') return fault('malformed-transcript', 'A tag that begins with < is not closed. Close it with >, or write &lt; for the sign.', { line });
    if (end === undefined) {
      at += 1;
      continue;
    }
    voices.at(-1)!.parts.push(text.slice(from, at));
    const tag = text.slice(at + 1, end - 1);
    if (/^\/?v(?:[.\s]|$)/.test(tag)) voices.push({ speaker: tag.startsWith('/') ? undefined : annotationOf(tag), parts: [] });
    at = end;
    from = end;
  }
  voices.at(-1)!.parts.push(text.slice(from));
  return ok(voices.map(({ speaker, parts }) => ({ speaker, text: resolveReferences(parts.join('')) })));
}

/** Offset after the tag that begins at `at`; `undefined` when none of the format's tags does. */
function tagEnd(text: string, at: number): number | 'unclosed' | undefined {
  TIME_TAG.lastIndex = at;
  if (TIME_TAG.test(text)) return TIME_TAG.lastIndex;
  TAG.lastIndex = at;
  const name = TAG.exec(text)?.[2];
  if (name === undefined || !TAG_NAMES.has(name)) return undefined;
  const close = text.indexOf('>', at);
  return close < 0 ? 'unclosed' : close + 1;
}

/** The name in `v.loud Jane Smith`; `undefined` when there is none. */
function annotationOf(tag: string): string | undefined {
  const name = resolveReferences(tag.replace(/^[^\s]*/, '')).trim().replace(/\s+/g, ' ');
  return name === '' ? undefined : name;
}

const REFERENCES: Readonly<Record<string, string>> = {
  amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: '\u00a0', lrm: '\u200e', rlm: '\u200f',
};

/** Resolves character references (HTML, the names that WebVTT uses). One to a control character stays as written. */
function resolveReferences(text: string): string {
  return text.replace(/&(?:#(\d{1,7})|#x([\da-f]{1,6})|(amp|lt|gt|quot|apos|nbsp|lrm|rlm));/gi, (whole, decimal?: string, hex?: string, name?: string) => {
    if (name !== undefined) return REFERENCES[name.toLowerCase()] ?? whole;
    const code = decimal === undefined ? Number.parseInt(hex ?? '', 16) : Number(decimal);
    const isText = code >= 0x20 && !(code >= 0x7f && code < 0xa0) && !(code >= 0xd800 && code < 0xe000) && code <= 0x10ffff;
    return isText ? String.fromCodePoint(code) : whole;
  });
}
