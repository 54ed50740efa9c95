import { z } from '@hono/zod-openapi';
import { answer } from '../routing/contract.ts';
import { orgRoute } from '../routing/org-route.ts';
import { ANALYSED_CALL } from './examples.ts';
import { AnalysedCallSchema, CallIdParam } from './schemas.ts';

/** GET /v1/calls/{id}: the object that `relay analyse --json` prints, with the transcript. */
export const getCall = orgRoute(
  {
    name: 'getCall',
    method: 'get',
    path: '/v1/calls/{id}',
    permission: 'call:read',
    summary: 'One call with its transcript, its findings and their evidence.',
    params: z.object({ id: CallIdParam }),
    answers: { 200: { description: 'The call.', schema: AnalysedCallSchema, example: ANALYSED_CALL } },
    refusals: ['call-not-found'],
  },
  async (org, { params }) => {
    const found = await org.calls.get(params.id);
    return found.ok ? answer(200, found.value) : found;
  },
);
