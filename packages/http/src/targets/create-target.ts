import { answer } from '../routing/contract.ts';
import { orgRoute } from '../routing/org-route.ts';
import { definitionBody, TARGET, TargetSchema } from './schemas.ts';
import { versionTag } from './version-tag.ts';

/** POST /v1/targets */
export const createTarget = orgRoute(
  {
    name: 'createTarget',
    method: 'post',
    path: '/v1/targets',
    permission: 'target:edit',
    summary: 'Add an extraction target. Calls that are analysed from now on are asked for it.',
    body: definitionBody,
    answers: {
      201: {
        description: 'The target was added.',
        schema: TargetSchema,
        example: TARGET,
        headers: { Location: 'Path of the target.', ETag: 'Its version.' },
      },
    },
    refusals: ['malformed-targets', 'target-exists', 'too-many-targets'],
  },
  async (org, { body }) => {
    const created = await org.targets.create(body);
    if (!created.ok) return created;
    const { key, version } = created.value;
    return answer(201, created.value, { location: `/v1/targets/${encodeURIComponent(key)}`, etag: versionTag(version) });
  },
);
