import assert from 'node:assert/strict';
import type { PortHarness } from '../harness.ts';
import { canaryMark } from '../tenancy/tenancy.arbitraries.ts';
import type { Org, Program } from './program.ts';
import { runProgram } from './run-program.ts';

const OTHER: Readonly<Record<Org, Org>> = { a: 'b', b: 'a' };

/**
 * Asserts that no answer given to one organisation holds a canary or the id of the other. Says whether the program was
 * telling: whether anything was read where the other organisation had written.
 */
export async function assertNoCanaryCrosses(makeHarness: () => Promise<PortHarness>, program: Program): Promise<boolean> {
  const { seen, crossings } = await runProgram(await makeHarness(), program);
  for (const org of ['a', 'b'] as const) {
    for (const answer of seen[org]) {
      assert.ok(!answer.includes(canaryMark(OTHER[org])) && !answer.includes(`<org ${OTHER[org]}>`), `Organisation ${org} was told of the other: ${answer}`);
    }
  }
  return crossings > 0;
}

/**
 * Noninterference: asserts that an organisation is given the same answers, rows, order and cursors included, whether the
 * other one exists or not.
 */
export async function assertOtherMakesNoDifference(makeHarness: () => Promise<PortHarness>, program: Program): Promise<boolean> {
  const together = await runProgram(await makeHarness(), program);
  for (const org of ['a', 'b'] as const) {
    const alone = await runProgram(await makeHarness(), program.filter((turn) => turn.org === org));
    assert.deepEqual(together.seen[org], alone.seen[org], `Organisation ${org} can tell whether the other one is there.`);
  }
  return together.crossings > 0;
}
