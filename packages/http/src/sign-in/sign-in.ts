import { err, ok } from '@relay/core';
import { bindOrg } from '../access/caller.ts';
import { isSameOrigin } from '../access/same-origin.ts';
import { sessionCookie } from '../access/session-cookie.ts';
import { readForm } from '../exchange/read-body.ts';
import { callsPath } from '../pages/layout.ts';
import { openRoute } from '../routing/open-route.ts';
import { linkRefused } from './link-refused.ts';

/** POST /sign-in: spends a one-time link and starts a session. */
export const signIn = openRoute(
  {
    name: 'signIn',
    method: 'post',
    path: '/sign-in',
    format: 'html',
    summary: 'Spend a one-time sign-in link and start a session. Sent by the form of GET /sign-in.',
    answers: { 303: { description: 'Signed in.', headers: { Location: 'Path of your calls.', 'Set-Cookie': 'The session.' } } },
    refusals: ['sign-in-refused', 'cross-site-request', 'malformed-json', 'body-too-large', 'unsupported-media-type'],
  },
  async (service, request, requestId) => {
    // Else another site could sign somebody in under a link of its own choosing, and read what they then upload.
    if (!isSameOrigin(service, request)) {
      return err({ kind: 'cross-site-request', message: 'This did not come from the sign-in page of this Relay. Open the link from the terminal again.' });
    }
    const form = await readForm(request);
    if (!form.ok) return form;
    const link = await service.relay.authenticate(form.value.get('token') ?? '', ['sign-in-link']);
    if (!link.ok) return linkRefused();
    const session = await bindOrg(service, link.value, requestId).signIns.start(link.value.credentialId);
    if (!session.ok) return linkRefused();
    return ok({
      status: 303,
      body: null,
      headers: { location: callsPath(link.value.orgId), 'set-cookie': sessionCookie(session.value, service.secure) },
    });
  },
);
