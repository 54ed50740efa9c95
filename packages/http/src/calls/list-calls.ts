import { z } from '@hono/zod-openapi';
import { pageOf, pageQuery } from '../exchange/page-query.ts';
import { answer } from '../routing/contract.ts';
import { orgRoute } from '../routing/org-route.ts';
import { CALL } from './examples.ts';
import { CallSchema } from './schemas.ts';
import { namesOf, STATE_WORDS } from './wording.ts';

/** GET /v1/calls: calls without their transcripts, newest received first. */
export const listCalls = orgRoute(
  {
    name: 'listCalls',
    method: 'get',
    path: '/v1/calls',
    permission: 'call:read',
    summary: 'Calls, newest received first.',
    query: z.strictObject({ ...pageQuery, state: z.enum(namesOf(STATE_WORDS)).exactOptional() }),
    answers: { 200: { description: 'A page of calls.', schema: pageOf(CallSchema).openapi('CallPage'), example: { items: [CALL] } } },
    refusals: [],
  },
  async (org, { query }) => {
    const page = await org.calls.list(query);
    return page.ok ? answer(200, page.value) : page;
  },
);
