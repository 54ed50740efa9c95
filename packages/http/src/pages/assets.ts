import { ok } from '@relay/core';
import { openRoute } from '../routing/open-route.ts';
import { ICON_PATH, STYLESHEET_PATH } from './asset-paths.ts';
import { ICON, STYLESHEET } from './stylesheet.ts';

const asset = (name: string, path: `/${string}`, contentType: string, body: string) =>
  openRoute(
    {
      name,
      method: 'get',
      path,
      format: 'html',
      summary: 'A file that every page uses.',
      answers: { 200: { description: 'The file.', contentType } },
      refusals: [],
    },
    async () =>
      ok({ status: 200, body, contentType: `${contentType}; charset=utf-8`, headers: { 'cache-control': 'public, max-age=31536000, immutable' } }),
  );

/** The stylesheet, as a file: the content security policy lets no inline style through. */
export const stylesheet = asset('stylesheet', STYLESHEET_PATH, 'text/css', STYLESHEET);

/** The icon. */
export const icon = asset('icon', ICON_PATH, 'image/svg+xml', ICON);
