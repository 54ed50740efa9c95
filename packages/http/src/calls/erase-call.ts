import { z } from '@hono/zod-openapi';
import { noContent } from '../routing/contract.ts';
import { orgRoute } from '../routing/org-route.ts';
import { CallIdParam } from './schemas.ts';

/** DELETE /v1/calls/{id}: erases the call with everything derived from it. */
export const eraseCall = orgRoute(
  {
    name: 'eraseCall',
    method: 'delete',
    path: '/v1/calls/{id}',
    permission: 'call:erase',
    summary: 'Erase a call with its transcripts and findings. The audit log keeps that it happened.',
    params: z.object({ id: CallIdParam }),
    answers: { 204: { description: 'The call is erased.' } },
    refusals: ['call-not-found'],
  },
  async (org, { params }) => {
    const erased = await org.calls.erase(params.id);
    return erased.ok ? noContent() : erased;
  },
);
