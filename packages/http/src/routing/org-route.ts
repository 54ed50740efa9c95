import { type BoundOrg, type DomainError, ok, type Permission, type Result } from '@relay/core';
import { bindOrg, identify } from '../access/caller.ts';
import { type Input, readInput } from '../exchange/read-input.ts';
import type { Kind } from '../problems/kinds.ts';
import type { Refusal } from '../problems/refusal.ts';
import type { Answer, Contract, JsonReply } from './contract.ts';
import { describeRoute } from './describe-route.ts';
import type { Route } from './route.ts';

/** Refusals that a handler gives without naming them: every use case can. */
type Everywhere = 'forbidden';

const SHARED = ['unauthenticated', 'forbidden', 'unavailable', 'internal-error'] as const satisfies readonly Kind[];
const OF_WRITES = ['cross-site-request'] as const satisfies readonly Kind[];
const OF_INPUT = ['invalid-query'] as const satisfies readonly Kind[];
const OF_BODIES = ['malformed-json', 'invalid-body', 'body-too-large', 'unsupported-media-type'] as const satisfies readonly Kind[];

interface Bodied {
  readonly status: number | string | symbol;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

/**
 * A JSON route inside one organisation. Its handler is given nothing but that organisation, bound to the caller, and the
 * checked request: no service, no facade, no id of an organisation. One that asks for more does not compile, nor does one
 * that answers with a status, body or refusal that the contract does not name.
 */
export function orgRoute<Params, Query, Headers, Body, const Answers extends Readonly<Record<number, Answer>>, const K extends Kind = never>(
  contract: Contract<Params, Query, Headers, Body, Answers, K> & { readonly permission: Permission },
  handle: (
    org: BoundOrg,
    input: Input<Params, Query, Headers, Body>,
  ) => Promise<Result<JsonReply<NoInfer<Answers>>, DomainError<NoInfer<K> | Everywhere>>>,
): Route {
  const takesInput = contract.query !== undefined || contract.headers !== undefined;
  const shared: readonly Kind[] = [
    ...SHARED,
    ...(contract.method === 'get' ? [] : OF_WRITES),
    ...(takesInput ? OF_INPUT : []),
    ...(contract.body === undefined ? [] : OF_BODIES),
  ];
  return {
    format: 'json',
    openapi: describeRoute(contract, { shared, format: 'json', credentials: ['apiKey', 'session'], tag: 'API' }),
    async answer(service, request, requestId) {
      const principal = await identify(service, request);
      if (!principal.ok) return principal;
      const input = await readInput(contract, request);
      if (!input.ok) return input;
      const answered: Result<Bodied, Refusal> = await handle(bindOrg(service, principal.value, requestId), input.value);
      if (!answered.ok) return answered;
      const { status, body, headers } = answered.value;
      const json = body === undefined ? { body: null } : { body: JSON.stringify(body), contentType: 'application/json' };
      return ok({ status: Number(status), ...json, ...(headers === undefined ? {} : { headers }) });
    },
  };
}
