/**
 * Laws of routes, held by the compiler: each line under `@ts-expect-error` must not compile. `npm run typecheck` fails
 * on one that does.
 */
import { z } from '@hono/zod-openapi';
import { type BoundOrg, err, ok, type OrgId, type Relay } from '@relay/core';
import type { Service } from '../service.ts';
import { answer, noContent } from './contract.ts';
import { orgPage } from './org-page.ts';
import { orgRoute } from './org-route.ts';

const contract = {
  name: 'law',
  method: 'get',
  path: '/v1/law',
  permission: 'call:read',
  summary: 'A law.',
  answers: { 200: { description: 'Said.', schema: z.strictObject({ said: z.string() }) } },
  refusals: ['call-not-found'],
} as const;

/** The route done right: it must compile, or the errors below would prove nothing. */
export const right = orgRoute(contract, async (org) => {
  const page = await org.calls.list();
  return page.ok ? answer(200, { said: `${page.value.items.length}` }) : page;
});

// @ts-expect-error A handler that asks for the facade gets none.
orgRoute(contract, async (relay: Relay) => answer(200, { said: typeof relay }));

// @ts-expect-error A handler that asks for the service gets none.
orgRoute(contract, async (service: Service) => answer(200, { said: service.origin }));

// @ts-expect-error A handler that asks for an organisation's id gets none: there is no third argument.
orgRoute(contract, async (_org: BoundOrg, _input: unknown, orgId: OrgId) => answer(200, { said: orgId }));

// @ts-expect-error A bound organisation cannot be turned to another one.
orgRoute(contract, async (org, _input) => answer(200, { said: typeof org.in }));

// @ts-expect-error A status that the contract does not name.
orgRoute(contract, async () => answer(201, { said: 'x' }));

// @ts-expect-error A body that the contract does not describe.
orgRoute(contract, async () => answer(200, { heard: 'x' }));

// @ts-expect-error A body where the contract promises none.
orgRoute({ ...contract, answers: { 204: { description: 'Nothing.' } } }, async () => answer(204, { said: 'x' }));

// @ts-expect-error No body where the contract promises one.
orgRoute(contract, async () => noContent());

// @ts-expect-error A refusal that the contract does not name.
orgRoute(contract, async () => err({ kind: 'target-not-found' as const, message: 'x' }));

// @ts-expect-error A refusal that has no status.
orgRoute({ ...contract, refusals: ['no-such-kind'] }, async () => answer(200, { said: 'x' }));

// @ts-expect-error A route of an organisation without a permission.
orgRoute({ ...contract, permission: null }, async () => answer(200, { said: 'x' }));

// @ts-expect-error A permission that nobody can hold.
orgRoute({ ...contract, permission: 'call:everything' }, async () => answer(200, { said: 'x' }));

const page = { name: 'lawPage', path: '/o/{org}/law', permission: 'call:read', summary: 'A law.', params: z.object({ org: z.string() }), refusals: [] } as const;

/** The page done right. */
export const rightPage = orgPage(page, async () => ok({ title: 'x', main: '' as never }));

// @ts-expect-error A page of an organisation outside of /o/{org}/.
orgPage({ ...page, path: '/law' }, async () => ok({ title: 'x', main: '' as never }));

// @ts-expect-error A page whose path parameters leave out the organisation.
orgPage({ ...page, params: z.object({ id: z.string() }) }, async () => ok({ title: 'x', main: '' as never }));
