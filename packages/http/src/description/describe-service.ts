import type { OpenAPIHono } from '@hono/zod-openapi';

const DESCRIPTION = `Turns recorded conversations into proved facts.

Every route under /v1 acts inside one organisation: the one that the API key or session belongs to. Another
organisation's id, an unknown one and a malformed one get the same 404. \`x-permission\` names the permission that the
route's use case checks; a role without it gets 403. Refusals are problem documents (RFC 9457); each \`type\` is a page
of this service. X-Request-Id is taken over when it is 1 to 100 of \`A-Z a-z 0-9 . _ -\`, and is in every answer and audit entry.`;

/** Gives the OpenAPI 3.1 document of all routes that are registered on the app, as text; made once, when first asked for. */
export function describeService(app: OpenAPIHono): () => string {
  const securitySchemes = {
    apiKey: { type: 'http', scheme: 'bearer', description: 'An API key: rk_…' },
    session: { type: 'apiKey', in: 'cookie', name: 'relay_session', description: 'The session of a signed-in person; __Host-relay_session over https. Changes must come from a page of this service.' },
  } as const;
  for (const [name, scheme] of Object.entries(securitySchemes)) app.openAPIRegistry.registerComponent('securitySchemes', name, scheme);
  let text: string | undefined;
  return () => {
    text ??= JSON.stringify(
      app.getOpenAPI31Document({
        openapi: '3.1.0',
        info: { title: 'Relay', version: '1', description: DESCRIPTION, license: { name: 'Apache-2.0' } },
        servers: [{ url: '/' }],
      }),
    );
    return text;
  };
}
