import { z } from '@hono/zod-openapi';
import { answer } from '../routing/contract.ts';
import { orgRoute } from '../routing/org-route.ts';
import { TARGET, TargetKeyParam, TargetSchema } from './schemas.ts';
import { versionTag } from './version-tag.ts';

/** GET /v1/targets/{key} */
export const getTarget = orgRoute(
  {
    name: 'getTarget',
    method: 'get',
    path: '/v1/targets/{key}',
    permission: 'target:read',
    summary: 'One extraction target.',
    params: z.object({ key: TargetKeyParam }),
    answers: { 200: { description: 'The target.', schema: TargetSchema, example: TARGET, headers: { ETag: 'Its version.' } } },
    refusals: ['target-not-found'],
  },
  async (org, { params }) => {
    const target = await org.targets.get(params.key);
    return target.ok ? answer(200, target.value, { etag: versionTag(target.value.version) }) : target;
  },
);
