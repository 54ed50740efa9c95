/** A call as somebody might post it. */
export const POSTED_CALL = {
  externalId: 'crm-48213',
  startedAt: '2026-03-04T09:30:00+11:00',
  title: 'Quote for rooftop solar',
  turns: [
    { speaker: 'Agent', text: 'What would you like to spend?', startMs: 0, endMs: 1900 },
    { speaker: 'Customer', text: 'My budget is $12,500.', startMs: 2100, endMs: 4000 },
  ],
  parties: [
    { speaker: 'Agent', side: 'agent' },
    { speaker: 'Customer', side: 'customer', name: 'Priya Nair' },
  ],
} as const;

/** A call in a list. */
export const CALL = {
  id: '01997c40-5f0a-7b1e-9d43-2c5f6e7a8b90',
  state: 'analysed',
  source: 'api',
  externalId: POSTED_CALL.externalId,
  title: POSTED_CALL.title,
  startedAt: '2026-03-03T22:30:00.000Z',
  timeZone: 'Australia/Sydney',
  locale: 'en-AU',
  currency: 'AUD',
  region: 'AU',
  receivedAt: '2026-03-04T01:12:09.318Z',
  revision: 1,
  transcriptHash: '9b6f4a4f1c4a0d9d3b8f0e2c7a6d5b4c3f2e1d0c9b8a79685746352413021100',
} as const;

/** The same call with what was found in it. */
export const ANALYSED_CALL = {
  call: CALL,
  findings: [
    {
      target: 'budget',
      type: 'money',
      outcome: 'found',
      status: 'verified',
      value: { amountMinor: 1_250_000, currency: 'AUD' },
      quote: '$12,500',
      turn: 1,
      span: [13, 20],
      startMs: 2100,
      endMs: 4000,
      speaker: 'Customer',
      reason: null,
      assumed: ['currency'],
      confidence: 0.93,
      others: [],
    },
  ],
  signals: [],
  summary: [{ sentence: 'My budget is $12,500.', turns: [1] }],
  analysis: { at: '2026-03-04T01:12:09.402Z', analyst: 'offline/1', revision: 1, stale: false },
  transcript: { turns: POSTED_CALL.turns, parties: POSTED_CALL.parties },
} as const;
