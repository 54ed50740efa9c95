import { type RouteConfig, z } from '@hono/zod-openapi';
import type { Kind } from '../problems/kinds.ts';
import { typeOf } from '../problems/problem-document.ts';
import { PROBLEMS } from '../problems/problems.ts';
import type { Answer, Contract, TakenBody } from './contract.ts';
import type { Route } from './route.ts';

const FieldErrorSchema = z
  .strictObject({ field: z.string(), message: z.string() })
  .openapi('FieldError', { description: 'A field of the request that is not what it must be.' });

const ProblemSchema = z
  .strictObject({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    detail: z.string(),
    errors: z.array(FieldErrorSchema).optional(),
    permission: z.string().optional(),
    requestId: z.string(),
  })
  .openapi('Problem', { description: 'Why the request was refused. type is a reference to a page of this service that explains the kind.' });

const problemExample = (kind: Kind) => ({
  summary: PROBLEMS[kind].title,
  value: { type: typeOf(kind), title: PROBLEMS[kind].title, status: PROBLEMS[kind].status, detail: PROBLEMS[kind].meaning, requestId: '0b5f6c0e-8a52-4c53-9a55-2f6a0d1c7e11' },
});

/** Responses for the kinds, one a status. */
function describeRefusals(kinds: readonly Kind[], format: Route['format']): RouteConfig['responses'] {
  const statuses = [...new Set(kinds.map((kind) => PROBLEMS[kind].status))].sort((x, y) => x - y);
  const describe = (status: number) => {
    const here = [...new Set(kinds)].filter((kind) => PROBLEMS[kind].status === status).sort();
    const description = here.map((kind) => `${PROBLEMS[kind].title} (\`${kind}\`)`).join('; ');
    const examples = Object.fromEntries(here.map((kind) => [kind, problemExample(kind)]));
    return format === 'html'
      ? { description, content: { 'text/html': { schema: z.string() } } }
      : { description, content: { 'application/problem+json': { schema: ProblemSchema, examples } } };
  };
  return Object.fromEntries(statuses.map((status) => [String(status), describe(status)]));
}

function describeAnswer({ description, schema, example, contentType, headers }: Answer) {
  const media = schema === undefined ? undefined : { 'application/json': { schema, ...(example === undefined ? {} : { example }) } };
  const content = contentType === undefined ? media : { [contentType]: { schema: z.string() } };
  const named = Object.entries(headers ?? {}).map(([name, says]) => [name, { description: says, schema: { type: 'string' as const } }] as const);
  return {
    description,
    ...(content === undefined ? {} : { content }),
    ...(named.length === 0 ? {} : { headers: Object.fromEntries(named) }),
  };
}

const describeBody = <Body>({ schema, published, example }: TakenBody<Body>) => ({
  required: true,
  content: { 'application/json': { schema: published ?? schema, example } },
});

/** Credentials that a sort of route takes; none for the open ones. */
export type Credentials = readonly ('apiKey' | 'session')[];

/** What a contract says, in OpenAPI's words. `shared` are the refusals of every route of its sort. */
export function describeRoute<Params, Query, Headers, Body, Answers extends Readonly<Record<number, Answer>>, K extends Kind>(
  contract: Contract<Params, Query, Headers, Body, Answers, K>,
  { shared, format, credentials, tag }: { readonly shared: readonly Kind[]; readonly format: Route['format']; readonly credentials: Credentials; readonly tag: string },
): RouteConfig {
  const { params, query, headers, body } = contract;
  const answers = Object.entries(contract.answers).map(([status, answer]) => [status, describeAnswer(answer)] as const);
  return {
    operationId: contract.name,
    method: contract.method,
    path: contract.path,
    summary: contract.summary,
    tags: [tag],
    'x-permission': contract.permission,
    security: credentials.map((name) => ({ [name]: [] })),
    request: {
      ...(params === undefined ? {} : { params }),
      ...(query === undefined ? {} : { query }),
      ...(headers === undefined ? {} : { headers }),
      ...(body === undefined ? {} : { body: describeBody(body) }),
    },
    responses: { ...Object.fromEntries(answers), ...describeRefusals([...contract.refusals, ...shared], format) },
  };
}
