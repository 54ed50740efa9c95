import { err, ok, type Result } from './result.ts';

/** Where a text stops being JSON. Both count from 1; `column` counts UTF-16 code units. Never holds the text itself. */
export interface JsonFault {
  readonly line: number;
  readonly column: number;
}

/**
 * Reads JSON text (RFC 8259). A refusal says where and quotes nothing, unlike the runtime's own SyntaxError, whose
 * message repeats the text around the fault.
 */
export function parseJson(text: string): Result<unknown, JsonFault> {
  try {
    return ok(JSON.parse(text));
  } catch {
    const before = text.slice(0, faultOffset(text));
    const lineStart = before.lastIndexOf('\n') + 1;
    return err({ line: before.split('\n').length, column: before.length - lineStart + 1 });
  }
}

/** What the grammar allows next. `first` is the place after an opening bracket, where the closing one may follow. */
type Expected = 'value' | 'first-value' | 'first-name' | 'name' | 'colon' | 'end';

const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const LITERAL = /true|false|null/y;
const ESCAPE = /\\(?:["\\/bfnrt]|u[\dA-Fa-f]{4})/y;

const matchEnd = (pattern: RegExp, text: string, at: number): number => {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : -1;
};

/** Offset of the first character that no JSON text could have there. A loop, not a recursion: depth is the sender's. */
function faultOffset(text: string): number {
  const open: ('{' | '[')[] = [];
  let expected = 'value' as Expected;
  let at = 0;
  for (;;) {
    while (isSpace(text.charCodeAt(at))) at += 1;
    const char = text.charAt(at);
    if (char === '') return at;
    const inside = open.at(-1);
    const wantsName = expected === 'first-name' || expected === 'name';
    if (closes(char, inside, expected)) {
      open.pop();
      expected = 'end';
      at += 1;
    } else if (expected === 'end') {
      if (char !== ',' || inside === undefined) return at;
      expected = inside === '{' ? 'name' : 'value';
      at += 1;
    } else if (expected === 'colon') {
      if (char !== ':') return at;
      expected = 'value';
      at += 1;
    } else if (char === '"') {
      const string = scanString(text, at);
      if (!string.closed) return string.at;
      expected = wantsName ? 'colon' : 'end';
      at = string.at;
    } else if (wantsName) {
      return at;
    } else if (char === '{' || char === '[') {
      open.push(char);
      expected = char === '{' ? 'first-name' : 'first-value';
      at += 1;
    } else {
      const end = Math.max(matchEnd(NUMBER, text, at), matchEnd(LITERAL, text, at));
      if (end < 0) return at;
      expected = 'end';
      at = end;
    }
  }
}

const closes = (char: string, inside: '{' | '[' | undefined, expected: Expected): boolean =>
  (char === '}' && inside === '{' && (expected === 'first-name' || expected === 'end')) ||
  (char === ']' && inside === '[' && (expected === 'first-value' || expected === 'end'));

/** End of the string that starts at `at`, or the place where it breaks off. */
function scanString(text: string, at: number): { closed: boolean; at: number } {
  let next = at + 1;
  for (;;) {
    const code = text.charCodeAt(next);
    if (code === 0x22) return { closed: true, at: next + 1 };
    if (Number.isNaN(code) || code < 0x20) return { closed: false, at: next };
    if (code !== 0x5c) next += 1;
    else {
      const end = matchEnd(ESCAPE, text, next);
      if (end < 0) return { closed: false, at: next };
      next = end;
    }
  }
}

const isSpace = (code: number): boolean => code === 0x20 || code === 0x0a || code === 0x0d || code === 0x09;
