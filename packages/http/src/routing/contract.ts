import type { z } from '@hono/zod-openapi';
import { ok, type Permission } from '@relay/core';
import type { InputSchemas } from '../exchange/read-input.ts';
import type { Kind } from '../problems/kinds.ts';

/** One successful answer of a route. */
export interface Answer {
  readonly description: string;
  /** Schema of the JSON body; absent for an answer without one, and for pages. */
  readonly schema?: z.ZodType;
  readonly example?: unknown;
  /** Media type of a body that is not JSON. */
  readonly contentType?: string;
  /** What each header says. */
  readonly headers?: Readonly<Record<string, string>>;
}

/** The body that a route takes. */
export interface TakenBody<Body> {
  readonly schema: z.ZodType<Body>;
  /** Schema to publish, when core alone checks the body and `schema` lets everything through. */
  readonly published?: z.ZodType;
  readonly example: unknown;
}

/** Everything public about one route: the OpenAPI document is made from it, and requests are checked against it. */
export interface Contract<Params, Query, Headers, Body, Answers, K extends Kind> extends InputSchemas<Params, Query, Headers, Body> {
  /** The operationId. */
  readonly name: string;
  readonly method: 'get' | 'post' | 'put' | 'delete';
  /** OpenAPI form: `/v1/calls/{id}`. */
  readonly path: `/${string}`;
  /** The permission that the route's use case checks; null for a route that is open to everybody. */
  readonly permission: Permission | null;
  readonly summary: string;
  readonly body?: TakenBody<Body>;
  readonly answers: Answers;
  /** Every refusal that the handler may give beside those that all routes of its sort share. */
  readonly refusals: readonly K[];
}

type DeepReadonly<T> = T extends readonly (infer Item)[]
  ? T extends readonly [unknown, ...unknown[]] ? { readonly [Index in keyof T]: DeepReadonly<T[Index]> } : readonly DeepReadonly<Item>[]
  : T extends object ? { readonly [Key in keyof T]: DeepReadonly<T[Key]> } : T;

type BodyOf<Documented> = Documented extends { readonly schema: infer Schema extends z.ZodType }
  ? { readonly body: DeepReadonly<z.output<Schema>> }
  : { readonly body?: never };

/** What a handler may return: one of the documented statuses, with the body documented for it. */
export type JsonReply<Answers> = {
  [Status in keyof Answers]: { readonly status: Status; readonly headers?: Readonly<Record<string, string>> } & BodyOf<Answers[Status]>;
}[keyof Answers];

/** A successful answer with a body; its status is kept as the literal that the contract names. */
export const answer = <const Status extends number, Body>(status: Status, body: Body, headers: Readonly<Record<string, string>> = {}) =>
  ok({ status, body, headers });

/** A successful answer without a body. */
export const noContent = () => ok({ status: 204 as const });
