import {
  type Call, type CallId, type CredentialId, type OrgScope, type Page, type PageRequest, sha256Hex, transcriptHash,
} from '@relay/core/ports';
import { aCall, aCredential, aFinding, anAnalysis, anAuditCore, aTargetVersion, aTranscript, secondsLater } from '../builders.ts';
import type { PortHarness, Readers, Stores } from '../harness.ts';
import { canary } from '../tenancy/tenancy.arbitraries.ts';
import type { Org, Program, ReadStep, Turn, WriteStep } from './program.ts';

/** What a program showed. */
export interface ProgramRun {
  /** Every answer that each organisation was given, in order, as JSON text with the organisations' ids blanked out by name. */
  readonly seen: Readonly<Record<Org, readonly string[]>>;
  /** Reads that looked where the other organisation had committed something: only these could have shown it. */
  readonly crossings: number;
}

/** The same few ids for both organisations and every run: collisions are the point. */
const idOf = <Id extends string>(kind: string, number: number): Id => {
  const digits = sha256Hex(`${kind} ${number}`);
  return `${digits.slice(0, 8)}-${digits.slice(8, 12)}-7${digits.slice(13, 16)}-8${digits.slice(17, 20)}-${digits.slice(20, 32)}` as Id;
};

const callId = (number: number) => idOf<CallId>('call', number);
const credentialId = (number: number) => idOf<CredentialId>('credential', number);

/** Where the last page of each list ended. */
type Cursors = Map<string, string>;

/** Reads a list's first page or, to go on, the one after the last that was read. */
async function page<T>(
  cursors: Cursors,
  name: string,
  { goOn, limit }: { readonly goOn: boolean; readonly limit: number },
  read: (request: PageRequest) => Promise<Page<T>>,
): Promise<Page<T>> {
  const after = goOn ? cursors.get(name) : undefined;
  const answer = await read(after === undefined ? { limit } : { limit, after });
  if (answer.next === undefined) cursors.delete(name);
  else cursors.set(name, answer.next);
  return answer;
}

async function readStep<S>(readers: Readers<S>, scope: OrgScope<S>, cursors: Cursors, step: ReadStep): Promise<unknown> {
  switch (step.read) {
    case 'call': return readers.calls.find(callId(step.id));
    case 'transcript': return readers.transcripts.newest(aCall(scope, { id: callId(step.id) }));
    case 'analysis': return readers.analyses.newest(aCall(scope, { id: callId(step.id) }));
    case 'call-by-name': return readers.calls.findByExternalId('api', `name ${step.name}`);
    case 'calls': {
      const { state } = step;
      return page(cursors, `calls ${state}`, step, (request) => readers.calls.page(state === undefined ? request : { ...request, state }));
    }
    case 'target': return readers.targets.newest(`key-${step.key}`);
    case 'targets': return readers.targets.current();
    case 'profile': return readers.org.profile();
    case 'credential': return readers.credentials.find(credentialId(step.id));
    case 'credentials': return readers.credentials.list(step.kind);
    default: return page(cursors, 'audit', step, (request) => readers.audit.page(request));
  }
}

async function addCall<S>(stores: Stores<S>, scope: OrgScope<S>, step: WriteStep & { readonly write: 'call' }, word: string): Promise<unknown> {
  const transcript = aTranscript([{ speaker: 'Customer', text: word }]);
  const call = aCall(scope, {
    id: callId(step.id), externalId: `name ${step.name}`, title: word, receivedAt: secondsLater(step.second), transcriptHash: transcriptHash(transcript),
  });
  if ((await stores.calls.find(call.id)) !== undefined) return 'id in use';
  const added = await stores.calls.add(call);
  if (added === 'added') await stores.transcripts.add(call, transcript);
  return added;
}

