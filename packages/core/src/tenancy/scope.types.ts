/**
 * The sixteen laws of the tenant scope: none of these compiles. Each stands under its name; scope.types.test.ts weakens
 * the encoding and shows which of them then compile, so that no law is one that cannot fail.
 *
 * Cannot assert that fields are never copied into a fresh entity of another organisation, `{ ...theirs, orgId: ours.orgId }`:
 * once the old label is overwritten nothing is left that could tell. Review and the property suite watch over that.
 */
import { type Call, eraseCall, markAnalysed, receiveCall, reopenCall, reviseCall } from '../call/call.ts';
import type { CallDetails } from '../call/call.ts';
import type { CallId } from '../call/call-id.ts';
import type { CallStore } from '../call/ports.ts';
import type { Actor } from './actor.ts';
import type { OrgId } from './org-id.ts';
import type { UnitOfWork } from './ports.ts';
import { OrgScope, type ScopeAuthority } from './scope.ts';

/** What every caller has: ids are claims, and prove nothing. */
interface Given {
  readonly authority: ScopeAuthority;
  readonly unitOfWork: UnitOfWork<'calls'>;
  readonly orgId: OrgId;
  readonly actor: Actor;
  readonly callId: CallId;
}

/** What one organisation's block has. */
interface Block<S> {
  readonly scope: OrgScope<S>;
  readonly calls: CallStore<S>;
  readonly call: Call<S, 'received'>;
}

/** A scope is given, never made. */
export async function scopesAreGiven<S>({ unitOfWork, orgId, actor, callId }: Given, { scope }: Block<S>): Promise<void> {
  // @ts-expect-error -- scope forgotten: there is no store without a scope.
  await unitOfWork.transact(async () => callId);
  // @ts-expect-error -- raw id as scope: an id is a claim, a scope is proof.
  await unitOfWork.transact(orgId, async ({ calls }) => calls.find(callId));
  // @ts-expect-error -- look-alike object: having the fields of a scope is not being one.
  await unitOfWork.transact({ orgId: scope.orgId, actor }, async ({ calls }) => calls.find(callId));
  // @ts-expect-error -- new OrgScope: only an authority makes scopes.
  new OrgScope(orgId, actor);
  // @ts-expect-error -- spread scope: a copy has the fields and not the proof.
  await unitOfWork.transact({ ...scope }, async ({ calls }) => calls.find(callId)); // oxlint-disable-line typescript/no-misused-spread -- the mistake that is forbidden
}

/** An entity is used only where it was found. */
export async function entitiesStayWithTheirScope<A, B>(ours: Block<A>, theirs: Block<B>): Promise<void> {
  // @ts-expect-error -- A's entity under B: it carries A's scope.
  await theirs.calls.add(ours.call);
  // @ts-expect-error -- B's entity under A: nor the other way round.
  await ours.calls.add(theirs.call);
  // @ts-expect-error -- relabelled entity: not even an assertion turns one scope into another.
  await theirs.calls.add(ours.call as Call<B, 'received'>);
  // @ts-expect-error -- Call<unknown>: there is no type of everybody's calls.
  const everybodysCall: Call<unknown, 'received'> = ours.call;
  // @ts-expect-error -- OrgScope<unknown>: there is no type of everybody's scopes.
  const everybodysScope: OrgScope<unknown> = ours.scope;
  void [everybodysCall, everybodysScope];
}

/** Neither a scope nor an entity outlives its block. */
export async function nothingLeavesItsBlock({ authority, unitOfWork, orgId, actor, callId }: Given): Promise<void> {
  // @ts-expect-error -- scope leaves its block: S exists only inside.
  await authority.within(orgId, actor, async (scope) => scope);
  // @ts-expect-error -- entity leaves its block: answers are copied into DTOs first.
  await authority.within(orgId, actor, (scope) => unitOfWork.read(scope, ({ calls }) => calls.find(callId)));
  // @ts-expect-error -- through a promise: nor later, inside of something else.
  await authority.within(orgId, actor, async (scope) => ({ later: async () => scope }));
}

/** Ids and states are parsed and reached, not written down. */
export async function claimsAreParsed<S>({ orgId, callId }: Given, { calls, call }: Block<S>, details: CallDetails): Promise<void> {
  // @ts-expect-error -- illegal state transition: what is erased is not analysed.
  markAnalysed(eraseCall(call));
  // @ts-expect-error -- raw string id: text is parsed before it names anything.
  await calls.find('0190a6f2-8c1d-7e34-9a51-3b1f0c2d4e5f');
  // @ts-expect-error -- bare literal as entity: an org id that no scope proves makes no entity.
  await calls.add({ ...details, orgId, id: callId, state: 'received', receivedAt: call.receivedAt, revision: 1, transcriptHash: '' });
}

/** Positive controls: what the laws must leave alone. */
export async function theseCompile<S>({ authority, unitOfWork, orgId, actor, callId }: Given, block: Block<S>, details: CallDetails): Promise<void> {
  const { scope, calls, call } = block;
  await unitOfWork.transact(scope, async (tenant) => tenant.calls.add(call));
  await unitOfWork.read(scope, async (tenant) => tenant.calls.find(callId));
  await calls.add(receiveCall(scope.orgId, callId, details, '', call.receivedAt));
  await calls.update(markAnalysed(call), call);
  reviseCall(reopenCall(markAnalysed(call)), details, '');
  const sameScope: OrgScope<S> = scope;
  const plain: OrgId = sameScope.orgId;
  const title: string | undefined = await authority.within(plain === orgId ? orgId : plain, actor, async (inner) =>
    unitOfWork.read(inner, async (tenant) => (await tenant.calls.find(callId))?.title));
  void title;
}
