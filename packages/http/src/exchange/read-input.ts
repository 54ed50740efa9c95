import { err, ok, type Result } from '@relay/core';
import type { z } from '@hono/zod-openapi';
import type { HonoRequest } from 'hono';
import type { FieldError, Refusal } from '../problems/refusal.ts';
import { readJsonBody } from './read-body.ts';

/** Schemas of what a request may bring; what is absent is not read. */
export interface InputSchemas<Params, Query, Headers, Body> {
  readonly params?: z.ZodObject & z.ZodType<Params>;
  readonly query?: z.ZodObject & z.ZodType<Query>;
  readonly headers?: z.ZodObject & z.ZodType<Headers>;
  readonly body?: { readonly schema: z.ZodType<Body> };
}

/** What a request brought, checked. */
export interface Input<Params, Query, Headers, Body> {
  readonly params: Params;
  readonly query: Query;
  readonly headers: Headers;
  readonly body: Body;
}

type Issue = z.core.$ZodRawIssue;
type Path = readonly PropertyKey[];

/** How many problems one answer names. */
const MAX_ERRORS = 20;

const pathText = (path: Path): string =>
  path.map((step, at) => (typeof step === 'number' ? `[${step}]` : `${at === 0 ? '' : '.'}${String(step)}`)).join('');

// A name that a client sent is repeated only when it looks like one: anything else may be text in the wrong place.
const isName = (name: string): boolean => /^[A-Za-z0-9_$-]{1,40}$/.test(name);

const A: Readonly<Record<string, string>> = {
  string: 'text', number: 'a number', int: 'a whole number', boolean: 'true or false', array: 'a list', object: 'an object',
};

function bound(issue: Issue, limit: unknown, relation: string): string {
  const count = Number(limit);
  if (issue['origin'] === 'string') return `must be ${relation} ${count} character${count === 1 ? '' : 's'} long`;
  if (issue['origin'] === 'array') return `must have ${relation} ${count} entr${count === 1 ? 'y' : 'ies'}`;
  return `must be ${relation} ${count}`;
}

/** What is wrong, to read after the field's name. Zod's own sentences repeat names that the client chose. */
function phrase(issue: Issue): string {
  switch (issue.code) {
    case 'invalid_type':
      return issue.input === undefined ? 'is missing' : `must be ${A[String(issue['expected'])] ?? String(issue['expected'])}`;
    case 'too_big':
      return bound(issue, issue['maximum'], issue['inclusive'] === false ? 'less than' : 'at most');
    case 'too_small':
      return bound(issue, issue['minimum'], 'at least');
    case 'invalid_value': {
      const values = issue['values'] as readonly unknown[];
      return `${issue.input === undefined ? 'is missing: it ' : ''}must be ${values.length === 1 ? '' : 'one of '}${values.join(', ')}`;
    }
    case 'unrecognized_keys': {
      const named = (issue['keys'] as readonly string[]).filter(isName);
      return named.length === 0 ? 'has a field that is not known here' : `has fields that are not known here: ${named.slice(0, 5).join(', ')}`;
    }
    default:
      return 'is not what it must be';
  }
}

/** Checks a value against its schema. At most MAX_ERRORS problems are named; none repeats a value. */
function check<T>(schema: z.ZodType<T>, value: unknown, kind: 'invalid-query' | 'invalid-body', whole: string): Result<T, Refusal> {
  const checked = schema.safeParse(value, { error: phrase });
  if (checked.success) return ok(checked.data);
  const errors = checked.error.issues.slice(0, MAX_ERRORS).map((issue): FieldError => {
    const field = pathText(issue.path);
    return { field, message: `${field === '' ? whole : field} ${issue.message}.` };
  });
  const more = checked.error.issues.length - errors.length;
  const sentences = errors.slice(0, 3).map(({ message }) => message);
  if (errors.length > sentences.length || more > 0) sentences.push(`There are ${checked.error.issues.length - sentences.length} more.`);
  return err({ kind, message: sentences.join(' '), errors });
}

const absent = ok(undefined);

/** Reads and checks what the request brought: the address first, the body last, so that a wrong address costs no reading. */
export async function readInput<Params, Query, Headers, Body>(
  schemas: InputSchemas<Params, Query, Headers, Body>,
  request: HonoRequest,
): Promise<Result<Input<Params, Query, Headers, Body>, Refusal>> {
  const params = schemas.params === undefined ? absent : check(schemas.params, request.param(), 'invalid-query', 'The path');
  if (!params.ok) return params;
  const query = schemas.query === undefined ? absent : check(schemas.query, request.query(), 'invalid-query', 'The query');
  if (!query.ok) return query;
  const headers = schemas.headers === undefined ? absent : check(schemas.headers, request.header(), 'invalid-query', 'The headers');
  if (!headers.ok) return headers;
  const body = schemas.body === undefined ? absent : await readChecked(schemas.body.schema, request);
  if (!body.ok) return body;
  return ok({ params: params.value as Params, query: query.value as Query, headers: headers.value as Headers, body: body.value as Body });
}

async function readChecked<Body>(schema: z.ZodType<Body>, request: HonoRequest): Promise<Result<Body, Refusal>> {
  const json = await readJsonBody(request);
  return json.ok ? check(schema, json.value, 'invalid-body', 'The body') : json;
}