async function changeCall<S>(stores: Stores<S>, step: WriteStep & { readonly write: 'revision' | 'analysis' | 'erasure' }, word: string): Promise<unknown> {
  const seen = await stores.calls.find(callId(step.id));
  if (seen === undefined) return 'no such call';
  if (step.write === 'erasure') return stores.calls.erase({ ...seen, state: 'erased' });
  if (step.write === 'revision') {
    const transcript = aTranscript([{ speaker: 'Customer', text: word }]);
    const revised: Call<S, 'received'> = { ...seen, state: 'received', title: word, revision: seen.revision + 1, transcriptHash: transcriptHash(transcript) };
    const updated = await stores.calls.update(revised, seen);
    if (updated === 'updated') await stores.transcripts.add(revised, transcript);
    return updated;
  }
  const earlier = await stores.analyses.newest(seen);
  const at = secondsLater(earlier === undefined ? 1 : (Date.parse(earlier.at) - Date.parse(secondsLater(0))) / 1000 + 1);
  const id = idOf<ReturnType<typeof anAnalysis<S>>['id']>(`analysis of ${step.id}`, Date.parse(at));
  await stores.analyses.add(anAnalysis(seen, { id, at, findings: [aFinding({ type: 'text', value: word })] }));
  return stores.calls.update({ ...seen, state: 'analysed' }, seen);
}

/** `nth` numbers the organisation's own answers, so that ids made of it do not depend on the other organisation. */
async function writeStep<S>(stores: Stores<S>, scope: OrgScope<S>, org: Org, step: WriteStep, nth: number): Promise<unknown> {
  switch (step.write) {
    case 'call': return addCall(stores, scope, step, canary(org, step.secret));
    case 'revision':
    case 'analysis': return changeCall(stores, step, canary(org, step.secret));
    case 'erasure': return changeCall(stores, step, '');
    case 'target': {
      const key = `key-${step.key}`;
      const newest = await stores.targets.newest(key);
      const definition = { key, label: canary(org, step.secret) };
      const version = (newest?.version ?? 0) + 1;
      return stores.targets.add(aTargetVersion(scope, { id: idOf(key, version), version, definition, retired: step.retired }));
    }
    case 'credential': {
      const id = credentialId(step.id);
      if ((await stores.credentials.find(id)) !== undefined) return 'id in use';
      const label = canary(org, step.secret);
      return stores.credentials.add(aCredential(scope, { id, kind: step.kind, label, tokenHash: sha256Hex(`${label} ${step.id}`) }));
    }
    case 'end': return stores.credentials.end(aCredential(scope, { id: credentialId(step.id) }), secondsLater(9));
    default: return stores.audit.append(anAuditCore(scope, { id: idOf('entry', nth), targets: [{ type: 'call', id: canary(org, step.secret) }] }));
  }
}

class PlannedRollback extends Error {}

/** Which part of an organisation's data a step reads or writes. */
const areaOf = (step: ReadStep | WriteStep): string => {
  const name = 'read' in step ? step.read : step.write;
  if (name.startsWith('target')) return 'targets';
  if (name.startsWith('credential') || name === 'end') return 'credentials';
  return name === 'audit' || name === 'profile' ? name : 'calls';
};

const isWrite = (step: ReadStep | WriteStep): step is WriteStep => 'write' in step;

/** Runs a program on a harness, unit of work by unit of work. An answer that is an error fails the run. */
export async function runProgram(h: PortHarness, program: Program): Promise<ProgramRun> {
  const seen = { a: [] as string[], b: [] as string[] };
  const cursors: Readonly<Record<Org, Cursors>> = { a: new Map(), b: new Map() };
  const committed = { a: new Set<string>(['profile']), b: new Set<string>(['profile']) };
  let crossings = 0;

  const note = (turn: Turn, step: ReadStep | WriteStep, answer: unknown) => {
    const text = JSON.stringify({ step, answer: answer ?? null });
    seen[turn.org].push(text.replaceAll(h.orgs.a, '<org a>').replaceAll(h.orgs.b, '<org b>'));
    if (!isWrite(step) && committed[turn.org === 'a' ? 'b' : 'a'].has(areaOf(step))) crossings += 1;
  };

  for (const turn of program) {
    if (turn.ends === 'read') {
      await h.read(turn.org, async (readers, scope) => {
        for (const step of turn.steps) note(turn, step, await readStep(readers, scope, cursors[turn.org], step));
      });
      continue;
    }
    await h.write(turn.org, async (stores, scope) => {
      for (const step of turn.steps) {
        note(turn, step, isWrite(step) ? await writeStep(stores, scope, turn.org, step, seen[turn.org].length) : await readStep(stores, scope, cursors[turn.org], step));
      }
      if (turn.ends === 'rollback') throw new PlannedRollback();
    }).catch((failure: unknown) => {
      if (!(failure instanceof PlannedRollback)) throw failure;
    });
    if (turn.ends === 'commit') turn.steps.filter(isWrite).forEach((step) => committed[turn.org].add(areaOf(step)));
  }
  return { seen, crossings };
}
