import { OpenAPIHono } from '@hono/zod-openapi';
import { InvariantViolation, type Relay } from '@relay/core';
import type { HonoRequest } from 'hono';
import { refusalOfFault, reportFault } from './exchange/fault.ts';
import { readRequestId } from './exchange/request-id.ts';
import { type Reply, respond, standardHeaders } from './exchange/respond.ts';
import { refusalPage } from './pages/refusal-page.ts';
import { problemDocument } from './problems/problem-document.ts';
import type { Refusal } from './problems/refusal.ts';
import { ROUTES } from './routes.ts';
import type { Route } from './routing/route.ts';
import type { LogEvent, Service } from './service.ts';
import { describeService } from './description/describe-service.ts';

/** What the service needs from its host. */
export interface AppOptions {
  readonly relay: Relay;
  /** `production` refuses an origin that is not https. */
  readonly mode: 'development' | 'production';
  /** Scheme, host and port under which browsers reach the service: `https://relay.example`. https makes cookies Secure and adds HSTS. */
  readonly origin: string;
  /** Makes the id of a request that brings none; random UUIDs when absent. */
  readonly requestIds?: () => string;
  /** Takes one event a request, and one a fault. No event holds a path, a query, text or a credential. */
  readonly log?: (event: LogEvent) => void;
}

const METHODS = ['GET', 'POST', 'PUT', 'DELETE'] as const;

/** How a request that no route takes shows in the log. */
const NO_ROUTE = '(none)';

function readOrigin({ origin, mode }: AppOptions): Pick<Service, 'origin' | 'secure'> {
  const url = URL.canParse(origin) ? new URL(origin) : undefined;
  if (url === undefined || url.origin !== origin || !/^https?:$/.test(url.protocol)) {
    throw new InvariantViolation('origin must be scheme, host and port and nothing else, such as https://relay.example or http://127.0.0.1:8787.');
  }
  const secure = url.protocol === 'https:';
  if (mode === 'production' && !secure) {
    throw new InvariantViolation('In production the origin must be https: sessions and keys must not cross the network in plain text.');
  }
  return { origin, secure };
}

/**
 * The HTTP service as a Hono app; serve `app.fetch`. Throws InvariantViolation for an origin that cannot be one, and for
 * one in plain text in production.
 */
export function createApp(options: AppOptions): OpenAPIHono {
  const app = new OpenAPIHono();
  const { origin, secure } = readOrigin(options);
  const describe = describeService(app);
  const service: Service = { relay: options.relay, origin, secure, description: describe };
  const headers = standardHeaders(secure);
  const { requestIds = () => crypto.randomUUID(), log = () => undefined } = options;

  const render = (refusal: Refusal, format: Route['format'], requestId: string): Reply | Promise<Reply> =>
    format === 'html' ? refusalPage(refusal, requestId) : problemDocument(refusal, requestId);

  async function serve(request: HonoRequest, path: string, route: Pick<Route, 'format' | 'answer'>): Promise<Response> {
    const startedMs = performance.now();
    const requestId = readRequestId(request.header('x-request-id'), requestIds);
    const about = { requestId, method: request.method, route: path } as const;
    let reply: Reply;
    try {
      const answered = await route.answer(service, request, requestId);
      reply = answered.ok ? answered.value : await render(answered.error, route.format, requestId);
    } catch (fault) {
      log({ event: 'fault', ...about, fault: reportFault(fault) });
      reply = await render(refusalOfFault(fault), route.format, requestId);
    }
    log({ event: 'request', ...about, status: reply.status, durationMs: performance.now() - startedMs });
    return respond(headers, requestId, reply);
  }

  for (const route of ROUTES) {
    const { method, path } = route.openapi;
    app.openAPIRegistry.registerPath(route.openapi);
    app.on(method, path.replaceAll(/\{(\w+)\}/g, ':$1'), ({ req }) => serve(req, path, route));
  }

  app.notFound((context) => {
    // The type of an unmatched path's parameters is any; there are none.
    const req = context.req as HonoRequest;
    const taken = METHODS.filter((method) => app.router.match(method, req.path)[0].length > 0);
    const refusal: Refusal =
      taken.length === 0
        ? { kind: 'not-found', message: 'There is nothing under this address. /openapi.json lists every route.' }
        : { kind: 'method-not-allowed', message: `This path takes ${taken.join(', ')}.`, headers: { allow: allowed(taken) } };
    const format = req.path.startsWith('/o/') ? 'html' : 'json';
    return serve(req, NO_ROUTE, { format, answer: async () => ({ ok: false, error: refusal }) });
  });

  return app;
}

const allowed = (methods: readonly string[]): string => methods.flatMap((method) => (method === 'GET' ? ['GET', 'HEAD'] : [method])).join(', ');
