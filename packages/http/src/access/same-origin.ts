import type { HonoRequest } from 'hono';
import type { Service } from '../service.ts';

/**
 * Whether a page of this service sent the request. Browsers set Sec-Fetch-Site (Fetch Metadata) and Origin themselves;
 * with neither, nobody vouches and the answer is no. Over plain http the host that was asked counts as our own too: a
 * name that is not configured can still be typed, and a foreign page cannot make the two agree.
 */
export function isSameOrigin(service: Pick<Service, 'origin' | 'secure'>, request: HonoRequest): boolean {
  const site = request.header('sec-fetch-site');
  if (site !== undefined) return site === 'same-origin';
  const origin = request.header('origin');
  if (origin === undefined) return false;
  return origin === service.origin || (!service.secure && origin === new URL(request.url).origin);
}
