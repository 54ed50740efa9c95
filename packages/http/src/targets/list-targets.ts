import { z } from '@hono/zod-openapi';
import { answer } from '../routing/contract.ts';
import { orgRoute } from '../routing/org-route.ts';
import { TARGET, TargetSchema } from './schemas.ts';

/** GET /v1/targets: every live target; there are at most a hundred, so there are no pages. */
export const listTargets = orgRoute(
  {
    name: 'listTargets',
    method: 'get',
    path: '/v1/targets',
    permission: 'target:read',
    summary: 'Live extraction targets, by key.',
    answers: { 200: { description: 'The targets.', schema: z.strictObject({ items: z.array(TargetSchema) }).openapi('TargetList'), example: { items: [TARGET] } } },
    refusals: [],
  },
  async (org) => {
    const targets = await org.targets.list();
    return targets.ok ? answer(200, { items: targets.value }) : targets;
  },
);
