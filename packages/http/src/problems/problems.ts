import type { Kind } from './kinds.ts';

/** What a kind of refusal is over HTTP. */
export interface ProblemSort {
  readonly status: number;
  /** The same for every occurrence (RFC 9457, section 3.1.3). */
  readonly title: string;
  /** What it means and what to do, for the page that the problem's `type` leads to. */
  readonly meaning: string;
}

/** The one table from kinds of refusal to HTTP. The kinds are public names: they stay. */
export const PROBLEMS = {
  'api-key-not-found': { status: 404, title: 'No such API key', meaning: 'No usable API key of this organisation has this id. It may have been revoked before.' },
  'body-too-large': { status: 413, title: 'Body too large', meaning: 'The body is longer than this route takes. Split the recording, or leave word times out.' },
  'call-changed': { status: 409, title: 'Call changed meanwhile', meaning: 'Another request changed the call at the same moment. Nothing was changed by this one; send it again.' },
  'call-not-found': { status: 404, title: 'No such call', meaning: 'No call of your organisation has this id. GET /v1/calls lists the calls you can see.' },
  'cross-site-request': { status: 403, title: 'Request from another site', meaning: 'A change that is authorised by the session cookie must come from a page of this Relay. Programs use an API key instead.' },
  forbidden: { status: 403, title: 'Not allowed', meaning: 'Your role does not hold the permission that the problem names. Ask an owner for a role that holds it.' },
  'internal-error': { status: 500, title: 'Relay failed', meaning: 'Something in Relay went wrong. The request id leads to it in the log of this installation.' },
  'invalid-body': { status: 422, title: 'Invalid body', meaning: 'The body is JSON, and not what this route takes. Each entry of errors names a field and what it must be.' },
  'invalid-call': { status: 422, title: 'Invalid call', meaning: 'The call cannot be kept as it was sent. The entry of errors names the field and what it must be.' },
  'invalid-credential': { status: 422, title: 'Invalid credential', meaning: 'The credential cannot be made as it was asked for. The entry of errors names the field and what it must be.' },
  'invalid-query': { status: 400, title: 'Invalid query or header', meaning: 'A query parameter or header is not what this route takes. Each entry of errors names one and what it must be.' },
  'invalid-settings': { status: 422, title: 'Invalid settings', meaning: 'The organisation cannot have these settings. The entry of errors names the field and what it must be.' },
  'malformed-json': { status: 400, title: 'Malformed JSON', meaning: 'The body is not JSON (RFC 8259) in UTF-8. The detail says at which line and column it breaks off.' },
  'malformed-targets': { status: 422, title: 'Malformed target', meaning: 'The definition is not one of an extraction target. Each entry of errors names a field and what it must be.' },
  'method-not-allowed': { status: 405, title: 'Method not allowed', meaning: 'This path exists, and does not take this method. The Allow header lists those it takes.' },
  'not-found': { status: 404, title: 'Nothing here', meaning: 'There is nothing under this address. /openapi.json lists every route.' },
  'org-exists': { status: 409, title: 'Organisation exists', meaning: 'The organisation is registered already. Nothing was changed.' },
  'org-not-found': { status: 404, title: 'No such organisation', meaning: 'The organisation is not registered.' },
  'session-not-found': { status: 404, title: 'No such session', meaning: 'You have no session with this id.' },
  'sign-in-refused': { status: 410, title: 'Sign-in link not usable', meaning: 'The link was used, has expired, or never was one. Ask for a new link: each works once, for 15 minutes.' },
  'target-changed': { status: 412, title: 'Target changed meanwhile', meaning: 'The target is no longer at the version you have seen. Nothing was changed; read it again and repeat your edit.' },
  'target-exists': { status: 409, title: 'Target exists', meaning: 'A target with this key exists. Choose another key, or edit that one with PUT.' },
  'target-not-found': { status: 404, title: 'No such target', meaning: 'No live target of your organisation has this key. GET /v1/targets lists them.' },
  'too-many-targets': { status: 409, title: 'Too many targets', meaning: 'The organisation has as many targets as it may. Retire one first.' },
  unauthenticated: { status: 401, title: 'Not signed in', meaning: 'The request carries no credential that is valid here: send an API key as Authorization: Bearer rk_…, or sign in.' },
  unavailable: { status: 503, title: 'Temporarily unavailable', meaning: 'Something that Relay needs does not answer. What was kept before stays kept; send the request again after the seconds in Retry-After.' },
  'unsupported-media-type': { status: 415, title: 'Unsupported media type', meaning: 'The body must be of the media type that the detail names, in UTF-8, without a content coding.' },
} as const satisfies Record<Kind, ProblemSort>;

/** Kind, or `undefined` for any other text. */
export const parseKind = (text: string): Kind | undefined => (Object.hasOwn(PROBLEMS, text) ? (text as Kind) : undefined);
