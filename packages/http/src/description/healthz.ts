import { z } from '@hono/zod-openapi';
import { ok } from '@relay/core';
import { openRoute } from '../routing/open-route.ts';

/** GET /healthz: that the process answers. It asks no database, so that a slow one does not get the process restarted. */
export const healthz = openRoute(
  {
    name: 'healthz',
    method: 'get',
    path: '/healthz',
    format: 'json',
    summary: 'Whether the process answers.',
    answers: { 200: { description: 'It does.', schema: z.strictObject({ status: z.literal('ok') }).openapi('Health'), example: { status: 'ok' } } },
    refusals: [],
  },
  async () => ok({ status: 200, body: '{"status":"ok"}', contentType: 'application/json' }),
);
