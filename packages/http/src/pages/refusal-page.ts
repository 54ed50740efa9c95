import { html } from 'hono/html';
import type { Reply } from '../exchange/respond.ts';
import type { Kind } from '../problems/kinds.ts';
import { PROBLEMS } from '../problems/problems.ts';
import type { Refusal } from '../problems/refusal.ts';
import { htmlReply, renderPage } from './layout.ts';

const NOT_FOUND = { title: 'Nothing here', sentence: 'There is nothing under this address, or it is not yours to see.' };

const NEW_LINK = html`<p>Run <code>npm start</code> where Relay is installed: it prints a new one-time link.</p>`;

/** What a page says of a refusal. Everything that is not there is the same page, whatever it was that is not there. */
function wordsOf({ kind, message }: Refusal): { readonly title: string; readonly sentence: string } {
  const { status, title } = PROBLEMS[kind];
  return status === 404 ? NOT_FOUND : { title, sentence: message };
}

const asksForLink = (kind: Kind): boolean => kind === 'unauthenticated' || kind === 'sign-in-refused';

/** The refusal as a page. */
export async function refusalPage(refusal: Refusal, requestId: string): Promise<Reply> {
  const { title, sentence } = wordsOf(refusal);
  const main = html`      <section class="card">
        <h1>${title}</h1>
        <p>${sentence}</p>
        ${asksForLink(refusal.kind) ? NEW_LINK : ''}
        <p class="soft">Request ${requestId}</p>
      </section>`;
  return htmlReply(PROBLEMS[refusal.kind].status, await renderPage({ title, main }), refusal.headers);
}
