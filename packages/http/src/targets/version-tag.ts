import { z } from '@hono/zod-openapi';

/** The version as an entity tag (RFC 9110, section 8.8.3). */
export const versionTag = (version: number): string => `"${version}"`;

/** Headers of a route that changes a target only at the version that the caller has seen. */
export const IfMatchHeaders = z.object({
  'if-match': z.string().max(200).exactOptional().openapi({ description: 'ETag of the version you have seen. Without it the newest version is changed.' }),
});

/** A version that no target has. */
const NO_VERSION = 0;

/**
 * The version that If-Match asks for (RFC 9110, section 13.1.1): `undefined` when any will do. Of several tags only one
 * can be the newest, and versions only grow, so the greatest stands for all. A tag that we never gave matches nothing.
 */
export function seenVersion(ifMatch: string | undefined): number | undefined {
  if (ifMatch === undefined || ifMatch.trim() === '*') return undefined;
  const versions = ifMatch.split(',').map((tag) => Number(/^\s*"([1-9][0-9]{0,8})"\s*$/.exec(tag)?.[1] ?? NO_VERSION));
  return Math.max(...versions);
}
