import { ok } from '@relay/core';
import { identifySession } from '../access/caller.ts';
import { openRoute } from '../routing/open-route.ts';
import { callsPath } from './layout.ts';

/** GET /: the way to the signed-in person's calls. */
export const home = openRoute(
  {
    name: 'home',
    method: 'get',
    path: '/',
    format: 'html',
    summary: 'Leads to your calls.',
    answers: { 303: { description: 'To your calls.', headers: { Location: 'Path of your calls.' } } },
    refusals: ['unauthenticated', 'cross-site-request'],
  },
  async (service, request) => {
    const principal = await identifySession(service, request);
    return principal.ok ? ok({ status: 303, body: null, headers: { location: callsPath(principal.value.orgId) } }) : principal;
  },
);
