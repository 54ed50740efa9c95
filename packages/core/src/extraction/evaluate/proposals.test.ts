import { describe, expect, it } from 'vitest';
import type { Finding } from '../finding.ts';
import type { AnalysisRequest } from '../proposal.ts';
import { proveFindings } from '../prove.ts';
import { MUTANT_KINDS } from './frames.ts';
import { casesOf, evaluateProposals } from './proposals.ts';
import { parseRows } from './row.ts';

/** Conversations written for this test: labelled spans of every shape that the bench needs. */
const CONVERSATIONS = [
  {
    id: 'visit', turns: [['caller', "I'd like a visit in Ballarat."], ['agent', 'For which day?'], ['caller', 'The 12th of June, at 3:30 pm.'], ['agent', 'A visit in Ballarat on June 12th at 3:30 pm, is that right?'], ['caller', 'Yes.'], ['agent', 'That will be $85. Our number is 03 9123 4567.'], ['caller', 'Thank you.']],
    spans: [['city', 'text', 'Town of the visit', 0, 'Ballarat'], ['day', 'date', 'Day of the visit', 2, '12th of June'], ['hour', 'time', 'Time of the visit', 3, '3:30 pm'], ['price', 'money', 'Price of the visit', 5, '$85'], ['line', 'phone', 'Phone number of the office', 5, '03 9123 4567']],
  },
  {
    id: 'hire', turns: [['caller', 'Can I hire a van on July 4th?'], ['agent', 'Sure, from Geelong?'], ['caller', 'Yes, Geelong is fine, at 9:15 am.'], ['agent', 'It is $120 a day.'], ['caller', 'Call me on 0412 345 678.']],
    spans: [['day', 'date', 'Day of the hire', 0, 'July 4th'], ['city', 'text', 'Town of the hire', 2, 'Geelong'], ['hour', 'time', 'Time of the hire', 2, '9:15 am'], ['price', 'money', 'Price of the hire', 3, '$120'], ['line', 'phone', 'Phone number of the caller', 4, '0412 345 678']],
  },
] as const;

const rows = () => {
  const lines = CONVERSATIONS.map(({ id, turns, spans }) => {
    const evidence = Object.fromEntries(spans.map(([key, , , turn, words]) => [key, { turn, start: turns[turn]![1].indexOf(words), end: turns[turn]![1].indexOf(words) + words.length }]));
    return JSON.stringify({
      id, locale: 'en-AU', referenceDate: '2024-03-01', turns: turns.map(([speaker, text]) => ({ speaker, text })),
      targets: spans.map(([key, type, description]) => ({ key, type, description })), gold: Object.fromEntries(spans.map(([key, , , , words]) => [key, words])), evidence,
    });
  });
  const parsed = parseRows(lines.join('\n'));
  if (!parsed.ok) throw new Error(parsed.error.message);
  return parsed.value;
};

/** A verifier that judges nothing. */
const always = (outcome: Finding['outcome']) => ({ targets }: AnalysisRequest): readonly Finding[] =>
  targets.map(({ key, type }) => ({ target: key, type, outcome, assumed: [], others: [] }));

describe("the verifier's bench", () => {
  it('makes every kind of mutant, and true proposals', () => {
    expect(Object.keys(evaluateProposals(rows(), proveFindings).kinds).sort()).toEqual(['true', ...MUTANT_KINDS].sort());
  });

  it('accepts true proposals and refuses mutants', () => {
    const { falseAccepts, falseRejects } = evaluateProposals(rows(), proveFindings);
    expect(falseRejects).toEqual({ count: 0, of: 20, rate: 0 });
    expect(falseAccepts).toMatchObject({ count: 0, rate: 0 });
    expect(falseAccepts.of).toBeGreaterThan(100);
  });

  it('tells on a verifier that accepts everything, and on one that refuses everything', () => {
    const credulous = evaluateProposals(rows(), always('found'));
    expect([credulous.falseAccepts.rate, credulous.falseRejects.rate]).toEqual([1, 0]);
    const stubborn = evaluateProposals(rows(), always('rejected'));
    expect([stubborn.falseAccepts.rate, stubborn.falseRejects.rate]).toEqual([0, 1]);
    expect(credulous.kinds.past).toEqual({ cases: 10, accepted: 10, wrong: 10 });
    expect(stubborn.kinds.true).toEqual({ cases: 20, accepted: 0, wrong: 20 });
  });

  it('quotes what stands in the transcript, but for the digits that it changed', () => {
    for (const { kind, claim, request } of casesOf(rows())) {
      const isThere = request.transcript.turns.some(({ text }) => text.includes(claim.quote) && text.includes(claim.valueText));
      expect(isThere).toBe(kind !== 'changed-digit');
    }
  });

  it('makes the same cases each time, and none of rows without spans', () => {
    expect(casesOf(rows())).toEqual(casesOf(rows()));
    expect(casesOf(rows().map((row) => ({ ...row, evidence: new Map() })))).toEqual([]);
    expect(evaluateProposals([], proveFindings)).toEqual({ kinds: {}, falseAccepts: { count: 0, of: 0, rate: 0 }, falseRejects: { count: 0, of: 0, rate: 0 } });
  });
});
