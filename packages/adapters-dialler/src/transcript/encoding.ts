import { ok, type Result } from '@relay/core';
import { fault, type Fault } from './errors.ts';

/** A control character that is neither tab nor line end. */
const CONTROL = /[^\P{Cc}\t\n\r]/u;

/**
 * Text of a file in UTF-8, with or without a byte order mark, or in UTF-16 with one. Everything else is refused, and so
 * are control characters: text has none, and a terminal that shows the transcript would obey them.
 */
export function decodeText(bytes: Uint8Array): Result<string, Fault> {
  const utf16 = bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : undefined;
  const startsLikeUtf32 = utf16 === 'utf-16le' && bytes.length % 4 === 0 && bytes[2] === 0 && bytes[3] === 0;
  if (startsLikeUtf32) return fault('unsupported-encoding', 'This is UTF-32 text. Save it as UTF-8 and try again.');
  if (utf16 !== undefined) {
    const text = decode(utf16, bytes);
    if (text === undefined) return fault('unsupported-encoding', 'This begins as UTF-16 text and goes on as something else. Save it as UTF-8 and try again.');
    return withoutControls(text);
  }
  if (bytes.includes(0)) {
    return fault('binary-file', 'This is not text: it holds NUL bytes. Export the transcript as text; if it is UTF-16 text, save it as UTF-8.');
  }
  const text = decode('utf-8', bytes);
  if (text !== undefined) return withoutControls(text);
  if (bytes.some((byte) => byte < 0x20 && byte !== 0x09 && byte !== 0x0a && byte !== 0x0d)) {
    return fault('binary-file', 'This is not text: it holds control bytes. Export the transcript as text, not as a recording or a document.');
  }
  const line = firstBadLine(bytes);
  return fault('unsupported-encoding', 'This is not UTF-8 text. Save the file as UTF-8 and try again.', { line });
}

function withoutControls(text: string): Result<string, Fault> {
  const index = text.search(CONTROL);
  if (index < 0) return ok(text);
  const line = text.slice(0, index).split(/\r\n|\r|\n/).length;
  return fault('binary-file', 'This holds a control character, which no transcript needs. Export the transcript again as plain text.', { line });
}

function decode(encoding: string, bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/** Line of the first byte that is not UTF-8. Lines can be told apart before decoding: UTF-8 uses 0x0A for nothing else. */
function firstBadLine(bytes: Uint8Array): number {
  let line = 1;
  let start = 0;
  for (;;) {
    const end = bytes.indexOf(0x0a, start);
    if (decode('utf-8', bytes.subarray(start, end < 0 ? undefined : end)) === undefined || end < 0) return line;
    line += 1;
    start = end + 1;
  }
}
