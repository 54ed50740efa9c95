import assert from 'node:assert/strict';
import type { AnalysisProposal, AnalysisRequest, ConversationAnalyst } from '@relay/core/ports';
import { aContext, aSignal, aTarget, aTranscript } from '../builders.ts';
import type { Closable, Laws } from '../law.ts';

/** An analyst that was told nothing but what its requests say. */
export interface AnalystHarness extends Closable {
  readonly analyst: ConversationAnalyst;
}

const email = aTarget({
  key: 'email', label: 'E-mail', description: "The customer's e-mail address.", type: 'email', synonyms: ['mail'], examples: ['sam@example.com'],
});

/** A conversation in which the customer plainly says an address. */
const plainRequest = (address: string, given: Partial<AnalysisRequest> = {}): AnalysisRequest => ({
  transcript: aTranscript([
    { speaker: 'Agent', text: 'Good morning, how can I help?' },
    { speaker: 'Customer', text: 'I would like a quote, please.' },
    { speaker: 'Agent', text: 'Of course. What is your email address?' },
    { speaker: 'Customer', text: `My email address is ${address}.` },
    { speaker: 'Agent', text: 'Thank you, I will send it there.' },
  ]),
  context: aContext(),
  targets: [email],
  signals: [],
  ...given,
});

const OURS = 'ours.kestrel@example.com';
const THEIRS = 'theirs.wombat@example.org';

const says = (proposal: AnalysisProposal, address: string): boolean =>
  proposal.findings.some(({ target, valueText }) => target === 'email' && valueText.includes(address));

/** A request in which there is something to say in every part of the answer. */
const fullRequest = (): AnalysisRequest => {
  const { transcript } = plainRequest(OURS);
  const more = ['That is too expensive for us, the price is too high.', 'My budget is $12,500.'];
  const turns = [...transcript.turns, ...more.map((text) => ({ speaker: 'Customer', text }))];
  const objection = aSignal({ examples: ['That is too expensive for us.', 'The price is too high.'] });
  return plainRequest(OURS, { transcript: aTranscript(turns), targets: [email, aTarget()], signals: [objection] });
};

/** What every ConversationAnalyst promises. */
export const analystLaws = {
  'names itself and its version, always the same': async ({ analyst }) => {
    const { name } = analyst;
    assert.match(name, /^[a-z0-9][a-z0-9._-]*\/[A-Za-z0-9][A-Za-z0-9._-]*$/);
    await analyst.analyse(plainRequest(OURS));
    assert.equal(analyst.name, name);
  },

  'proposes what is plainly said': async ({ analyst }) => {
    assert.ok(says(await analyst.analyse(plainRequest(OURS)), OURS));
  },

  'quotes words that stand in the turn that it names': async ({ analyst }) => {
    const request = fullRequest();
    const { findings, signals } = await analyst.analyse(request);
    assert.ok(findings.length > 0, 'Nothing was proposed.');
    for (const { turn, quote } of [...findings, ...signals]) {
      assert.ok(quote.length > 0 && request.transcript.turns[turn]?.text.includes(quote), `Turn ${turn} does not say "${quote}".`);
    }
  },

  'takes each value from inside its quote': async ({ analyst }) => {
    const { findings } = await analyst.analyse(fullRequest());
    assert.ok(findings.length > 0, 'Nothing was proposed.');
    for (const { quote, valueText } of findings) {
      assert.ok(valueText.length > 0 && quote.includes(valueText), `"${valueText}" is not in "${quote}".`);
    }
  },

  'speaks of nothing that was not asked about': async ({ analyst }) => {
    const request = fullRequest();
    const { findings, abstained, signals, summary } = await analyst.analyse(request);
    const targets = new Set(request.targets.map(({ key }) => key));
    const keys = new Set(request.signals.map(({ key }) => key));
    assert.deepEqual([...findings, ...abstained].map(({ target }) => target).filter((target) => !targets.has(target)), []);
    assert.deepEqual(signals.map(({ key }) => key).filter((key) => !keys.has(key)), []);
    assert.deepEqual(summary.flatMap(({ turns }) => turns).filter((turn) => request.transcript.turns[turn] === undefined), []);
  },

  'proposes nothing when no target and no signal is asked about': async ({ analyst }) => {
    const { findings, abstained, signals } = await analyst.analyse(plainRequest(OURS, { targets: [] }));
    assert.deepEqual({ findings, abstained, signals }, { findings: [], abstained: [], signals: [] });
  },

  'finds nothing in an empty transcript': async ({ analyst }) => {
    for (const transcript of [aTranscript([]), aTranscript([{ speaker: 'Customer', text: '' }])]) {
      const { findings, signals } = await analyst.analyse({ ...fullRequest(), transcript });
      assert.deepEqual({ findings, signals }, { findings: [], signals: [] });
    }
  },

  'gives the same answer to the same request': async ({ analyst }) => {
    const first = await analyst.analyse(fullRequest());
    await analyst.analyse(plainRequest(THEIRS));
    assert.deepEqual(await analyst.analyse(fullRequest()), first);
  },

  'knows nothing of earlier requests': async ({ analyst }) => {
    assert.ok(says(await analyst.analyse(plainRequest(THEIRS)), THEIRS));
    const answer = await analyst.analyse(plainRequest(OURS));
    assert.ok(says(answer, OURS));
    assert.ok(!JSON.stringify(answer).includes('wombat'), "Another organisation's words are in the answer.");
  },

  'keeps concurrent requests apart': async ({ analyst }) => {
    const [ours, theirs] = await Promise.all([analyst.analyse(plainRequest(OURS)), analyst.analyse(plainRequest(THEIRS))]);
    assert.ok(says(ours, OURS) && says(theirs, THEIRS));
    assert.ok(!JSON.stringify(ours).includes('wombat') && !JSON.stringify(theirs).includes('kestrel'));
  },

  'leaves the request as it was': async ({ analyst }) => {
    const request = fullRequest();
    await analyst.analyse(request);
    assert.deepEqual(request, fullRequest());
  },
} satisfies Laws<AnalystHarness>;
