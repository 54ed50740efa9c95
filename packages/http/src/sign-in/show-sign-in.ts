import { z } from '@hono/zod-openapi';
import { ok } from '@relay/core';
import { html } from 'hono/html';
import { htmlReply, renderPage } from '../pages/layout.ts';
import { openRoute } from '../routing/open-route.ts';
import { linkRefused } from './link-refused.ts';

// Only what can be a token is written into the form.
const TOKEN = /^[a-z0-9_]{1,200}$/;

/**
 * GET /sign-in?token=…: a form that spends the link. Opening the link changes nothing, so that a mail scanner, a chat
 * preview or a browser that loads ahead does not use it up.
 */
export const showSignIn = openRoute(
  {
    name: 'showSignIn',
    method: 'get',
    path: '/sign-in',
    format: 'html',
    summary: 'The page that a one-time sign-in link opens. It spends nothing.',
    query: z.object({ token: z.string().openapi({ description: 'From the one-time link.' }) }),
    answers: { 200: { description: 'A form with one button.', contentType: 'text/html' } },
    refusals: ['sign-in-refused'],
  },
  async (_service, request) => {
    const token = request.query('token') ?? '';
    if (!TOKEN.test(token)) return linkRefused();
    const main = html`      <section class="card">
        <h1>Sign in to Relay</h1>
        <p>This link works once. Your session lasts 12 hours on this browser.</p>
        <form method="post" action="/sign-in">
          <input type="hidden" name="token" value="${token}">
          <button type="submit">Sign in</button>
        </form>
      </section>`;
    return ok(htmlReply(200, await renderPage({ title: 'Sign in', main })));
  },
);
