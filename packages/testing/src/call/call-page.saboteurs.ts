import type { CallPageRequest, CallReader, LivingCall, OrgId, OrgScope, Page } from '@relay/core/ports';
import type { StorePorts } from '../harness.ts';
import { withNotes } from '../notes.ts';
import type { Saboteur } from '../tamper.ts';
import type { callPageLaws } from './call-page.laws.ts';
import { foreignCalls, tamperCallReader } from './tamper-calls.ts';

const tamperPage = (change: <S>(calls: CallReader<S>, request: CallPageRequest, scope: OrgScope<S>) => Promise<Page<LivingCall<S>>>): Saboteur<StorePorts> =>
  tamperCallReader(<S>(calls: CallReader<S>, scope: OrgScope<S>) => ({ page: (request: CallPageRequest) => change(calls, request, scope) }));

/** Cuts a whole list into pages; `after` says how many were shown. */
const byOffset = <T>(items: readonly T[], { after = '0', limit }: CallPageRequest): Page<T> => {
  const end = Number(after) + limit;
  return { items: items.slice(Number(after), end), ...(end < items.length ? { next: String(end) } : {}) };
};

/** Looks a cursor up among all that were handed out, and goes on in the list of whoever got it. */
const trustingCursors: Saboteur<StorePorts> = withNotes((notes) => {
  const owners = new Map<string, OrgId>();
  return tamperPage(async (calls, request, scope) => {
    const owner = request.after === undefined ? undefined : owners.get(request.after);
    if (owner !== undefined && owner !== scope.orgId) return { items: foreignCalls(notes, scope) };
    const answer = await calls.page(request);
    if (answer.next !== undefined) owners.set(answer.next, scope.orgId);
    return answer;
  });
});

/** One saboteur for each law of lists of calls. */
export const callPageSaboteurs = {
  'lists calls newest received first': tamperPage(async (calls, request) => {
    const answer = await calls.page(request);
    return { ...answer, items: answer.items.toSorted((x, y) => (x.id < y.id ? -1 : 1)).toSorted((x, y) => (x.receivedAt < y.receivedAt ? -1 : 1)) };
  }),
  'lists calls exactly as they were added': tamperPage(async (calls, request) => {
    const answer = await calls.page(request);
    return { ...answer, items: answer.items.map((call) => ({ ...call, transcriptHash: '' })) };
  }),
  'lists every call once, whatever the size of the page': tamperPage(async (calls, { limit, after }) => {
    // The cursor is the instant alone: calls of the same instant on the next page are lost.
    const items = (await calls.page({ limit: 200 })).items.filter(({ receivedAt }) => after === undefined || receivedAt < after);
    const last = items[limit - 1];
    return { items: items.slice(0, limit), ...(last !== undefined && items.length > limit ? { next: last.receivedAt } : {}) };
  }),
  'names no next page on the last one': tamperPage(async (calls, request) => {
    const answer = await calls.page(request);
    const last = answer.items.at(-1);
    return last === undefined ? answer : { ...answer, next: `${last.receivedAt} ${last.id}` };
  }),
  'goes on where the page ended while newer calls arrive': tamperPage(async (calls, request) => byOffset((await calls.page({ limit: 200 })).items, request)),
  'lists calls of one state on request': tamperPage((calls, { state: _state, ...request }) => calls.page(request)),
  'lists no call of another organisation': withNotes((notes) => tamperPage(async (calls, request, scope) => {
    const answer = await calls.page(request);
    return { ...answer, items: [...answer.items, ...foreignCalls(notes, scope)].slice(0, request.limit) };
  })),
  "lists no call of another organisation under that organisation's cursor": trustingCursors,
} satisfies { readonly [Law in keyof typeof callPageLaws]: Saboteur<StorePorts> };
