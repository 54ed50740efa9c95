import { z } from '@hono/zod-openapi';
import { noContent } from '../routing/contract.ts';
import { orgRoute } from '../routing/org-route.ts';
import { TargetKeyParam } from './schemas.ts';
import { IfMatchHeaders, seenVersion } from './version-tag.ts';

/** DELETE /v1/targets/{key}: no later analysis asks for it; what was found stays. */
export const retireTarget = orgRoute(
  {
    name: 'retireTarget',
    method: 'delete',
    path: '/v1/targets/{key}',
    permission: 'target:edit',
    summary: 'Retire an extraction target. What was found stays.',
    params: z.object({ key: TargetKeyParam }),
    headers: IfMatchHeaders,
    answers: { 204: { description: 'The target is retired.' } },
    refusals: ['target-not-found', 'target-changed'],
  },
  async (org, { params, headers }) => {
    const retired = await org.targets.retire(params.key, seenVersion(headers['if-match']));
    return retired.ok ? noContent() : retired;
  },
);
