import { type BoundOrg, type DomainError, err, ok, type OrgSettings, parseOrgId, type Permission, type Result } from '@relay/core';
import { bindOrg, identifySession } from '../access/caller.ts';
import { type Input, readInput } from '../exchange/read-input.ts';
import { htmlReply, type PageContent, renderPage } from '../pages/layout.ts';
import type { Kind } from '../problems/kinds.ts';
import type { Answer, Contract } from './contract.ts';
import { describeRoute } from './describe-route.ts';
import type { Route } from './route.ts';

const SHARED = ['unauthenticated', 'forbidden', 'not-found', 'unavailable', 'internal-error'] as const satisfies readonly Kind[];

/** Where an organisation's pages start. */
type OrgPath = `/o/{org}/${string}`;

/**
 * A page inside one organisation, for people who are signed in. The organisation in its path only has to agree with the
 * session's: any other, another organisation's real id included, is the same page that an unknown address gives.
 */
export function orgPage<Params extends { readonly org: string }, Query, const K extends Kind = never>(
  contract: Omit<Contract<Params, Query, unknown, unknown, never, K>, 'answers' | 'method' | 'headers' | 'body'> & {
    readonly permission: Permission;
    readonly path: OrgPath;
  },
  show: (
    org: BoundOrg,
    input: Input<Params, Query, unknown, unknown>,
    settings: OrgSettings,
  ) => Promise<Result<PageContent, DomainError<NoInfer<K> | 'forbidden'>>>,
): Route {
  const answers: Readonly<Record<number, Answer>> = { 200: { description: 'The page.', contentType: 'text/html' } };
  return {
    format: 'html',
    openapi: describeRoute({ ...contract, method: 'get', answers }, { shared: SHARED, format: 'html', credentials: ['session'], tag: 'Pages' }),
    async answer(service, request, requestId) {
      const principal = await identifySession(service, request);
      if (!principal.ok) return principal;
      const { orgId } = principal.value;
      const input = await readInput(contract, request);
      if (!input.ok) return input;
      if (parseOrgId(input.value.params.org) !== orgId) return err({ kind: 'not-found', message: 'There is nothing under this address.' });
      const org = bindOrg(service, principal.value, requestId);
      const settings = await org.settings.get();
      if (!settings.ok) return settings;
      const page = await show(org, input.value, settings.value);
      return page.ok ? ok(htmlReply(200, await renderPage(page.value, { orgId, name: settings.value.name }))) : page;
    },
  };
}
