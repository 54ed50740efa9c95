import { z } from '@hono/zod-openapi';
import { answer } from '../routing/contract.ts';
import { orgRoute } from '../routing/org-route.ts';
import { definitionBody, TARGET, TargetKeyParam, TargetSchema } from './schemas.ts';
import { IfMatchHeaders, seenVersion, versionTag } from './version-tag.ts';

/** PUT /v1/targets/{key}: the whole new definition; it becomes the next version. */
export const editTarget = orgRoute(
  {
    name: 'editTarget',
    method: 'put',
    path: '/v1/targets/{key}',
    permission: 'target:edit',
    summary: 'Give an extraction target a new version. Earlier analyses keep the version they used.',
    params: z.object({ key: TargetKeyParam }),
    headers: IfMatchHeaders,
    body: definitionBody,
    answers: { 200: { description: 'The new version.', schema: TargetSchema, example: { ...TARGET, version: 2 }, headers: { ETag: 'Its version.' } } },
    refusals: ['malformed-targets', 'target-not-found', 'target-changed'],
  },
  async (org, { params, headers, body }) => {
    const seen = seenVersion(headers['if-match']);
    const edited = await org.targets.edit({ key: params.key, definition: body, ...(seen === undefined ? {} : { seenVersion: seen }) });
    return edited.ok ? answer(200, edited.value, { etag: versionTag(edited.value.version) }) : edited;
  },
);
