import { z } from '@hono/zod-openapi';
import { pageOf, pageQuery } from '../exchange/page-query.ts';
import { answer } from '../routing/contract.ts';
import { orgRoute } from '../routing/org-route.ts';

const ChangeSchema = z.union([
  z.strictObject({ field: z.string(), before: z.unknown(), after: z.unknown() }),
  z.strictObject({ field: z.string(), changed: z.literal(true) }),
]);

const AuditEntrySchema = z
  .strictObject({
    seq: z.int().openapi({ description: "The entry's place in the organisation's log, dense from 0." }),
    core: z.strictObject({
      v: z.literal(1),
      org: z.uuid(),
      id: z.uuid(),
      at: z.iso.datetime(),
      action: z.string(),
      actor: z.strictObject({ type: z.enum(['person', 'api-key', 'worker', 'operator']), id: z.string() }),
      targets: z.array(z.strictObject({ type: z.string(), id: z.string() })),
      outcome: z.literal('done'),
      ctx: z.strictObject({ request_id: z.string().exactOptional() }),
      changes: z.array(ChangeSchema),
    }),
  })
  .openapi('AuditEntry', { description: 'One privileged action: who, what, when. Ids only, no personal data.' });

const ENTRY = {
  seq: 7,
  core: {
    v: 1,
    org: '01997c3f-90c1-7d22-8a10-3b4c5d6e7f80',
    id: '01997c41-0b7e-7c55-b0aa-9f8e7d6c5b4a',
    at: '2026-03-04T01:13:40.004Z',
    action: 'extraction-target.edited',
    actor: { type: 'person', id: 'user-17' },
    targets: [{ type: 'extraction-target', id: 'budget' }],
    outcome: 'done',
    ctx: { request_id: '0b5f6c0e-8a52-4c53-9a55-2f6a0d1c7e11' },
    changes: [{ field: 'label', before: 'Budget', after: 'Spend' }],
  },
} as const;

/** GET /v1/audit */
export const listAuditLog = orgRoute(
  {
    name: 'listAuditLog',
    method: 'get',
    path: '/v1/audit',
    permission: 'audit:read',
    summary: 'The audit log, newest first.',
    query: z.strictObject(pageQuery),
    answers: { 200: { description: 'A page of entries.', schema: pageOf(AuditEntrySchema).openapi('AuditPage'), example: { items: [ENTRY] } } },
    refusals: [],
  },
  async (org, { query }) => {
    const page = await org.auditLog.page(query);
    return page.ok ? answer(200, page.value) : page;
  },
);
