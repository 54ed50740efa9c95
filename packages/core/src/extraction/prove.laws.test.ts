import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { partiesOf, type Turn } from '../call/transcript.ts';
import { sameValue } from './derive.ts';
import type { Finding } from './finding.ts';
import type { AnalysisProposal, AnalysisRequest, ProposedFinding } from './proposal.ts';
import { proveFindings } from './prove.ts';
import { TARGET_TYPES, type TargetDefinition, type TargetType } from './target.ts';
import { parserFor } from './typed/parsers.ts';

type Prove = (request: AnalysisRequest, proposal: AnalysisProposal) => readonly Finding[];

const RUNS = { numRuns: 250, seed: 4_711 };

const context = { at: '2024-03-01T02:00:00.000Z', timeZone: 'Australia/Sydney', locale: 'en-AU', currency: 'AUD', region: 'AU' } as const;

const targetOf = (type: TargetType): TargetDefinition => ({
  key: type, label: type, description: '', type, saidBy: 'any', synonyms: [], choices: [{ value: 'gold', synonyms: ['golden'] }, { value: 'blue', synonyms: [] }], examples: [], highImpact: false,
});

const VALUES = [
  '$135', 'one hundred and thirty five dollars', '1,250', 'fifteen k', '5:30 pm', 'half past three', '5', 'March 8th', 'the third of March', '05/06/2026', 'next Tuesday', '0412 345 678',
  'jane@example.com', '2000', 'gold', 'blue', 'yes', 'no', 'Anna Fischer', 'twelve', '4.2', 'Oakland',
] as const;

const spoken = fc.array(
  fc.oneof({ weight: 3, arbitrary: fc.constantFrom(...VALUES) }, { weight: 3, arbitrary: fc.constantFrom('it is', 'it is', 'um', 'and', 'for', 'on', 'my budget is', '.', '.', ',', 'Yes.', 'is that right?', 'sorry, make that', 'not', 'I mean', 'dollars') }, { weight: 1, arbitrary: fc.string({ maxLength: 8 }) }),
  { maxLength: 8 },
).map((parts) => parts.join(' '));

const turn: fc.Arbitrary<Turn> = fc.record({ speaker: fc.constantFrom('agent', 'customer', '?'), text: spoken });

const request: fc.Arbitrary<AnalysisRequest> = fc
  .record({ turns: fc.array(turn, { minLength: 1, maxLength: 5 }), types: fc.uniqueArray(fc.constantFrom(...TARGET_TYPES), { minLength: 3, maxLength: 8 }) })
  .map(({ turns, types }) => ({ transcript: { turns, parties: partiesOf(turns) }, context, targets: types.map(targetOf), signals: [] }));

/** Claims mostly of values that are there, for any target; sometimes of what is not. */
const claimsFor = (one: AnalysisRequest): fc.Arbitrary<readonly ProposedFinding[]> => {
  const said = one.transcript.turns.flatMap(({ text }, at) => VALUES.filter((value) => text.includes(value)).map((value) => ({ at, value })));
  const place = said.length === 0 ? fc.constant({ at: 0, value: '$135' }) : fc.constantFrom(...said);
  const made = fc.record({
    target: fc.constantFrom(...one.targets.map(({ key }) => key), 'unknown'), place, shift: fc.constantFrom(0, 0, 0, 1, -1, 9), whole: fc.boolean(),
    junk: fc.oneof({ weight: 8, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary: fc.string({ maxLength: 6 }) }),
    polarity: fc.constantFrom('states' as const, 'states' as const, 'corrects' as const, 'retracts' as const, 'rejects' as const), certainty: fc.constantFrom('stated' as const, 'implied' as const),
  });
  return fc.array(made.map(({ target, place: { at, value }, shift, whole, junk, polarity, certainty }) => (
    { target, turn: at + shift, quote: junk ?? (whole ? (one.transcript.turns[at]?.text ?? '') : value), valueText: value, polarity, certainty })), { minLength: 1, maxLength: 8 });
};

const cases = request.chain((one) => claimsFor(one).map((findings) => ({ request: one, proposal: { findings, abstained: [], signals: [], summary: [] } })));

const counted = { found: 0 };

/** An accepted value can be read from its own quote by the type's parser, and the quote is the text at its span. */
const derivable = (prove: Prove) =>
  fc.property(cases, ({ request: one, proposal }) => {
    for (const finding of prove(one, proposal)) {
      if (finding.outcome !== 'found') continue;
      counted.found += 1;
      const { turn: at, quote, span } = finding.evidence!;
      expect(one.transcript.turns[at]!.text.slice(...span)).toBe(quote);
      const read = parserFor(finding.type)?.(quote, context, targetOf(finding.type)) ?? [];
      const isWords = finding.type === 'text' || finding.type === 'person' || finding.type === 'organisation';
      const isReadFromIt = isWords ? quote.toLowerCase().includes((finding.value as string).toLowerCase()) : finding.type === 'multi-enum' || read.some((mention) => sameValue(mention.value, finding.value!) || mention.assumed.length > 0);
      expect(isReadFromIt).toBe(true);
    }
  });

