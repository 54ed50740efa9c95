import {
  type Compilable, DummyDriver, Kysely, PostgresAdapter, PostgresIntrospector, PostgresQueryCompiler,
} from 'kysely';
import { invariant } from '@relay/core/ports';
import type { TenantTables } from './tables.ts';
import { readsTenantRows, refuseUnscoped } from './tenant-predicate.ts';

/** Kysely compiles; it never runs anything. */
const compiler = new Kysely<TenantTables>({
  dialect: {
    createAdapter: () => new PostgresAdapter(),
    createDriver: () => new DummyDriver(),
    createIntrospector: (db) => new PostgresIntrospector(db),
    createQueryCompiler: () => new PostgresQueryCompiler(),
  },
}).withSchema('relay');

/** Stands in a query for a parameter that is given when the statement runs. */
class Slot {
  readonly parameter: string;

  constructor(parameter: string) {
    this.parameter = parameter;
  }
}

/** The parameter that every tenant statement has: the scope's organisation, given by the session and by nobody else. */
const ORG_PARAMETER = 'orgId';

/** What a statement is built from: its parameters by name, and the organisation. */
export type Parameters<P> = { readonly [K in keyof P]: P[K] } & { readonly orgId: string };

/** A query compiled once and run as a named prepared statement. */
export interface Statement<P, Row> {
  readonly name: string;
  readonly text: string;
  /** Names of the parameters, in the order of `$1`, `$2` and so on. */
  readonly parameters: readonly string[];
  /** Whether its rows are tenant rows, whose org_id the session compares. */
  readonly readsTenantRows: boolean;
  /** Types only. */
  readonly types?: (parameters: P) => Row;
}

const names = new Set<string>();

/**
 * Defines a tenant statement: `statement<{ id: string }>()('call_find', (db, p) => db.selectFrom('call')…)`. Throws
 * InvariantViolation when a tenant table is reached without `org_id = p.orgId`, when a parameter is inlined, or when the
 * name is taken.
 */
export const statement =
  <P = Record<never, never>>() =>
  <Row>(name: string, build: (db: typeof compiler, p: Parameters<P>) => Compilable<Row>): Statement<P, Row> => {
    invariant(!names.has(name), `The statement name ${name} is taken.`);
    names.add(name);
    const slots = new Proxy({}, { get: (_, parameter) => new Slot(String(parameter)) }) as Parameters<P>;
    const { sql: text, parameters, query } = build(compiler, slots).compile();
    refuseUnscoped(name, query);
    return {
      name: `relay_${name}`,
      text,
      parameters: parameters.map((parameter) => {
        invariant(parameter instanceof Slot, `The statement ${name} holds a value. Make it a parameter, so that it is compiled once.`);
        return parameter.parameter;
      }),
      readsTenantRows: readsTenantRows(query),
    };
  };

/** The values of a statement's parameters, in order. */
export function valuesOf<P>(definition: Statement<P, unknown>, orgId: string, parameters: P): unknown[] {
  return definition.parameters.map((name) => (name === ORG_PARAMETER ? orgId : (parameters as Record<string, unknown>)[name]));
}
