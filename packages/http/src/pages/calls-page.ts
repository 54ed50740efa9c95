import { z } from '@hono/zod-openapi';
import { type CallView, ok, type OrgSettings, type Page } from '@relay/core';
import { html } from 'hono/html';
import { STATE_WORDS } from '../calls/wording.ts';
import { PAGE_SIZE, pageQuery } from '../exchange/page-query.ts';
import { orgPage } from '../routing/org-page.ts';
import { callsPath, type Html, type PageContent } from './layout.ts';
import { instantText } from './value-text.ts';

const row = (org: string, call: CallView, { locale, timeZone }: OrgSettings): Html => html`
          <tr>
            <td><time datetime="${call.startedAt}">${instantText(call.startedAt, locale, timeZone)}</time></td>
            <th scope="row"><a href="${callsPath(org)}/${call.id}" dir="auto">${call.title}</a></th>
            <td class="optional">${call.source}</td>
            <td><span class="badge ${call.state === 'analysed' ? 'good' : 'warn'}">${STATE_WORDS[call.state]}</span></td>
          </tr>`;

const EMPTY = html`      <section class="card">
        <h2>No calls yet</h2>
        <p>Calls appear here once they are uploaded with <code>POST /v1/calls</code> or <code>npx relay import FOLDER</code>.</p>
      </section>`;

const NO_OLDER = html`      <p>There are no older calls.</p>`;

const table = (org: string, page: Page<CallView>, settings: OrgSettings): Html => html`      <table>
        <caption>Newest received first. Times in ${settings.timeZone}.</caption>
        <thead>
          <tr><th scope="col">When</th><th scope="col">Call</th><th scope="col" class="optional">Source</th><th scope="col">State</th></tr>
        </thead>
        <tbody>${page.items.map((call) => row(org, call, settings))}
        </tbody>
      </table>`;

/** The list of calls, as a page. */
function callsContent(org: string, page: Page<CallView>, settings: OrgSettings, isFirst: boolean): PageContent {
  const links = [
    isFirst ? '' : html`<a href="${callsPath(org)}">Newest calls</a>`,
    page.next === undefined ? '' : html`<a href="${callsPath(org)}?after=${encodeURIComponent(page.next)}" rel="next">Older calls</a>`,
  ];
  return {
    title: 'Calls',
    main: html`      <h1>Calls</h1>
${page.items.length > 0 ? table(org, page, settings) : isFirst ? EMPTY : NO_OLDER}
      <nav class="pages" aria-label="Pages">${links}</nav>`,
  };
}

/** GET /o/{org}/calls */
export const callsPage = orgPage(
  {
    name: 'callsPage',
    path: '/o/{org}/calls',
    permission: 'call:read',
    summary: 'The page that lists calls.',
    params: z.object({ org: z.string() }),
    // A cursor that is none shows the first page: there is nobody to read a problem document.
    query: z.object({ after: pageQuery.after.catch(() => '').openapi({ type: 'string', description: 'Where the page before this one ended.' }) }),
    refusals: ['org-not-found'],
  },
  async (org, { params, query }, settings) => {
    const isFirst = query.after === undefined || query.after === '';
    const page = await org.calls.list({ limit: PAGE_SIZE, ...(isFirst ? {} : { after: query.after }) });
    return page.ok ? ok(callsContent(params.org, page.value, settings, isFirst)) : page;
  },
);
