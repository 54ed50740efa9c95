import { type CredentialKind, err, type Principal, type Result } from '@relay/core';
import type { HonoRequest } from 'hono';
import type { Refusal } from '../problems/refusal.ts';
import type { Service } from '../service.ts';
import { isSameOrigin } from './same-origin.ts';
import { readSession } from './session-cookie.ts';

const BEARER = /^Bearer +([A-Za-z0-9_]{1,200})$/i;

type Unauthenticated = Refusal<'unauthenticated'>;
type CrossSite = Refusal<'cross-site-request'>;

const SAFE = new Set(['GET', 'HEAD']);

const unauthenticated = (message: string, presented: boolean) =>
  err<Unauthenticated>({
    kind: 'unauthenticated',
    message,
    // RFC 6750, section 3: the error is told only when a token was presented.
    headers: { 'www-authenticate': `Bearer realm="relay"${presented ? ', error="invalid_token"' : ''}` },
  });

async function prove(service: Service, token: string, kind: CredentialKind): Promise<Result<Principal, Unauthenticated>> {
  const proved = await service.relay.authenticate(token, [kind]);
  return proved.ok ? proved : unauthenticated(proved.error.message, true);
}

/**
 * Who asks, by the session cookie alone. What a browser sends without being told to authorises a change only when a page
 * of ours made it send that.
 */
export async function identifySession(service: Service, request: HonoRequest): Promise<Result<Principal, Unauthenticated | CrossSite>> {
  const token = readSession(request, service.secure);
  if (token === undefined) return unauthenticated('You are not signed in, or your session has ended.', false);
  if (!SAFE.has(request.method) && !isSameOrigin(service, request)) {
    return err({ kind: 'cross-site-request', message: 'This change did not come from a page of this Relay. Programs send an API key instead of the cookie.' });
  }
  return prove(service, token, 'session');
}

/** Who asks, by API key, or by session cookie when there is no Authorization header. */
export async function identify(service: Service, request: HonoRequest): Promise<Result<Principal, Unauthenticated | CrossSite>> {
  const authorization = request.header('authorization');
  if (authorization !== undefined) {
    const token = BEARER.exec(authorization)?.[1];
    if (token === undefined) return unauthenticated('The Authorization header must be "Bearer" and an API key: Bearer rk_…', true);
    return prove(service, token, 'api-key');
  }
  if (readSession(request, service.secure) === undefined) {
    return unauthenticated('This needs an API key: send it as Authorization: Bearer rk_…, or sign in.', false);
  }
  return identifySession(service, request);
}

/** The principal's organisation, bound to its actor and this request. */
export const bindOrg = (service: Service, { orgId, actor }: Principal, requestId: string) =>
  service.relay.in(orgId).as({ ...actor, requestId });