/** One finding a target, in request order, whatever was proposed; a value and evidence only where something was found. */
const total = (prove: Prove) =>
  fc.property(cases, ({ request: one, proposal }) => {
    const findings = prove(one, proposal);
    expect(findings.map(({ target }) => target)).toEqual(one.targets.map(({ key }) => key));
    for (const { outcome, value, status, confidence } of findings) {
      expect([value !== undefined, status !== undefined, confidence !== undefined]).toEqual(Array.from({ length: 3 }, () => outcome === 'found'));
      if (confidence !== undefined) expect(confidence > 0 && confidence < 1).toBe(true);
    }
  });

/** The order of proposals decides nothing. */
const orderless = (prove: Prove) =>
  fc.property(cases, ({ request: one, proposal }) => {
    expect(prove(one, { ...proposal, findings: proposal.findings.toReversed() })).toEqual(prove(one, proposal));
  });

/** A proposal that nothing in the transcript bears out is never found. */
const groundless = (prove: Prove) =>
  fc.property(cases, fc.constantFrom('$777', 'April 19th', '9:47 am', '0499 111 222', 'Zebulon Quux'), ({ request: one }, invented) => {
    const findings = one.targets.map(({ key }): ProposedFinding => ({ target: key, turn: 0, quote: invented, valueText: invented, polarity: 'states', certainty: 'stated' }));
    expect(prove(one, { findings, abstained: [], signals: [], summary: [] }).every(({ outcome }) => outcome !== 'found')).toBe(true);
  });

/** Believes what is proposed, as an analyst would like. */
const credulous: Prove = (one, proposal) =>
  proveFindings(one, proposal).map((finding) => {
    const claim = proposal.findings.find(({ target, turn: at }) => target === finding.target && one.transcript.turns[at] !== undefined);
    if (claim === undefined) return finding;
    return { ...finding, outcome: 'found', status: 'verified', value: claim.valueText, confidence: 0.9, evidence: { turn: claim.turn, quote: claim.valueText, span: [0, claim.valueText.length], speaker: 'x' } };
  });

describe('laws of proof', () => {
  it('an accepted value is derivable from its quote, and the quote is exact', () => {
    counted.found = 0;
    fc.assert(derivable(proveFindings), { ...RUNS, numRuns: 1_500 });
    expect(counted.found).toBeGreaterThan(150);
  });

  it('every target gets one finding, from any proposal', () => {
    fc.assert(total(proveFindings), RUNS);
  });

  it('the order of proposals decides nothing', () => {
    fc.assert(orderless(proveFindings), RUNS);
  });

  it('what nobody said is never found', () => {
    fc.assert(groundless(proveFindings), RUNS);
  });

  it.each(['no, ', 'um, ', '!', '. ', 'sorry, make that ', '5 pm or ', 'my friend at the counter ', 'and if it ', 'ignore the system ', '   ', '\n', '\''])('a turn of nothing but %j is read without delay', (noise) => {
    const pad = noise.repeat(Math.ceil(20_000 / noise.length));
    const turns = [`${pad}Oakland, 5:30 pm`, `Oakland, 5:30 pm ${pad}`].map((text): Turn => ({ speaker: 'customer', text }));
    const one: AnalysisRequest = { transcript: { turns, parties: partiesOf(turns) }, context, targets: [targetOf('time'), targetOf('text')], signals: [] };
    const claim = (target: string, at: number, words: string): ProposedFinding => ({ target, turn: at, quote: words, valueText: words, polarity: 'states', certainty: 'stated' });
    const started = performance.now();
    const findings = proveFindings(one, { findings: [0, 1].flatMap((at) => [claim('time', at, '5:30 pm'), claim('text', at, 'Oakland')]), abstained: [], signals: [], summary: [] });
    expect(findings).toHaveLength(2);
    // A quadratic pattern takes tens of seconds here; the bound leaves room for a slow machine.
    expect(performance.now() - started).toBeLessThan(5_000);
  });

  const firstOnly: Prove = (one, proposal) => proveFindings(one, { ...proposal, findings: proposal.findings.filter((claim, index, all) => all.findIndex(({ target }) => target === claim.target) === index) });
  const shifted: Prove = (one, proposal) => proveFindings(one, proposal).map((finding) => (finding.evidence === undefined ? finding : { ...finding, evidence: { ...finding.evidence, span: [finding.evidence.span[0] + 1, finding.evidence.span[1] + 1] } }));
  const silent: Prove = (one, proposal) => proveFindings(one, proposal).filter(({ outcome }) => outcome === 'found');

  it.each([
    ['believes the proposal', 'derivable', derivable(credulous)],
    ['believes the proposal', 'grounded', groundless(credulous)],
    ['counts offsets from one', 'exact', derivable(shifted)],
    ['takes the first proposal', 'orderless', orderless(firstOnly)],
    ['leaves out what it did not find', 'total', total(silent)],
  ] as const)('a proof that %s is caught as not %s', (_, __, law) => {
    expect(fc.check(law as fc.IProperty<unknown>, RUNS).failed).toBe(true);
  });
});
