import assert from 'node:assert/strict';
import { describe, expect, test } from 'vitest';
import { type Laws, runLaws, type Runner } from './law.ts';

interface Box {
  readonly value: number;
  readonly close: () => Promise<void>;
}

const laws: Laws<Box> = {
  'holds one': async ({ value }) => assert.equal(value, 1),
  'holds two': async ({ value }) => assert.equal(value, 2),
};

/** A runner that keeps what was declared, to be run by hand. */
function recorder() {
  const declared: { readonly title: string; readonly skipped: boolean; readonly body: () => Promise<void> }[] = [];
  const keep = (skipped: boolean) => (title: string, body: () => Promise<void>) => void declared.push({ title, skipped, body });
  const runner: Runner = { describe: (_title, body) => body(), test: Object.assign(keep(false), { skip: keep(true) }) };
  return { declared, runner };
}

const boxes = () => {
  let closed = 0;
  return { make: (): Box => ({ value: 1, close: async () => void (closed += 1) }), closed: () => closed };
};

describe('runLaws', () => {
  test('declares one test per law, each on a harness of its own that is closed whatever comes of it', async () => {
    const { declared, runner } = recorder();
    const { make, closed } = boxes();
    runLaws({ Box: laws }, runner, make);
    expect(declared.map(({ title }) => title)).toEqual(['holds one', 'holds two']);
    await declared[0]?.body();
    await expect(declared[1]?.body()).rejects.toThrow(assert.AssertionError);
    expect(closed()).toBe(2);
  });

  test('shows the reason of a skip', () => {
    const { declared, runner } = recorder();
    runLaws({ Box: laws }, runner, boxes().make, [{ law: 'holds two', reason: 'this box holds one thing' }]);
    expect(declared.map(({ title, skipped }) => [title, skipped])).toEqual([
      ['holds one', false],
      ['holds two (skipped: this box holds one thing)', true],
    ]);
  });

  test('refuses to skip a law that does not exist', () => {
    const { runner } = recorder();
    expect(() => runLaws({ Box: laws }, runner, boxes().make, [{ law: 'holds three', reason: 'renamed' }])).toThrow('"holds three"');
  });
});
