import { expect, test, describe } from 'vitest';
import { propose, requestOf, want } from './hear.ts';

const ASKED_TWICE = requestOf(`C: x`, [want('full_name', 'person', "The caller's full name")]);

describe('a name that was asked for several times', () => {
  const heard = async (...texts: readonly string[]) => {
    const turns = texts.map((text) => ({ speaker: 'customer', text, askedFor: 'full_name' }));
    const { findings } = await propose({ ...ASKED_TWICE, transcript: { turns, parties: [{ speaker: 'customer', side: 'customer' }] } });
    return findings.map(({ valueText }) => valueText);
  };

  test('the spelling decides between two hearings', async () => {
    expect(await heard('Andrea Fowler', 'Andrea Powell', 'f o w l e r')).toEqual(['Andrea Fowler']);
    expect(await heard('Andrea Fowler', 'Andrea Powell', 'p o w e l l')).toEqual(['Andrea Powell']);
  });

  test('every whole hearing is proposed when nothing decides', async () => {
    expect(await heard('Jane Murray', 'James Murray', '')).toEqual(['Jane Murray', 'James Murray']);
  });

  test('half a name is left out beside a whole one', async () => {
    expect(await heard('Liam Coles', 'Liam')).toEqual(['Liam Coles']);
  });
});

describe('what a proposal says of itself', () => {
  test('a value that puts right an earlier one says so', async () => {
    const { findings } = await propose(
      requestOf(`A: What's your budget?\nC: My budget is $8,000. Sorry, my budget is $10,000.`, [want('budget', 'money', 'Budget')]),
    );
    expect(findings.map(({ valueText, polarity }) => [valueText, polarity])).toEqual([['$8,000', 'states'], ['$10,000', 'corrects']]);
  });

  test('a quote stands once in its turn, so that it points at one place', async () => {
    const request = requestOf(`C: I have 2 kids and I need 2 bedrooms.`, [want('bedrooms', 'integer', 'Number of bedrooms')]);
    const { findings } = await propose(request);
    const text = request.transcript.turns[0]!.text;
    expect(findings).toHaveLength(1);
    expect(findings[0]!.quote).toContain('2 bedrooms');
    expect(text.indexOf(findings[0]!.quote)).toBe(text.lastIndexOf(findings[0]!.quote));
  });

  test('free text is left to a model', async () => {
    const { findings, abstained } = await propose(requestOf(`C: We're with Xero.`, [want('provider', 'text', 'Current provider')]));
    expect({ findings, abstained }).toEqual({ findings: [], abstained: [{ target: 'provider', outcome: 'needs-model' }] });
  });
});

describe('signals', () => {
  const CHURN = {
    key: 'churn-risk', description: 'Thinks of leaving', examples: ["I'm thinking of switching providers", 'we want to cancel the service'],
    negativeExamples: ['I cancelled my old provider'],
  };
  const signalsOf = async (script: string) =>
    (await propose(requestOf(script, [], [CHURN]))).signals.map(({ key, turn, quote }) => `${key} ${turn} ${quote}`);

  test('a sentence shows a signal by the words of its examples', async () => {
    expect(await signalsOf(`A: Hi there.\nC: Look, I'm thinking about switching to other providers. Bye.`)).toEqual([
      "churn-risk 1 Look, I'm thinking about switching to other providers.",
    ]);
  });

  test.each([
    ['denied', `C: We don't want to cancel the service.`],
    ['asked by the other side', `A: Do you want to cancel the service?`],
    ['nearer to a negative example', `C: I cancelled my old provider service.`],
    ['about something else', `C: We want to keep going with you.`],
  ])('a sentence shows none when it is %s', async (_, script) => {
    expect(await signalsOf(script)).toEqual([]);
  });
});

describe('the summary', () => {
  test('is sentences of the call, word for word, with their turns', async () => {
    const request = requestOf(
      `A: Bright Solar, how can I help?
       C: Hi, I'm after a quote on some solar panels for our place. It's a big roof.
       A: No worries. Did you have a budget in mind?
       C: We have a budget of ten thousand dollars for it.
       A: Great, I'll send you a quote by Friday.`,
      [want('budget', 'money', 'Budget of the customer')],
    );
    const { summary } = await propose(request);
    expect(summary).toEqual([
      { sentence: 'We have a budget of ten thousand dollars for it.', turns: [3] },
      { sentence: "Great, I'll send you a quote by Friday.", turns: [4] },
    ]);
    for (const { sentence, turns } of summary) expect(request.transcript.turns[turns[0]!]!.text).toContain(sentence);
  });
});
