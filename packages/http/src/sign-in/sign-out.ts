import { err, ok } from '@relay/core';
import { html } from 'hono/html';
import { bindOrg, identifySession } from '../access/caller.ts';
import { isSameOrigin } from '../access/same-origin.ts';
import { endedCookie } from '../access/session-cookie.ts';
import { htmlReply, renderPage } from '../pages/layout.ts';
import { openRoute } from '../routing/open-route.ts';

/** POST /sign-out: ends the session here and in the database, so that a copy of the cookie is worth nothing. */
export const signOut = openRoute(
  {
    name: 'signOut',
    method: 'post',
    path: '/sign-out',
    format: 'html',
    summary: 'End the session.',
    answers: { 200: { description: 'Signed out, or was not signed in.', contentType: 'text/html', headers: { 'Set-Cookie': 'Takes the session away.' } } },
    refusals: ['cross-site-request'],
  },
  async (service, request, requestId) => {
    // Asked first, for another site's form arrives without the cookie: it must not sign anybody out either.
    if (!isSameOrigin(service, request)) {
      return err({ kind: 'cross-site-request', message: 'This did not come from a page of this Relay. Nobody was signed out.' });
    }
    const principal = await identifySession(service, request);
    if (principal.ok) await bindOrg(service, principal.value, requestId).signIns.end(principal.value.credentialId);
    const main = html`      <section class="card">
        <h1>Signed out</h1>
        <p>Your session has ended and cannot be used again.</p>
      </section>`;
    return ok(htmlReply(200, await renderPage({ title: 'Signed out', main }), { 'set-cookie': endedCookie(service.secure) }));
  },
);
