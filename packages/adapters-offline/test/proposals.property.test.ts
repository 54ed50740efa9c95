import { partiesOf } from '@relay/core';
import { type AnalysisProposal, type AnalysisRequest, TARGET_TYPES } from '@relay/core/ports';
import { checkProperty } from '@relay/testing/arbitraries';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { propose, requestOf, want } from './hear.ts';

/** Speech that targets are made of, and any other text. */
const PHRASES = [
  'the budget is', '$1,250.50', 'ten thousand dollars', 'a month', 'next Tuesday', 'the 3rd of March', 'half past three', 'at 5 pm', 'my name is', 'Kylie Brennan',
  'oh four one two three four five six seven eight', '0412 345 678', 'jane dot smith at gmail dot com', 'jane@example.com', 'no', 'yes', 'actually', 'make that',
  'what is your phone number?', 'when does it start?', 'how many people?', 'two of us', 'three bedrooms', 'postcode', '3156', 'is that right?', 'how about', 'sorry',
  'gold', 'for twelve months', 'if', "I can't do", 'confirm', ',', '.', '?', '',
];
const text = fc.oneof(
  { weight: 5, arbitrary: fc.array(fc.constantFrom(...PHRASES), { maxLength: 8 }).map((parts) => parts.join(' ')) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 40 }) },
);

const TARGETS = TARGET_TYPES.map((type) =>
  want(`the_${type}`, type, `The ${type} of the customer's booking`, type.endsWith('enum') ? { choices: [{ value: 'gold', synonyms: ['the top one'] }] } : {}),
);
const turn = fc.record(
  { speaker: fc.constantFrom('agent', 'customer'), text, askedFor: fc.constantFrom(...TARGETS.map(({ key }) => key), 'nothing') },
  { requiredKeys: ['speaker', 'text'] },
);
const SIGNAL = { key: 'price', description: 'Speaks of the price', examples: ['ten thousand dollars a month'], negativeExamples: [] };

const request: fc.Arbitrary<AnalysisRequest> = fc.array(turn, { maxLength: 12 }).map((turns) => ({
  ...requestOf('C: x', TARGETS, [SIGNAL]),
  transcript: { turns, parties: partiesOf(turns) },
}));

/** What of a proposal is not word for word in its transcript. */
function unsaid({ transcript: { turns } }: AnalysisRequest, { findings, signals, summary }: AnalysisProposal): readonly string[] {
  const claims = [
    ...findings.map(({ turn: index, quote, valueText }) => ({ quote, index, inside: quote.includes(valueText) && valueText !== '' })),
    ...signals.map(({ turn: index, quote }) => ({ quote, index, inside: true })),
    ...summary.flatMap(({ sentence, turns: indexes }) => indexes.map((index) => ({ quote: sentence, index, inside: true }))),
  ];
  return claims.filter(({ quote, index, inside }) => !inside || quote === '' || !turns[index]?.text.includes(quote)).map(({ quote }) => quote);
}

describe('whatever is said', () => {
  test('a proposal is made of words that were said, where they were said', async () => {
    const { telling, runs } = await checkProperty(
      'verbatim proposals',
      request,
      async (given) => {
        const proposal = await propose(given);
        expect(unsaid(given, proposal)).toEqual([]);
        return proposal.findings.length > 0;
      },
      { runs: 300 },
    );
    expect(telling).toBeGreaterThan(runs / 6);
  });

  test('a made-up quote would be seen', async () => {
    const given = requestOf('C: The budget is $500.', [want('budget', 'money', 'Budget')]);
    const proposal = await propose(given);
    const [finding] = proposal.findings;
    expect(unsaid(given, proposal)).toEqual([]);
    expect(unsaid(given, { ...proposal, findings: [{ ...finding!, quote: '$900' }] })).toEqual(['$900']);
    expect(unsaid(given, { ...proposal, findings: [{ ...finding!, turn: 1 }] })).toHaveLength(1);
    expect(unsaid(given, { ...proposal, findings: [{ ...finding!, valueText: '$5' }] })).toEqual([]);
    expect(unsaid(given, { ...proposal, findings: [{ ...finding!, valueText: '' }] })).toHaveLength(1);
  });

  test('the same call gives the same proposal, whatever was read before it', async () => {
    await checkProperty(
      'deterministic proposals',
      fc.tuple(request, request),
      async ([given, other]) => {
        const first = await propose(given);
        await propose(other);
        expect(await propose(given)).toEqual(first);
        return first.findings.length > 0;
      },
      { runs: 100 },
    );
  });

  test('a target speaks to nobody who may not say it', async () => {
    const { telling } = await checkProperty(
      'speakers',
      request,
      async (given) => {
        const { findings } = await propose({ ...given, targets: TARGETS.map((target) => ({ ...target, saidBy: 'agent' as const })) });
        expect(findings.filter(({ turn: index }) => given.transcript.turns[index]!.speaker === 'customer')).toEqual([]);
        return findings.length > 0;
      },
      { runs: 150 },
    );
    expect(telling).toBeGreaterThan(0);
  });

  test('a call in which nobody says a number, a name or a choice proposes nothing', async () => {
    const words = fc.constantFrom('well', 'you know', 'the weather was lovely', 'we talked about that', 'okay then', 'I see', 'it depends', 'right');
    const chatter = fc.array(fc.record({ speaker: fc.constantFrom('agent', 'customer'), text: fc.array(words, { maxLength: 6 }).map((parts) => parts.join(' ')) }));
    await checkProperty(
      'absence',
      chatter,
      async (turns) => {
        const { findings } = await propose({ ...requestOf('C: x', TARGETS), transcript: { turns, parties: partiesOf(turns) } });
        expect(findings).toEqual([]);
        return turns.length > 0;
      },
      { runs: 150 },
    );
  });
});
