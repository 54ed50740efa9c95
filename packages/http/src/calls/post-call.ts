import type { BoundOrg, CallId, IngestCallCommand } from '@relay/core';
import { answer } from '../routing/contract.ts';
import { orgRoute } from '../routing/org-route.ts';
import { ANALYSED_CALL, POSTED_CALL } from './examples.ts';
import { AnalysedCallSchema } from './schemas.ts';
import { PostedCallSchema, toCommand } from './transcript-body.ts';

/** Keeps the call; when another upload of it came between, once more, which then finds it. */
async function keep(org: BoundOrg, command: IngestCallCommand) {
  const kept = await org.calls.ingest(command);
  return !kept.ok && kept.error.kind === 'call-changed' ? org.calls.ingest(command) : kept;
}

/** The call with its findings. An analysis that lost to a simultaneous one gives way to it. */
async function analysed(org: BoundOrg, id: CallId) {
  const analysis = await org.calls.analyse(id);
  return !analysis.ok && analysis.error.kind === 'call-changed' ? org.calls.get(id) : analysis;
}

/** POST /v1/calls: keeps a call, then analyses it in the same request, after the call is safe. */
export const postCall = orgRoute(
  {
    name: 'postCall',
    method: 'post',
    path: '/v1/calls',
    permission: 'call:ingest',
    summary: 'Keep a call and analyse it. The same (source, externalId) with other content adds a transcript revision.',
    body: { schema: PostedCallSchema, example: POSTED_CALL },
    answers: {
      200: { description: 'The same content was here before: nothing changed.', schema: AnalysedCallSchema, example: ANALYSED_CALL },
      201: {
        description: 'The call, or a new revision of its transcript, was kept and analysed.',
        schema: AnalysedCallSchema,
        example: ANALYSED_CALL,
        headers: { Location: 'Path of the call.' },
      },
    },
    refusals: ['invalid-call', 'call-changed', 'call-not-found'],
  },
  async (org, { body }) => {
    const kept = await keep(org, toCommand(body));
    if (!kept.ok) return kept;
    const { outcome, call } = kept.value;
    // An unchanged call that is not analysed was kept by a request whose analyst did not answer.
    const view = outcome === 'unchanged' && call.state === 'analysed' ? await org.calls.get(call.id) : await analysed(org, call.id);
    if (!view.ok) return view;
    if (outcome === 'unchanged') return answer(200, view.value);
    return answer(201, view.value, { location: `/v1/calls/${call.id}` });
  },
);
