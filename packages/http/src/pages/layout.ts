import { html } from 'hono/html';
import type { OrgId } from '@relay/core';
import type { Reply } from '../exchange/respond.ts';
import { ICON_PATH, STYLESHEET_PATH } from './asset-paths.ts';

/** A piece of a page. Every value put into one is escaped, unless it is a piece itself. */
export type Html = ReturnType<typeof html>;

/** What a page shows between header and footer. */
export interface PageContent {
  readonly title: string;
  readonly main: Html;
  /** Whether the page uses the whole width. */
  readonly wide?: boolean;
}

/** The organisation that a signed-in person looks at. */
export interface Viewer {
  readonly orgId: OrgId;
  readonly name: string;
}

/** Path of an organisation's list of calls. */
export const callsPath = (orgId: string): string => `/o/${orgId}/calls`;

const signedInHeader = ({ orgId, name }: Viewer): Html => html`
      <nav aria-label="Organisation"><a href="${callsPath(orgId)}">${name}</a></nav>
      <form method="post" action="/sign-out"><button class="quiet" type="submit">Sign out</button></form>`;

/** The whole page, as text. */
export async function renderPage({ title, main, wide }: PageContent, viewer?: Viewer): Promise<string> {
  const page = html`<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="color-scheme" content="light dark">
    <meta name="robots" content="noindex">
    <title>${title} · Relay</title>
    <link rel="icon" href="${ICON_PATH}" type="image/svg+xml">
    <link rel="stylesheet" href="${STYLESHEET_PATH}">
  </head>
  <body>
    <a class="skip" href="#main">Skip to content</a>
    <header class="bar">
      <a class="brand" href="/">Relay</a>${viewer === undefined ? '' : signedInHeader(viewer)}
    </header>
    <main id="main"${wide === true ? html` class="wide"` : ''}>
${main}
    </main>
  </body>
</html>
`;
  return String(await page);
}

/** The page as an answer. */
export const htmlReply = (status: number, page: string, headers: Readonly<Record<string, string>> = {}): Reply => ({
  status,
  body: page,
  contentType: 'text/html; charset=utf-8',
  headers,
});
