import type { AuditCore, AuditEntry, AuditReader, OrgId, OrgScope, Page, PageRequest } from '@relay/core/ports';
import type { Readers, StorePorts } from '../harness.ts';
import { withNotes } from '../notes.ts';
import { type Saboteur, tamperReaders, tamperStores, tamperUnit } from '../tamper.ts';
import type { auditTrailLaws } from './audit-trail.laws.ts';

type Change<T> = (honest: T, orgId: OrgId) => T;

const tamperPage = (change: (page: AuditReader['page'], orgId: OrgId, request: PageRequest) => Promise<Page<AuditEntry>>): Saboteur<StorePorts> =>
  tamperReaders(<S>({ audit }: Readers<S>, { orgId }: OrgScope<S>) => ({
    audit: { ...audit, page: (request) => change((again) => audit.page(again), orgId, request) },
  }));

const tamperAppend = (change: Change<(core: AuditCore) => Promise<{ readonly seq: number }>>): Saboteur<StorePorts> =>
  tamperStores(({ audit }, { orgId }) => ({ audit: { ...audit, append: change((core) => audit.append(core), orgId) } }));

/** Takes each place from a counter that no rollback turns back. */
const countingApart = (keyOf: (orgId: OrgId) => string): Saboteur<StorePorts> => (ports) => {
  const counters = new Map<string, number>();
  const counting = tamperAppend((append, orgId) => async (core) => {
    const seq = counters.get(keyOf(orgId)) ?? 0;
    counters.set(keyOf(orgId), seq + 1);
    await append(core);
    return { seq };
  });
  return counting(ports);
};

/** Reads the head of the log before the transaction begins, under no lock. */
const numberingFromAnOldHead = tamperUnit((honest) => ({
  read: (scope, work) => honest.read(scope, work),
  async transact(scope, work) {
    const { items } = await honest.read(scope, ({ audit }) => audit.page({ limit: 1 }));
    let seq = items[0]?.seq ?? -1;
    return honest.transact(scope, ({ audit, ...stores }) =>
      work({ ...stores, audit: { ...audit, append: (core) => audit.append(core).then(() => ({ seq: (seq += 1) })) } }));
  },
}));

const foreignEntries = (cores: readonly AuditCore[], orgId: OrgId): AuditEntry[] =>
  cores.filter(({ org }) => org !== orgId).map((core, seq) => ({ core, seq }));

/** Skips as many entries as earlier pages have shown. */
const pagingByOffset = tamperPage(async (page, _orgId, { after = '0', limit }) => {
  const { items } = await page({ limit: 200 });
  const end = Number(after) + limit;
  return { items: items.slice(Number(after), end), ...(end < items.length ? { next: String(end) } : {}) };
});

/** Looks a cursor up among all that were handed out, and goes on in the log of whoever got it. */
const trustingCursors: Saboteur<StorePorts> = withNotes(({ cores }) => {
  const owners = new Map<string, OrgId>();
  return tamperPage(async (page, orgId, request) => {
    const owner = request.after === undefined ? undefined : owners.get(request.after);
    if (owner !== undefined && owner !== orgId) return { items: foreignEntries(cores, orgId) };
    const answer = await page(request);
    if (answer.next !== undefined) owners.set(answer.next, orgId);
    return answer;
  });
});

/** One saboteur for each law of AuditTrail. */
export const auditTrailSaboteurs = {
  'numbers entries densely from 0': tamperAppend((append) => async (core) => ({ seq: (await append(core)).seq * 2 })),
  'answers with the place at which the entry is found': tamperAppend((append) => async (core) => ({ seq: (await append(core)).seq + 1 })),
  "keeps an entry's exact canonical text": tamperAppend((append) => (core) => append(JSON.parse(JSON.stringify(core).normalize('NFC')) as AuditCore)),
  'forgets an entry whose transaction rolls back, and leaves no gap': countingApart((orgId) => orgId),
  'numbers the entries of concurrent transactions densely': numberingFromAnOldHead,
  'reads the newest entry first': tamperPage(async (page, _orgId, request) => {
    const answer = await page(request);
    return { ...answer, items: answer.items.toReversed() };
  }),
  'reads every entry once, whatever the size of the page': tamperPage((page, _orgId, { after, limit }) =>
    page(after === undefined ? { limit } : { limit, after: String(Number(after) + 1).padStart(12, '0') })),
  'names no next page on the last one of the log': tamperPage(async (page, _orgId, request) => {
    const answer = await page(request);
    const last = answer.items.at(-1);
    return last === undefined ? answer : { ...answer, next: String(last.seq).padStart(12, '0') };
  }),
  'goes on where the page ended while entries are appended': pagingByOffset,
  'numbers the entries of each organisation on their own': countingApart(() => 'everybody'),
  'reads no entry of another organisation': withNotes(({ cores }) => tamperPage(async (page, orgId, request) => {
    const answer = await page(request);
    return { ...answer, items: [...answer.items, ...foreignEntries(cores, orgId)] };
  })),
  "reads no entry of another organisation under that organisation's cursor": trustingCursors,
  'refuses an entry that names another organisation': tamperAppend((append, orgId) => (core) => append({ ...core, org: orgId })),
} satisfies { readonly [Law in keyof typeof auditTrailLaws]: Saboteur<StorePorts> };
