import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { resolve, type Contender, type Resolution } from './resolve.ts';

type Resolve = (contenders: readonly Contender[]) => Resolution<Contender>;

const RUNS = { numRuns: 500, seed: 7_301 };

const said = (turn: number, value: string, over: Partial<Contender> = {}): Contender => ({
  turn, at: 0, value, polarity: 'states', fullness: 6, isAccepted: false, isSuspect: false, ...over,
});

const contender: fc.Arbitrary<Contender> = fc.record({
  turn: fc.nat(6),
  at: fc.nat(3),
  value: fc.constantFrom('a', 'b', 'c'),
  polarity: fc.constantFrom('states' as const, 'states' as const, 'corrects' as const),
  fullness: fc.constantFrom(4, 5, 6),
  isAccepted: fc.boolean(),
  isSuspect: fc.boolean(),
}).chain((plain) => fc.constantFrom({}, { question: 'q' }, { alternative: 'b' }).map((more) => ({ ...plain, ...more })));

/** The order in which mentions were proposed decides nothing, and each mention either wins or is kept with a reason. */
const ignoresOrder = (resolving: Resolve) =>
  fc.property(fc.array(contender, { maxLength: 6 }), fc.infiniteStream(fc.nat()), (contenders, noise) => {
    const shuffled = contenders.map((one) => ({ one, rank: noise.next().value as number })).sort((a, b) => a.rank - b.rank).map(({ one }) => one);
    const [first, second] = [resolving(contenders), resolving(shuffled)];
    expect(second.winner).toEqual(first.winner);
    expect(second.isConflict).toBe(first.isConflict);
    expect(second.losers.map(({ lost }) => lost).sort()).toEqual(first.losers.map(({ lost }) => lost).sort());
    expect(first.losers.length + (first.winner === undefined ? 0 : 1)).toBe(contenders.length);
  });

/** Without a correction, an agreement or a repeated question, two values that differ are a conflict, whichever came last. */
const lastMentionAloneNeverWins = (resolving: Resolve) =>
  fc.property(fc.array(fc.record({ turn: fc.nat(9), value: fc.constantFrom('a', 'b', 'c') }), { minLength: 2, maxLength: 6 }), (plain) => {
    fc.pre(new Set(plain.map(({ value }) => value)).size > 1);
    expect(resolving(plain.map(({ turn, value }) => said(turn, value))).isConflict).toBe(true);
  });

describe('resolving several mentions', () => {
  it('does not depend on the order of proposals', () => {
    fc.assert(ignoresOrder(resolve), RUNS);
  });

  it('never lets the last mention win for being last', () => {
    fc.assert(lastMentionAloneNeverWins(resolve), RUNS);
  });

  const broken: Readonly<Record<string, Resolve>> = {
    'takes the first proposal': (contenders) => ({ ...(contenders[0] === undefined ? {} : { winner: contenders[0] }), isUndecided: false, isConflict: false, losers: contenders.slice(1).map((one) => ({ contender: one, lost: 'conflicts' as const })) }),
    'forgets the losers': (contenders) => ({ ...resolve(contenders), losers: [] }),
  };
  it.each(Object.entries(broken))('a resolution that %s is caught', (_, resolving) => {
    expect(fc.check(ignoresOrder(resolving), RUNS).failed).toBe(true);
  });

  it('a resolution by the last mention is caught', () => {
    const last: Resolve = (contenders) => resolve([...contenders].sort((a, b) => a.turn - b.turn).slice(-1));
    expect(fc.check(lastMentionAloneNeverWins(last), RUNS).failed).toBe(true);
  });

  it.each([
    ['one value said twice', [said(1, 'a'), said(4, 'a')], 'a'],
    ['a later value that corrects', [said(1, 'a'), said(4, 'b', { polarity: 'corrects' })], 'b'],
    ['the value that the other side agreed to', [said(1, 'a'), said(4, 'b', { isAccepted: true })], 'b'],
    ['the agreed value, though it came first', [said(1, 'a', { isAccepted: true }), said(4, 'b')], 'a'],
    ['the majority of answers to one question', [said(1, 'a', { question: 'q' }), said(2, 'b', { question: 'q' }), said(3, 'a', { question: 'q' })], 'a'],
    ['the last full answer when none has a majority', [said(1, 'a', { question: 'q' }), said(2, 'b', { question: 'q' }), said(3, 'c', { question: 'q', fullness: 4 })], 'b'],
    ['a plain reading over a doubtful one of the same words', [said(1, 'a', { alternative: 'b', fullness: 2 }), said(3, 'b')], 'b'],
    ['speech between people over speech to the system', [said(1, 'a'), said(4, 'b', { isSuspect: true, polarity: 'corrects' })], 'a'],
    ['no value, of two that disagree', [said(1, 'a'), said(4, 'b')], undefined],
    ['no value, of two that were both agreed to', [said(1, 'a', { isAccepted: true }), said(4, 'b', { isAccepted: true })], undefined],
    ['no value, when the correction is disputed', [said(1, 'a'), said(4, 'b', { polarity: 'corrects' }), said(5, 'c')], undefined],
  ] as const)('takes %s', (_, contenders, value) => {
    expect(resolve([...contenders]).winner?.value).toBe(value);
  });

  it('says when it only took the last full answer', () => {
    const answers = ['a', 'b', 'c'].map((value, turn) => said(turn, value, { question: 'q' }));
    expect(resolve(answers)).toMatchObject({ winner: { value: 'c' }, isUndecided: true });
    expect(resolve([...answers, said(4, 'a', { question: 'q' })])).toMatchObject({ winner: { value: 'a' }, isUndecided: false });
  });

  it('says of each loser why it lost', () => {
    const { losers } = resolve([said(1, 'a'), said(2, 'b', { polarity: 'corrects' }), said(3, 'b'), said(4, 'c', { isSuspect: true })]);
    expect(losers.map(({ contender: { turn }, lost }) => [turn, lost])).toEqual([[1, 'earlier-in-time'], [2, 'same-value'], [4, 'addressed-to-system']]);
  });
});
