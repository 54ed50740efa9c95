import assert from 'node:assert/strict';

/**
 * Asserts that each of the given hex digits takes all of its sixteen values: a constant, a counter or a narrow range
 * does not. A fair digit misses a value in 1,000 draws once in 10^27 times.
 */
export function assertDigitsVary(drawn: readonly string[], positions: readonly number[]): void {
  assert.ok(drawn.length >= 1_000, 'Too few draws to tell.');
  for (const position of positions) {
    const seen = new Set(drawn.map((digits) => digits[position]));
    assert.equal(seen.size, 16, `Digit ${position} takes ${seen.size} values in ${drawn.length} draws.`);
  }
}
