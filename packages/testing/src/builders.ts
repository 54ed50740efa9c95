import { randomUUID } from 'node:crypto';
import {
  type Analysis, type AuditCore, type Call, type CallContext, type Credential, type Finding, instantOf, type OrgProfile, type OrgScope,
  type SignalDefinition, type TargetDefinition, type TargetVersion, type Transcript, transcriptHash, type Turn,
} from '@relay/core/ports';

/** The instant at which builders place everything unless told otherwise. */
export const SOME_INSTANT = instantOf(Date.UTC(2026, 2, 4, 5, 6, 7, 89));

/** The instant `seconds` after SOME_INSTANT. */
export const secondsLater = (seconds: number) => instantOf(Date.parse(SOME_INSTANT) + seconds * 1000);

/** A fresh id of any kind: builders are the one place where a bare UUID becomes a branded id. */
export const anId = <Id extends string>(): Id => randomUUID() as string as Id;

/** Sixty-four hex digits that nobody else has. */
export const aHash = (): string => `${randomUUID()}${randomUUID()}`.replaceAll('-', '');

/** An organisation's profile under its own scope. */
export const anOrgProfile = <S>(scope: OrgScope<S>, given: Partial<Omit<OrgProfile<S>, 'orgId'>> = {}): OrgProfile<S> => ({
  orgId: scope.orgId,
  name: 'Harbour Solar',
  timeZone: 'Australia/Sydney',
  locale: 'en-AU',
  currency: 'AUD',
  region: 'AU',
  createdAt: SOME_INSTANT,
  ...given,
});

/** A usable API key's record. */
export const aCredential = <S>(scope: OrgScope<S>, given: Partial<Omit<Credential<S>, 'orgId'>> = {}): Credential<S> => ({
  orgId: scope.orgId,
  id: anId(),
  kind: 'api-key',
  label: 'Telephony import',
  role: 'integration',
  tokenHash: aHash(),
  createdAt: SOME_INSTANT,
  ...given,
});

/** The core of an audit entry. */
export const anAuditCore = <S>(scope: OrgScope<S>, given: Partial<Omit<AuditCore, 'org'>> = {}): AuditCore => ({
  v: 1,
  org: scope.orgId,
  id: randomUUID(),
  at: SOME_INSTANT,
  action: 'extraction-target.created',
  actor: { type: scope.actor.type, id: scope.actor.id },
  targets: [{ type: 'extraction-target', id: 'budget' }],
  outcome: 'done',
  ctx: { request_id: 'req-1' },
  changes: [{ field: 'label', before: null, after: 'Budget' }],
  ...given,
});

/** What can be said of a call beforehand. */
export type CallFields = Partial<Omit<Call<unknown, 'received'>, 'orgId'>>;

/** A call that waits for analysis. */
export const aCall = <S>(scope: OrgScope<S>, given: CallFields = {}): Call<S, 'received'> => ({
  orgId: scope.orgId,
  id: anId(),
  state: 'received',
  source: 'api',
  externalId: `call-${randomUUID()}`,
  title: 'Quote for rooftop solar',
  startedAt: SOME_INSTANT,
  timeZone: 'Australia/Sydney',
  locale: 'en-AU',
  currency: 'AUD',
  region: 'AU',
  receivedAt: SOME_INSTANT,
  revision: 1,
  transcriptHash: transcriptHash(aTranscript()),
  ...given,
});

/** A short conversation, or the given turns with their speakers as parties. */
export function aTranscript(turns: readonly Turn[] = SOME_TURNS): Transcript {
  const speakers = [...new Set(turns.map(({ speaker }) => speaker))];
  return { turns, parties: speakers.map((speaker) => ({ speaker, side: speaker === 'Agent' ? 'agent' : 'customer' })) };
}

const SOME_TURNS: readonly Turn[] = [
  { speaker: 'Agent', text: 'What would you like to spend?', startMs: 0, endMs: 1_900 },
  { speaker: 'Customer', text: 'My budget is $12,500.', startMs: 2_100, endMs: 4_000 },
];

/** What an organisation wants to know: its budget question. */
export const aTarget = (given: Partial<TargetDefinition> = {}): TargetDefinition => ({
  key: 'budget',
  label: 'Budget',
  description: 'What the customer is ready to spend.',
  type: 'money',
  saidBy: 'customer',
  synonyms: ['spend'],
  choices: [],
  examples: ['$12,500'],
  highImpact: false,
  ...given,
});

/** One version of a target; `definition` is filled in by aTarget. */
export const aTargetVersion = <S>(
  scope: OrgScope<S>,
  { definition, ...given }: Partial<Omit<TargetVersion<S>, 'orgId' | 'definition'>> & { readonly definition?: Partial<TargetDefinition> } = {},
): TargetVersion<S> => ({
  orgId: scope.orgId,
  id: anId(),
  version: 1,
  definition: aTarget(definition),
  retired: false,
  createdAt: SOME_INSTANT,
  ...given,
});

/** One category of a taxonomy. */
export const aSignal = (given: Partial<SignalDefinition> = {}): SignalDefinition => ({
  key: 'price-objection',
  description: 'The customer finds the price too high.',
  examples: ['That is more than we hoped.'],
  negativeExamples: ['That is a fair price.'],
  ...given,
});

/** What the words of aTranscript depend on. */
export const aContext = (given: Partial<CallContext> = {}): CallContext => ({
  at: SOME_INSTANT,
  timeZone: 'Australia/Sydney',
  locale: 'en-AU',
  currency: 'AUD',
  region: 'AU',
  ...given,
});

/** What aTranscript proves about aTarget. */
export const aFinding = (given: Partial<Finding> = {}): Finding => ({
  target: 'budget',
  type: 'money',
  outcome: 'found',
  status: 'verified',
  value: { amountMinor: 1_250_000, currency: 'AUD' },
  evidence: { turn: 1, quote: '$12,500', span: [13, 20], speaker: 'Customer', startMs: 2_100, endMs: 4_000, timesInterpolated: true },
  assumed: ['currency'],
  confidence: 0.93,
  others: [],
  ...given,
});

/** An analysis of the call's newest transcript. */
export const anAnalysis = <S>(call: Call<S>, given: Partial<Omit<Analysis<S>, 'orgId'>> = {}): Analysis<S> => ({
  orgId: call.orgId,
  id: anId(),
  callId: call.id,
  at: SOME_INSTANT,
  analyst: 'scripted/1',
  transcriptHash: call.transcriptHash,
  revision: call.revision,
  context: aContext(),
  targets: [{ key: 'budget', version: 1 }],
  findings: [aFinding()],
  signals: [],
  summary: [],
  ...given,
});
