import type { Result } from '@relay/core';
import type { HonoRequest } from 'hono';
import type { Reply } from '../exchange/respond.ts';
import type { Kind } from '../problems/kinds.ts';
import type { Refusal } from '../problems/refusal.ts';
import type { Service } from '../service.ts';
import type { Answer, Contract } from './contract.ts';
import { describeRoute } from './describe-route.ts';
import type { Route } from './route.ts';

/** A route that is open to everybody: it says who may use it for itself, and declares no permission. */
export function openRoute<const K extends Kind = never>(
  contract: Omit<Contract<unknown, unknown, unknown, unknown, Readonly<Record<number, Answer>>, K>, 'permission'> & { readonly format: Route['format'] },
  handle: (service: Service, request: HonoRequest, requestId: string) => Promise<Result<Reply, Refusal<NoInfer<K>>>>,
): Route {
  const { format } = contract;
  const shared = ['internal-error', 'unavailable'] as const;
  return {
    format,
    openapi: describeRoute({ ...contract, permission: null }, { shared, format, credentials: [], tag: format === 'html' ? 'Pages' : 'Service' }),
    answer: handle,
  };
}
