/** What is to be sent, before the headers that every answer carries. */
export interface Reply {
  readonly status: number;
  /** Null for an answer without a body. */
  readonly body: string | null;
  readonly contentType?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

// No script at all, no style but our own file, and no page may frame ours.
const CONTENT_SECURITY_POLICY =
  "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

/** Headers of every answer; HSTS (RFC 6797) only where the service is reached by https. */
export const standardHeaders = (secure: boolean): Readonly<Record<string, string>> => ({
  'cache-control': 'no-store',
  'content-security-policy': CONTENT_SECURITY_POLICY,
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  // Not no-referrer: under that a browser sends `Origin: null` with our own forms, and same-origin.ts could not tell them.
  'referrer-policy': 'same-origin',
  'x-content-type-options': 'nosniff',
  ...(secure ? { 'strict-transport-security': 'max-age=31536000' } : {}),
});

/** Makes the one kind of Response there is. Headers are a plain object: a server may then write them without a copy. */
export function respond(standard: Readonly<Record<string, string>>, requestId: string, reply: Reply): Response {
  const headers: Record<string, string> = { ...standard, 'x-request-id': requestId, ...reply.headers };
  if (reply.contentType !== undefined) headers['content-type'] = reply.contentType;
  return new Response(reply.body, { status: reply.status, headers });
}
