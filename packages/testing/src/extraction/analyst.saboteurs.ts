import type { AnalysisProposal, AnalysisRequest, ProposedFinding } from '@relay/core/ports';
import type { Saboteur } from '../tamper.ts';
import type { AnalystHarness, analystLaws } from './analyst.laws.ts';

type Analyse = (request: AnalysisRequest) => Promise<AnalysisProposal>;

const tamperAnalyse = (change: (analyse: Analyse) => Analyse): Saboteur<AnalystHarness> => (honest) => {
  const analyse = change((request) => honest.analyst.analyse(request));
  return { ...honest, analyst: { name: honest.analyst.name, analyse } };
};

const tamperFindings = (change: (finding: ProposedFinding) => ProposedFinding): Saboteur<AnalystHarness> =>
  tamperAnalyse((analyse) => async (request) => {
    const proposal = await analyse(request);
    return { ...proposal, findings: proposal.findings.map(change) };
  });

/** Adds what it read for others to each answer. */
const remembering: Saboteur<AnalystHarness> = tamperAnalyse((analyse) => {
  const heard: ProposedFinding[] = [];
  return async (request) => {
    const proposal = await analyse(request);
    const findings = [...proposal.findings, ...heard];
    heard.push(...proposal.findings);
    return { ...proposal, findings };
  };
});

/** Answers from a field that the next request overwrites. */
const sharingAField: Saboteur<AnalystHarness> = tamperAnalyse((analyse) => {
  let current: AnalysisRequest | undefined;
  return async (request) => {
    current = request;
    await Promise.resolve();
    return analyse(current);
  };
});

const made: ProposedFinding = {
  target: 'email', turn: 0, quote: 'made.up@example.net', valueText: 'made.up@example.net', polarity: 'states', certainty: 'implied',
};

const making = (when: (request: AnalysisRequest) => boolean, finding: ProposedFinding): Saboteur<AnalystHarness> =>
  tamperAnalyse((analyse) => async (request) => {
    const proposal = await analyse(request);
    return when(request) ? { ...proposal, findings: [...proposal.findings, finding] } : proposal;
  });

/** One saboteur for each law of ConversationAnalyst. */
export const analystSaboteurs = {
  'names itself and its version, always the same': (honest) => ({
    ...honest,
    analyst: { name: 'The Analyst', analyse: (request) => honest.analyst.analyse(request) },
  }),
  'proposes what is plainly said': tamperAnalyse((analyse) => async (request) => ({ ...(await analyse(request)), findings: [] })),
  'quotes words that stand in the turn that it names': tamperFindings((finding) => ({ ...finding, turn: finding.turn - 1 })),
  'takes each value from inside its quote': tamperFindings((finding) => ({ ...finding, valueText: finding.valueText.toUpperCase() })),
  'speaks of nothing that was not asked about': making(({ targets }) => targets.length > 0, { ...made, target: 'phone' }),
  'proposes nothing when no target and no signal is asked about': making(({ targets }) => targets.length === 0, made),
  'finds nothing in an empty transcript': making(({ transcript }) => transcript.turns.every(({ text }) => text === ''), made),
  'gives the same answer to the same request': tamperAnalyse((analyse) => {
    let answers = 0;
    return async (request) => {
      answers += 1;
      return { ...(await analyse(request)), summary: [{ sentence: `Answer ${answers}.`, turns: [] }] };
    };
  }),
  'knows nothing of earlier requests': remembering,
  'keeps concurrent requests apart': sharingAField,
  'leaves the request as it was': tamperAnalyse((analyse) => async (request) => {
    const proposal = await analyse(request);
    (request.targets as unknown[]).pop();
    return proposal;
  }),
} satisfies { readonly [Law in keyof typeof analystLaws]: Saboteur<AnalystHarness> };
