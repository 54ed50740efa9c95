import { beforeAll, describe, expect, it } from 'vitest';
import { startService, type TestService } from '../../test/service.ts';
import { PROBLEMS } from '../problems/problems.ts';
import { ROUTES } from '../routes.ts';

type Node = Readonly<Record<string, unknown>>;
interface Operation extends Node {
  readonly operationId: string;
  readonly responses: Readonly<Record<string, Node>>;
  readonly parameters?: readonly { readonly name: string; readonly in: string; readonly required?: boolean; readonly schema: Node }[];
  readonly requestBody?: { readonly content: Readonly<Record<string, { readonly schema: Node; readonly example?: unknown }>> };
}
interface Document extends Node {
  readonly openapi: string;
  readonly info: { readonly title: string; readonly version: string };
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: { readonly schemas: Node; readonly securitySchemes: Node };
}

const METHODS = ['get', 'post', 'put', 'delete', 'patch', 'head', 'options', 'trace'];
const TYPES = ['string', 'number', 'integer', 'boolean', 'array', 'object', 'null'];

/** Every object inside a value, itself included. */
const nodesOf = (value: unknown): Node[] =>
  typeof value !== 'object' || value === null ? [] : [value as Node, ...Object.values(value).flatMap(nodesOf)];

const operationsOf = (document: Document) =>
  Object.entries(document.paths).flatMap(([path, item]) => Object.entries(item).map(([method, operation]) => ({ path, method, operation, at: `${method} ${path}` })));

const resolves = (document: Document, reference: string): boolean => {
  let at: unknown = document;
  for (const step of reference.replace('#/', '').split('/')) at = (at as Node | undefined)?.[step.replaceAll('~1', '/').replaceAll('~0', '~')];
  return reference.startsWith('#/') && at !== undefined;
};

function problemsOfOperation(document: Document, { path, method, operation, at }: ReturnType<typeof operationsOf>[number]): string[] {
  const found: string[] = [];
  if (!METHODS.includes(method)) found.push(`${at}: no method`);
  if (!operation.operationId) found.push(`${at}: no operationId`);
  const inPath = [...path.matchAll(/\{([^}]+)\}/g)].map(([, name]) => name!).sort();
  const declared = (operation.parameters ?? []).filter((parameter) => parameter.in === 'path');
  if (JSON.stringify(declared.map(({ name }) => name).sort()) !== JSON.stringify(inPath)) found.push(`${at}: path parameters differ`);
  if (declared.some(({ required }) => required !== true)) found.push(`${at}: optional path parameter`);
  for (const parameter of operation.parameters ?? []) {
    if (!['query', 'header', 'path', 'cookie'].includes(parameter.in) || parameter.schema === undefined) found.push(`${at}: parameter ${parameter.name}`);
  }
  if (!('x-permission' in operation)) found.push(`${at}: no x-permission`);
  const responses = Object.entries(operation.responses ?? {});
  if (!responses.some(([status]) => /^[23]\d\d$/.test(status))) found.push(`${at}: no success`);
  for (const [status, response] of responses) {
    if (!/^[1-5]\d\d$/.test(status)) found.push(`${at}: status ${status}`);
    if (typeof response['description'] !== 'string' || response['description'] === '') found.push(`${at}: ${status} without description`);
    for (const [type, media] of Object.entries((response['content'] ?? {}) as Record<string, Node>)) {
      if (media['schema'] === undefined) found.push(`${at}: ${status} ${type} without schema`);
    }
  }
  for (const security of (operation['security'] ?? []) as readonly Node[]) {
    for (const name of Object.keys(security)) if (!(name in document.components.securitySchemes)) found.push(`${at}: security ${name}`);
  }
  return found;
}

/** What makes the value no OpenAPI 3.1 document, as far as its structure goes. */
function problemsOf(document: Document): string[] {
  const found: string[] = [];
  if (!/^3\.1\.\d+$/.test(document.openapi)) found.push('version');
  if (!document.info?.title || !document.info.version) found.push('info');
  const operations = operationsOf(document);
  for (const path of Object.keys(document.paths)) if (!path.startsWith('/')) found.push(`path ${path}`);
  const ids = operations.map(({ operation }) => operation.operationId);
  if (new Set(ids).size !== ids.length) found.push('operationId twice');
  found.push(...operations.flatMap((operation) => problemsOfOperation(document, operation)));
  for (const node of nodesOf([document.components.schemas, operations.map(({ operation }) => [operation.parameters, operation.requestBody, operation.responses])])) {
    if (typeof node['$ref'] === 'string' && !resolves(document, node['$ref'])) found.push(`reference ${node['$ref']}`);
    // OpenAPI 3.0 words that 3.1 took out.
    if ('nullable' in node && typeof node['nullable'] === 'boolean') found.push('nullable');
    if (typeof node['exclusiveMinimum'] === 'boolean' || typeof node['exclusiveMaximum'] === 'boolean') found.push('boolean bound');
  }
  for (const schema of nodesOf(document.components.schemas)) {
    const types = [schema['type']].flat().filter((type): type is string => typeof type === 'string');
    if ('properties' in schema && types.some((type) => !TYPES.includes(type))) found.push(`type ${types.join()}`);
  }
  return found;
}

