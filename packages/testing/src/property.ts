import assert from 'node:assert/strict';
import fc from 'fast-check';

/** What a property test has tried. */
export interface PropertyReport {
  readonly seed: number;
  readonly runs: number;
  /** Runs in which the property could have failed. */
  readonly telling: number;
}

/** The seed that RELAY_SEED names, else a fresh one. */
function chooseSeed(): number {
  const given = process.env['RELAY_SEED'];
  if (given === undefined || given === '') return Math.trunc(Math.random() * 2 ** 31);
  const seed = Number(given);
  assert.ok(Number.isInteger(seed), `RELAY_SEED must be a whole number, not "${given}".`);
  return seed;
}

/**
 * Tries a property on random values. `holds` throws where it does not hold, and says whether the value was telling; the
 * caller asserts that enough of them were. Prints the seed; RELAY_SEED tries the same values again.
 */
export async function checkProperty<T>(
  name: string,
  arbitrary: fc.Arbitrary<T>,
  holds: (value: T) => Promise<boolean>,
  { runs, seed = chooseSeed() }: { readonly runs: number; readonly seed?: number },
): Promise<PropertyReport> {
  let telling = 0;
  const property = fc.asyncProperty(arbitrary, async (value) => {
    if (await holds(value)) telling += 1;
  });
  await fc.assert(property, { numRuns: runs, seed });
  console.info(`${name}: seed ${seed}, ${runs} runs, ${telling} not vacuous`);
  return { seed, runs, telling };
}
