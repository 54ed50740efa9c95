import assert from 'node:assert/strict';
import { InvariantViolation, type OrgId } from '@relay/core/ports';

/** What a caller can learn from an attempt: its answer, or the error's name, kind and words. */
type Observation = { readonly answer: unknown } | { readonly error: string };

/** Runs the attempt and says what a caller learns, with `id` blanked out wherever it shows. */
async function observe(id: string, attempt: () => Promise<unknown>): Promise<Observation> {
  const blank = (text: string) => text.replaceAll(id, '<id>');
  try {
    const answer = await attempt();
    return { answer: answer === undefined ? undefined : JSON.parse(blank(JSON.stringify(answer))) };
  } catch (failure) {
    assert.ok(failure instanceof Error, 'Something that is not an Error was thrown.');
    return { error: blank(`${failure.name}: ${failure.message}`) };
  }
}

/**
 * The isolation twin of a look-up: another organisation's id must give exactly what an id that nobody has gives.
 * `attempt` runs once with each.
 */
export async function assertSameAnswer<Id extends string>(foreign: Id, unknown: Id, attempt: (id: Id) => Promise<unknown>): Promise<void> {
  const expected = await observe(unknown, () => attempt(unknown));
  assert.deepEqual(await observe(foreign, () => attempt(foreign)), expected, "Another organisation's id is told apart from an unknown one.");
}

/** Asserts that the attempt fails with an InvariantViolation, at once or later. */
export async function assertRefused(attempt: () => unknown): Promise<void> {
  try {
    await attempt();
  } catch (failure) {
    assert.ok(failure instanceof InvariantViolation, `Expected an InvariantViolation, got: ${String(failure)}`);
    return;
  }
  assert.fail('Expected an InvariantViolation, but nothing was refused.');
}

/** The entity with another organisation's label, as only a cast can make it: what the run-time layers have to refuse. */
export const relabelled = <Entity extends { readonly orgId: OrgId }>(entity: Entity, orgId: OrgId): Entity => ({ ...entity, orgId });
