import { z } from '@hono/zod-openapi';
import { ok } from '@relay/core';
import { openRoute } from '../routing/open-route.ts';

/** GET /openapi.json */
export const openapi = openRoute(
  {
    name: 'openapi',
    method: 'get',
    path: '/openapi.json',
    format: 'json',
    summary: 'This document.',
    answers: { 200: { description: 'OpenAPI 3.1.', schema: z.looseObject({ openapi: z.string() }) } },
    refusals: [],
  },
  async (service) => ok({ status: 200, body: service.description(), contentType: 'application/json' }),
);
