import type { Result } from '@relay/core';
import type { RouteConfig } from '@hono/zod-openapi';
import type { HonoRequest } from 'hono';
import type { Reply } from '../exchange/respond.ts';
import type { Refusal } from '../problems/refusal.ts';
import type { Service } from '../service.ts';

/** A route, ready to be registered and described. */
export interface Route {
  /** Whether refusals are problem documents or pages. */
  readonly format: 'json' | 'html';
  readonly openapi: RouteConfig;
  answer(service: Service, request: HonoRequest, requestId: string): Promise<Result<Reply, Refusal>>;
}
