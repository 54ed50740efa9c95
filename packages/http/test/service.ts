import { type Actor, createRelay, type OrgId, parseOrgId, type Relay, type Role } from '@relay/core';
import { type AnalysisScript, aProposal, FixedClock, memoryPorts, ScriptedAnalyst, SequenceIds, SequenceSecrets } from '@relay/testing';
import { expect } from 'vitest';
import { createApp, type LogEvent } from '../src/index.ts';

/** The two organisations that every test has. */
export const ORGS = { a: parseOrgId('01997c3f-0000-7000-8000-00000000000a')!, b: parseOrgId('01997c3f-0000-7000-8000-00000000000b')! };

const OPERATOR: Actor = { type: 'operator', id: 'terminal', role: 'operator' };

const SETTINGS = { timeZone: 'Australia/Sydney', locale: 'en-AU', currency: 'AUD', region: 'AU' };

/** Proposes every amount of dollars for every target that asks for money. */
const proposeAmounts: AnalysisScript = ({ transcript, targets }) => ({
  findings: targets
    .filter(({ type }) => type === 'money')
    .flatMap(({ key }) =>
      transcript.turns.flatMap(({ text }, turn) => [...text.matchAll(/\$[\d,]+/g)].map(([quote]) => aProposal({ target: key, turn, quote })))),
});

/** Headers by which a browser says that a page of the service itself sent the request. */
export const OWN_PAGE = { 'sec-fetch-site': 'same-origin' };

/** A service over two registered organisations in memory, and the ways into it. */
export interface TestService {
  readonly relay: Relay;
  readonly app: ReturnType<typeof createApp>;
  readonly clock: FixedClock;
  readonly analyst: ScriptedAnalyst;
  readonly log: LogEvent[];
  /** A fresh API key. */
  key(org: OrgId, role?: 'integration' | 'viewer' | 'auditor'): Promise<string>;
  /** A fresh one-time link's token. */
  link(org: OrgId, role?: Role): Promise<string>;
  /** A fresh session, as a Cookie header. */
  session(org: OrgId, role?: Role): Promise<string>;
  /** Sends a request as the key's holder; an object as body is sent as JSON. */
  send(method: string, path: string, given?: { readonly key?: string; readonly body?: unknown; readonly headers?: Readonly<Record<string, string>> }): Promise<Response>;
}

/** Starts a service; `change` replaces parts of the facade, as a fault would. */
export async function startService(
  given: { readonly origin?: string; readonly script?: AnalysisScript; readonly change?: (relay: Relay) => Relay } = {},
): Promise<TestService> {
  const clock = new FixedClock();
  const analyst = new ScriptedAnalyst(given.script ?? proposeAmounts);
  const relay = createRelay({ ...memoryPorts(), clock, analyst, ids: new SequenceIds(), secrets: new SequenceSecrets() });
  await relay.createOrg({ name: 'Harbour Solar', ...SETTINGS }, OPERATOR, ORGS.a);
  await relay.createOrg({ name: 'Hume Removals', ...SETTINGS }, OPERATOR, ORGS.b);
  const log: LogEvent[] = [];
  const origin = given.origin ?? 'http://localhost';
  const app = createApp({ relay: given.change?.(relay) ?? relay, mode: 'development', origin, log: (event) => log.push(event) });
  const issued = async (outcome: ReturnType<ReturnType<ReturnType<Relay['in']>['as']>['apiKeys']['create']>) => {
    const made = await outcome;
    if (!made.ok) throw new Error(made.error.message);
    return made.value.token;
  };
  const service: TestService = {
    relay, app, clock, analyst, log,
    key: (org, role = 'integration') => issued(relay.in(org).as(OPERATOR).apiKeys.create({ label: 'Test', role })),
    link: (org, role = 'owner') =>
      issued(relay.in(org).as(OPERATOR).signIns.createLink({ label: 'Test', role, personId: `person-${role}`, lifetimeMs: 15 * 60_000 })),
    async session(org, role = 'owner') {
      const token = await service.link(org, role);
      const answered = await service.send('POST', '/sign-in', {
        body: `token=${token}`, headers: { ...OWN_PAGE, 'content-type': 'application/x-www-form-urlencoded' },
      });
      expect(answered.status).toBe(303);
      return (answered.headers.get('set-cookie') ?? '').split(';')[0]!;
    },
    async send(method, path, { key, body, headers = {} } = {}) {
      const json = body !== undefined && typeof body !== 'string' && !(body instanceof Uint8Array) && !(body instanceof ReadableStream);
      return app.request(path, {
        method,
        headers: { ...(json ? { 'content-type': 'application/json' } : {}), ...(key === undefined ? {} : { authorization: `Bearer ${key}` }), ...headers },
        ...(body === undefined ? {} : { body: json ? JSON.stringify(body) : body as BodyInit }),
        ...(body instanceof ReadableStream ? { duplex: 'half' } : {}),
      });
    },
  };
  return service;
}

/** A target that the test analyst answers. */
export const BUDGET = { key: 'budget', label: 'Budget', type: 'money', saidBy: 'customer', synonyms: ['spend'] } as const;

/** A call in which the budget is said. */
export const CALL = {
  externalId: 'call-1',
  startedAt: '2026-03-04T09:30:00+11:00',
  title: 'Quote for rooftop solar',
  turns: [
    { speaker: 'Agent', text: 'What is your budget?', startMs: 0, endMs: 1900 },
    { speaker: 'Customer', text: 'My budget is $12,500.', startMs: 2100, endMs: 4000 },
  ],
} as const;

/** The problem document of an answer, with what every one of them must have checked. */
export async function problemOf(answered: Response): Promise<{ readonly kind: string; readonly status: number; readonly detail: string; readonly errors?: { field: string; message: string }[]; readonly permission?: string }> {
  expect(answered.headers.get('content-type')).toBe('application/problem+json');
  const document = (await answered.json()) as { type: string; title: string; status: number; detail: string; requestId: string; errors?: { field: string; message: string }[]; permission?: string };
  expect(document.status).toBe(answered.status);
  expect(document.title).not.toBe('');
  expect(document.detail).not.toBe('');
  expect(document.requestId).toBe(answered.headers.get('x-request-id'));
  return { ...document, kind: document.type.replace('/problems/', '') };
}
