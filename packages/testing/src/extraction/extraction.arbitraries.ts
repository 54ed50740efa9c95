import fc from 'fast-check';
import { type Finding, type SaidBy, TARGET_TYPES, type TargetDefinition, type TypedValue } from '@relay/core/ports';
import { phraseArbitrary } from '../tenancy/tenancy.arbitraries.ts';

const keyArbitrary = (): fc.Arbitrary<string> => fc.stringMatching(/^[A-Za-z0-9][A-Za-z0-9_.-]{0,63}$/);

const phrases = (): fc.Arbitrary<string[]> => fc.uniqueArray(phraseArbitrary(100), { maxLength: 4, selector: (text) => text.trim().toLowerCase() });

const SAID_BY: readonly SaidBy[] = ['agent', 'customer', 'any'];

/** Target definitions of every type. */
export const targetArbitrary = (): fc.Arbitrary<TargetDefinition> =>
  fc.record({
    key: keyArbitrary(),
    label: phraseArbitrary(100),
    description: phraseArbitrary(400),
    type: fc.constantFrom(...TARGET_TYPES),
    saidBy: fc.constantFrom(...SAID_BY),
    synonyms: phrases(),
    // Choices of different names, so that no word means two of them.
    values: fc.uniqueArray(fc.stringMatching(/^[a-z]{3,12}$/), { minLength: 1, maxLength: 4 }),
    examples: phrases(),
    highImpact: fc.boolean(),
  }).map(({ values, ...definition }) => ({
    ...definition,
    choices: definition.type.endsWith('enum') ? values.map((value) => ({ value, synonyms: [`${value} plan`] })) : [],
  }));

const valueArbitrary = (): fc.Arbitrary<TypedValue> =>
  fc.oneof(
    phraseArbitrary(60),
    fc.integer(),
    // JSON has no negative zero.
    fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => value + 0),
    fc.boolean(),
    fc.record({ amountMinor: fc.nat(), currency: fc.constantFrom('AUD', 'USD') }),
    fc.array(phraseArbitrary(20), { minLength: 1, maxLength: 3 }),
  );

const foundArbitrary = (): fc.Arbitrary<Finding> =>
  fc.record({
    target: keyArbitrary(),
    type: fc.constantFrom(...TARGET_TYPES),
    status: fc.constantFrom('verified' as const, 'needs-review' as const),
    value: valueArbitrary(),
    quote: phraseArbitrary(80),
    turn: fc.nat(200),
    start: fc.nat(500),
    confidence: fc.double({ min: 0, max: 1, noNaN: true }).map((value) => value + 0),
    assumed: fc.subarray(['currency', 'year', 'region']),
  }).map(({ quote, turn, start, value, ...finding }) => {
    const evidence = { turn, quote, span: [start, start + quote.length] as const, speaker: 'Customer' };
    return { ...finding, outcome: 'found', value, evidence, others: [{ evidence, value, lost: 'same-value' }] };
  });

const openArbitrary = (): fc.Arbitrary<Finding> =>
  fc.record({
    target: keyArbitrary(),
    type: fc.constantFrom(...TARGET_TYPES),
    outcome: fc.constantFrom('not-mentioned' as const, 'ambiguous' as const, 'conflict' as const, 'needs-model' as const, 'not-run' as const),
    assumed: fc.constant([]),
    others: fc.constant([]),
  });

/** Findings, found and open. */
export const findingArbitrary = (): fc.Arbitrary<Finding> => fc.oneof(foundArbitrary(), openArbitrary());
