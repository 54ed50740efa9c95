import pg from 'pg';
import { InvariantViolation, parseInstant } from '@relay/core/ports';
import type { ClientBase } from 'pg';

/** What pg's Query needs of the wire; pg exports neither. Pinned by pg's exact version and scoped-query.test.ts. */
interface Wire {
  readonly submittedNamedStatements: Record<string, string>;
  readonly parsedStatements: Record<string, string>;
  parse(message: { text: string; name: string; types?: readonly number[] }): void;
  bind(message: { portal: string; statement: string; values: readonly unknown[]; binary: boolean; valueMapper: (value: unknown) => unknown }): void;
  execute(message: { portal: string; rows: number }): void;
}

interface WireQuery {
  name: string | undefined;
  text: string;
  queryMode: string;
  types: unknown;
  /** Read when it is used: pg replaces it when the client has a query_timeout. */
  callback: Settle;
  prepare(wire: Wire): void;
  handleDataRow(message: { fields: unknown[] }): void;
  handleCommandComplete(message: unknown, wire: Wire): void;
  handleError(error: Error, wire: Wire): void;
  handleReadyForQuery(wire: Wire): void;
  submit(wire: Wire): unknown;
}

type Settle = (error: Error | null, result: Rows) => void;
const PgQuery = pg.Query as unknown as new (config: object, callback: Settle) => WireQuery;

/** What a statement answers with. */
export interface Rows {
  readonly rows: readonly Record<string, unknown>[];
  readonly rowCount: number | null;
}

/** One statement with its values; without a name it is parsed on every run, for poolers that do not carry prepared statements. */
export interface BoundStatement {
  readonly name?: string | undefined;
  readonly text: string;
  readonly values: readonly unknown[];
}

const INT8 = 20;
const TIMESTAMPTZ = 1184;
const defaultTimestamp = pg.types.getTypeParser(TIMESTAMPTZ, 'text') as (text: string) => Date;

/**
 * Reads bigint as number and timestamptz as Instant, whatever the host has set on its driver. Taken off a query once
 * its result has them: pg hands them to Parse as well, where PGlite's serialiser expects a list of parameter types.
 */
const relayTypes = Object.freeze({
  getTypeParser(oid: number, format?: 'text' | 'binary') {
    if (oid === INT8) return Number;
    if (oid === TIMESTAMPTZ) return (text: string) => parseInstant(defaultTimestamp(text).toISOString());
    return pg.types.getTypeParser(oid, format as 'text');
  },
});

/** Opens the scope for the transaction that runs it, and answers with what was set. */
export const SCOPE_TEXT = `SELECT pg_catalog.set_config('relay.scope', $1::text || '@' || relay.scope_stamp(), true) AS scope`;
const SCOPE_NAME = 'relay_scope';

/** The scope's own statement, for one organisation. */
export const scopeStatement = (orgId: string, named: boolean): BoundStatement => ({ name: named ? SCOPE_NAME : undefined, text: SCOPE_TEXT, values: [orgId] });

/** Whether what the server says that it set is this organisation's scope. */
export const isScopeOf = (orgId: string, echo: unknown): boolean => typeof echo === 'string' && echo.startsWith(`${orgId}@`);

/**
 * Two statements in one flight: Parse/Bind/Execute of the first, Parse/Bind/Describe/Execute of the second, one Sync. The
 * server runs them in one implicit transaction, and skips the second when the first fails; so a scope set by the first
 * covers exactly the second, and is gone at Sync. While the first is answered, `name` and `text` are its own: pg keeps its
 * account of prepared statements by them.
 */
class TwoStatements extends PgQuery {
  readonly #first: BoundStatement;
  readonly #second: BoundStatement;
  readonly #accepts: (value: unknown) => boolean;
  #answering: 'first' | 'second' = 'first';
  #refusal: Error | undefined;

  constructor(first: BoundStatement, second: BoundStatement, accepts: (value: unknown) => boolean, settle: Settle) {
    super({ name: second.name, text: second.text, values: second.values, types: relayTypes, queryMode: 'extended' }, settle);
    this.types = undefined;
    this.#first = first;
    this.#second = second;
    this.#accepts = accepts;
  }

  override prepare(wire: Wire): void {
    const { name = '', text, values } = this.#first;
    if (name === '' || (wire.parsedStatements[name] === undefined && wire.submittedNamedStatements[name] === undefined)) {
      wire.parse({ text, name });
      if (name !== '') wire.submittedNamedStatements[name] = text;
    }
    wire.bind({ portal: '', statement: name, values, binary: false, valueMapper: (value) => value });
    wire.execute({ portal: '', rows: 0 });
    super.prepare(wire);
    this.name = this.#first.name;
    this.text = text;
  }

  override handleDataRow(message: { fields: unknown[] }): void {
    if (this.#answering === 'second') return super.handleDataRow(message);
    if (!this.#accepts(message.fields[0])) this.#refusal = new InvariantViolation('The database did not acknowledge the scope that was asked for; its rows were not read.');
  }

  override handleCommandComplete(message: unknown, wire: Wire): void {
    if (this.#answering === 'second') return super.handleCommandComplete(message, wire);
    this.#answering = 'second';
    this.name = this.#second.name;
    this.text = this.#second.text;
  }

  override handleError(error: Error, wire: Wire): void {
    // The server skipped the second Parse: pg must not believe that it is on its way.
    if (this.#second.name !== undefined) delete wire.submittedNamedStatements[this.#second.name];
    this.callback(error, NONE);
  }

  override handleReadyForQuery(wire: Wire): void {
    if (this.#refusal !== undefined) this.callback(this.#refusal, NONE);
    else if (this.#answering === 'first') this.callback(new InvariantViolation('The database never acknowledged the scope.'), NONE);
    else super.handleReadyForQuery(wire);
  }
}

const NONE: Rows = Object.freeze({ rows: [], rowCount: 0 });

const flight = (client: ClientBase, first: BoundStatement, second: BoundStatement, accepts: (value: unknown) => boolean): Promise<Rows> =>
  new Promise((resolve, reject) => {
    const settle: Settle = (error, result) => (error ? reject(error) : resolve(result));
    client.query(new TwoStatements(first, second, accepts, settle) as unknown as pg.Submittable);
  });

/** Runs one statement in the transaction and scope that the client has open. */
export const runInside = (client: ClientBase, { name, text, values }: BoundStatement): Promise<Rows> =>
  new Promise((resolve, reject) => {
    const settle: Settle = (error, result) => (error ? reject(error) : resolve(result));
    const query = new PgQuery({ name, text, values, types: relayTypes, queryMode: 'extended' }, settle);
    query.types = undefined;
    client.query(query as unknown as pg.Submittable);
  });

/** Runs one statement under the organisation's scope in one round trip. Rejects before any row is read when the scope is not the one asked for. */
export const runScoped = (client: ClientBase, orgId: string, query: BoundStatement): Promise<Rows> =>
  flight(client, scopeStatement(orgId, query.name !== undefined), query, (echo) => isScopeOf(orgId, echo));

/** Opens a transaction and its scope in one round trip. Rejects when the server did not set this organisation's scope. */
export async function beginScoped(client: ClientBase, orgId: string, named: boolean): Promise<void> {
  const begin: BoundStatement = { name: named ? 'relay_begin' : undefined, text: 'BEGIN', values: [] };
  const { rows } = await flight(client, begin, scopeStatement(orgId, named), () => true);
  if (!isScopeOf(orgId, rows[0]?.['scope'])) throw new InvariantViolation('The database did not acknowledge the scope that was asked for.');
}
