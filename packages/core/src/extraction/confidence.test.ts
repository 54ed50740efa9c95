import { describe, expect, it } from 'vitest';
import { confidenceOf, type Grounds } from './confidence.ts';

const PLAIN: Grounds = {
  match: 'exact', distance: 0, assumed: 0, isApproximate: false, hasSecondReading: false, isSpeakerKnown: true, isImplied: false, isUnconfirmed: false, isReadBack: false, repeats: 0, rivals: 0, isNearSystemSpeech: false, isTyped: true,
};

describe('confidence', () => {
  it.each([
    ['a folded match', { match: 'folded' }], ['a quote from another turn', { distance: 1 }], ['an assumed part', { assumed: 1 }], ['an approximation', { isApproximate: true }], ['a second reading', { hasSecondReading: true }],
    ['an unknown speaker', { isSpeakerKnown: false }], ['an implication', { isImplied: true }], ['an open question', { isUnconfirmed: true }], ['a rival value', { rivals: 1 }], ['speech to the system beside it', { isNearSystemSpeech: true }],
  ] as const)('falls with %s', (_, worse) => {
    expect(confidenceOf({ ...PLAIN, ...worse })).toBeLessThan(confidenceOf(PLAIN));
  });

  it.each([['a read-back', { isReadBack: true }], ['a second mention', { repeats: 1 }]] as const)('rises with %s', (_, better) => {
    expect(confidenceOf({ ...PLAIN, ...better })).toBeGreaterThan(confidenceOf(PLAIN));
  });

  it('stays between 0 and 1', () => {
    const worst: Grounds = { match: 'folded', distance: 2, assumed: 9, isApproximate: true, hasSecondReading: true, isSpeakerKnown: false, isImplied: true, isUnconfirmed: true, isReadBack: false, repeats: 0, rivals: 9, isNearSystemSpeech: true, isTyped: false };
    expect(confidenceOf(worst)).toBeGreaterThanOrEqual(0);
    expect(confidenceOf({ ...PLAIN, isReadBack: true, repeats: 99 })).toBeLessThan(1);
  });
});
