import type { IssuedCredential } from '@relay/core';
import type { HonoRequest } from 'hono';
import { parse, serialize } from 'hono/utils/cookie';

const NAME = 'relay_session';

/** The cookie's name. `__Host-` (RFC 6265bis) binds it to this very host, so that a neighbouring one cannot plant its own. */
const cookieName = (secure: boolean): string => (secure ? `__Host-${NAME}` : NAME);

const attributes = (secure: boolean) => ({ httpOnly: true, sameSite: 'Lax', path: '/', secure }) as const;

/** Set-Cookie for a new session: out of reach of scripts, and not sent with other sites' requests that change anything. */
export const sessionCookie = (session: IssuedCredential, secure: boolean): string =>
  serialize(cookieName(secure), session.token, {
    ...attributes(secure),
    ...(session.expiresAt === undefined ? {} : { expires: new Date(session.expiresAt) }),
  });

/** Set-Cookie that takes the session away. */
export const endedCookie = (secure: boolean): string => serialize(cookieName(secure), '', { ...attributes(secure), maxAge: 0 });

/** The session token that the browser sent. */
export const readSession = (request: HonoRequest, secure: boolean): string | undefined =>
  parse(request.header('cookie') ?? '', cookieName(secure))[cookieName(secure)];