let service: TestService;
let document: Document;

beforeAll(async () => {
  service = await startService();
  document = (await (await service.send('GET', '/openapi.json')).json()) as Document;
});

describe('/openapi.json', () => {
  it('is an OpenAPI 3.1 document', () => {
    expect(service.log).toMatchObject([{ status: 200 }]);
    expect(problemsOf(document)).toEqual([]);
    expect(operationsOf(document).length).toBeGreaterThan(15);
  });

  it.each<[string, (copy: { [name: string]: never } & Document) => void]>([
    ['version', (copy) => Object.assign(copy, { openapi: '3.0.3' })],
    ['info', (copy) => Object.assign(copy.info, { title: '' })],
    ['path parameters differ', (copy) => Object.assign(copy.paths['/v1/calls/{id}']!['get']!, { parameters: [] })],
    ['optional path parameter', (copy) => Object.assign(copy.paths['/v1/calls/{id}']!['get']!.parameters![0]!, { required: false })],
    ['reference', (copy) => Reflect.deleteProperty(copy.components.schemas, 'Turn')],
    ['no x-permission', (copy) => Reflect.deleteProperty(copy.paths['/v1/calls']!['get']!, 'x-permission')],
    ['operationId twice', (copy) => Object.assign(copy.paths['/v1/calls']!['get']!, { operationId: 'getCall' })],
    ['no success', (copy) => Reflect.deleteProperty(copy.paths['/v1/calls']!['get']!.responses, '200')],
    ['without description', (copy) => Object.assign(copy.paths['/v1/calls']!['get']!.responses['200']!, { description: '' })],
    ['security', (copy) => Reflect.deleteProperty(copy.components.securitySchemes, 'apiKey')],
    ['nullable', (copy) => Object.assign(copy.components.schemas['Turn'] as object, { nullable: true })],
    ['type', (copy) => Object.assign(copy.components.schemas['Turn'] as object, { type: 'struct' })],
  ])('would be found out otherwise: %s', (problem, break_) => {
    const copy = structuredClone(document) as { [name: string]: never } & Document;
    break_(copy);
    expect(problemsOf(copy).join('\n')).toContain(problem);
  });

  it('describes every route that the app serves, and none that it does not', () => {
    const served = service.app.routes.map(({ method, path }) => `${method.toLowerCase()} ${path.replaceAll(/:(\w+)/g, '{$1}')}`);
    expect(operationsOf(document).map(({ at }) => at).sort()).toEqual(served.sort());
    expect(served).toHaveLength(ROUTES.length);
  });

  it('would miss a route that was registered without a contract', async () => {
    const fresh = await startService();
    fresh.app.get('/v1/undescribed', ({ text }) => text('x'));
    const described = (await (await fresh.send('GET', '/openapi.json')).json()) as Document;
    expect(described.paths['/v1/undescribed']).toBeUndefined();
    expect(fresh.app.routes).toHaveLength(ROUTES.length + 1);
  });

  it('gives an example of every JSON body, and each one is of its schema', () => {
    for (const { openapi } of ROUTES) {
      const bodies = [openapi.request?.body, ...Object.values(openapi.responses)].map((described) => (described !== undefined && 'content' in described ? described.content?.['application/json'] : undefined));
      for (const media of bodies) {
        if (media === undefined || !('schema' in media) || openapi.operationId === 'openapi') continue;
        expect([openapi.operationId, media.example]).not.toEqual([openapi.operationId, undefined]);
        const { schema } = media;
        expect([openapi.operationId, typeof schema === 'object' && 'safeParse' in schema && schema.safeParse(media.example).success]).toEqual([openapi.operationId, true]);
      }
    }
  });

  it('names the kinds of refusal at their status, on every route of the API', () => {
    for (const { operation, path, at } of operationsOf(document)) {
      if (!path.startsWith('/v1/')) continue;
      const kinds = Object.entries(operation.responses).flatMap(([status, response]) => {
        const content = (response['content'] as Record<string, { examples?: Record<string, { value: { status: number } }> }> | undefined)?.['application/problem+json'];
        return Object.entries(content?.examples ?? {}).map(([kind, { value }]) => {
          expect([at, kind, String(PROBLEMS[kind as keyof typeof PROBLEMS].status), value.status]).toEqual([at, kind, status, Number(status)]);
          return kind;
        });
      });
      expect([at, kinds]).toEqual([at, expect.arrayContaining(['unauthenticated', 'forbidden', 'internal-error', 'unavailable'])]);
    }
  });

  it('is open to everybody and tells nothing of any organisation', async () => {
    const text = await (await service.send('GET', '/openapi.json')).text();
    expect(text).not.toMatch(/Harbour|Hume|01997c3f-0000/);
  });
});

describe('/healthz', () => {
  it('answers without asking anything', async () => {
    const broken = await startService({ change: () => ({}) as never });
    const answered = await broken.send('GET', '/healthz');
    expect([answered.status, await answered.json()]).toEqual([200, { status: 'ok' }]);
  });
});
