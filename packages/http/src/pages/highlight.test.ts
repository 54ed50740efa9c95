import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Highlight, highlightTurn } from './highlight.ts';

const about = (number: number, start: number, end: number, other = false): Highlight => ({
  start, end, number, other, anchor: `said-${number}`, finding: `finding-${number}`, label: `Target ${number}`,
});

const show = async (text: string, highlights: readonly Highlight[]) => String(await highlightTurn(text, highlights));

/** The text that a page shows, without marks and references. */
const textOf = (html: string) =>
  html.replaceAll(/<a class="ref".*?<\/a>/gs, '').replaceAll(/<[^>]*>/g, '')
    .replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&#39;', "'").replaceAll('&amp;', '&');

describe('highlightTurn', () => {
  it('marks the words and links them to their finding', async () => {
    expect(await show('It is $5 now.', [about(1, 6, 8)])).toBe(
      'It is <mark class=""><span id="said-1"></span>$5</mark><a class="ref" href="#finding-1" aria-label="Finding 1: Target 1">1</a> now.');
  });

  it('leaves a turn without findings as it is, escaped', async () => {
    expect(await show('a < b & "c"', [])).toBe('a &lt; b &amp; &quot;c&quot;');
  });

  it('cuts overlapping, nested and equal stretches so that each character is written once', async () => {
    const html = await show('abcdef', [about(1, 0, 4), about(2, 2, 6), about(3, 2, 4), about(4, 2, 4, true)]);
    expect(textOf(html)).toBe('abcdef');
    expect(html.match(/<mark/g)).toHaveLength(3);
    for (const number of [1, 2, 3, 4]) {
      expect(html.match(new RegExp(`id="said-${number}"`, 'g'))).toHaveLength(1);
      expect(html.match(new RegExp(`href="#finding-${number}"`, 'g'))).toHaveLength(1);
    }
    expect(html).toContain('<mark class="twice">');
  });

  it('tells another mention apart from the one that was taken', async () => {
    const html = await show('abc', [about(2, 0, 1, true)]);
    expect(html).toContain('<mark class="other">');
    expect(html).toContain('aria-label="Other mention for finding 2: Target 2"');
  });

  it.each([[5, 2], [-1, 2], [0, 99], [3, 3], [Number.NaN, 2]])('leaves a stretch out that is none: %d to %d', async (start, end) => {
    expect(await show('abcdef', [about(1, start, end)])).toBe('abcdef');
  });

  it('never cuts a character in half', async () => {
    const html = await show('a😀b', [about(1, 2, 4), about(2, 0, 2)]);
    expect(html.isWellFormed()).toBe(true);
    expect(textOf(html)).toBe('a😀b');
  });

  it('writes hostile text as text, in words and in labels', async () => {
    const hostile = '</mark><script>alert(1)</script><img src=x onerror=alert(1)>"\'`';
    const html = await show(hostile, [{ ...about(1, 0, 9), label: '"><script>alert(2)</script>' }]);
    expect(html).not.toMatch(/<script|<img/);
    expect(textOf(html)).toBe(hostile);
  });

  it('writes every character once and every link once, whatever the text and the stretches', async () => {
    const turn = fc.string({ unit: 'grapheme', maxLength: 40 }).chain((text) =>
      fc.tuple(fc.constant(text), fc.array(fc.tuple(fc.nat(text.length), fc.nat(text.length), fc.boolean()), { maxLength: 8 })));
    await fc.assert(
      fc.asyncProperty(turn, async ([text, stretches]) => {
        const highlights = stretches.map(([from, to, other], index) => about(index + 1, Math.min(from, to), Math.max(from, to), other));
        const html = await show(text, highlights);
        expect(textOf(html)).toBe(text);
        const anchors = [...html.matchAll(/id="said-(\d+)"/g)].map(([, number]) => number!).sort();
        const links = [...html.matchAll(/href="#finding-(\d+)"/g)].map(([, number]) => number!).sort();
        expect(anchors).toEqual(links);
        expect(new Set(anchors).size).toBe(anchors.length);
      }),
      { numRuns: 500 },
    );
  });
});
