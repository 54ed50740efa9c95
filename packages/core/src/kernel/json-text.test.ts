import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseJson } from './json-text.ts';

const faultOf = (text: string) => {
  const result = parseJson(text);
  return result.ok ? undefined : result.error;
};

describe('parseJson', () => {
  it('gives what the text says', () => {
    expect(parseJson(' {"a": [1, -2.5e3, "\\u00e9", null, true]} ')).toEqual({ ok: true, value: { a: [1, -2500, 'é', null, true] } });
  });

  it.each([
    ['', 1, 1],
    ['{', 1, 2],
    ['{"a": 1,\n "b": 2,\n}', 3, 1],
    ["{\n  'a': 1\n}", 2, 3],
    ['[1 2]', 1, 4],
    ['[1,]', 1, 4],
    ['{"a" 1}', 1, 6],
    ['{"a": 1}\n{"a": 2}', 2, 1],
    ['{"a": "line\nbreak"}', 1, 12],
    ['{"a": "\\x41"}', 1, 8],
    ['{"a": "unclosed}', 1, 17],
    ['[01]', 1, 3],
    ['[-]', 1, 2],
    ['{"a": undefined}', 1, 7],
    ['[}', 1, 2],
  ])('says where %j breaks off', (text, line, column) => {
    expect(faultOf(text)).toEqual({ line, column });
  });

  it('reads what it can and points into what it cannot, whatever the text', () => {
    const cut = fc.tuple(fc.json(), fc.nat(), fc.string({ maxLength: 3 })).map(([json, at, put]) => {
      const place = at % (json.length + 1);
      return json.slice(0, place) + put + json.slice(place + put.length);
    });
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json(), cut), (text) => {
        const fault = faultOf(text);
        if (fault === undefined) return;
        const lines = text.split('\n');
        expect(fault.line).toBeLessThanOrEqual(lines.length);
        expect(fault.column).toBeLessThanOrEqual((lines[fault.line - 1] ?? '').length + 1);
      }),
      { numRuns: 2000 },
    );
  });

  it('finds that everything before the fault can still become JSON', () => {
    const seeds = ['{"a": [1, {"b": "c"}], "d": -0.5e2}', '[[], {}, "\\u0041", false]'];
    fc.assert(
      fc.property(fc.constantFrom(...seeds), fc.nat(), (json, at) => {
        const place = at % (json.length + 1);
        const fault = faultOf(`${json.slice(0, place)}\u0001`);
        // U+0001 may stand nowhere in JSON, so the fault is never before it: the text up to there was sound. A number
        // or literal that is cut short is reported at its own start.
        expect(fault?.line).toBe(1);
        const column = (fault?.column ?? 0) - 1;
        expect(column).toBeLessThanOrEqual(place);
        expect(json.slice(column, place)).toMatch(/^(-?[\d.eE]*|[a-z]*|\\u?\d*)$/);
      }),
    );
  });

  it('answers for a million open brackets', () => {
    expect(faultOf('['.repeat(1_000_000))).toEqual({ line: 1, column: 1_000_001 });
  });
});
