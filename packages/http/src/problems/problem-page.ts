import { z } from '@hono/zod-openapi';
import { err, ok } from '@relay/core';
import { html } from 'hono/html';
import { htmlReply, renderPage } from '../pages/layout.ts';
import { openRoute } from '../routing/open-route.ts';
import { parseKind, PROBLEMS } from './problems.ts';

/** GET /problems/{kind}: what a problem document's `type` leads to. */
export const problemPage = openRoute(
  {
    name: 'problemPage',
    method: 'get',
    path: '/problems/{kind}',
    format: 'html',
    summary: 'What a kind of problem means and what to do about it.',
    params: z.object({ kind: z.string().openapi({ example: 'call-not-found' }) }),
    answers: { 200: { description: 'The explanation.', contentType: 'text/html' } },
    refusals: ['not-found'],
  },
  async (_service, request) => {
    const kind = parseKind(request.param('kind') ?? '');
    if (kind === undefined) return err({ kind: 'not-found' as const, message: 'There is no problem of this kind.' });
    const { status, title, meaning } = PROBLEMS[kind];
    const main = html`      <section class="card">
        <h1>${title}</h1>
        <p>${meaning}</p>
        <p class="soft">Problem <code>${kind}</code>, status ${status}</p>
      </section>`;
    return ok(htmlReply(200, await renderPage({ title, main })));
  },
);
