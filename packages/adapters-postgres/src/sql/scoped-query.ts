import type { ClientBase, Submittable } from 'pg';
import { InvariantViolation } from '@relay/core/ports';
import { postgresFailure } from '../postgres-failure.ts';
import { columnReader } from './column.ts';
import { parameterText } from './parameter.ts';

/** The wire as pg lends it to a Submittable. Not in pg's types; pinned by pg's exact version and by scoped-query.test.ts. */
interface Wire {
  readonly stream: { cork?(): void; uncork?(): void };
  /** Statements that the server is known to have, and those that are on their way, by name. */
  readonly parsedStatements: Record<string, string>;
  readonly submittedNamedStatements: Record<string, string>;
  parse(message: { text: string; name: string; types?: readonly number[] }): void;
  bind(message: { portal: string; statement: string; values: readonly unknown[]; binary: boolean; valueMapper: typeof parameterText }): void;
  describe(message: { type: 'P'; name: string }): void;
  execute(message: { portal: string; rows: number }): void;
  sync(): void;
}

/** What a statement answers with. */
export interface Rows {
  readonly rows: readonly Record<string, unknown>[];
  /** Rows read or written. */
  readonly rowCount: number;
}

/** One statement with its values; without a name it is parsed on every run, for poolers that do not carry prepared statements. */
export interface BoundStatement {
  readonly name?: string | undefined;
  readonly text: string;
  readonly values: readonly unknown[];
}

interface Field {
  readonly name: string;
  readonly read: (text: string) => unknown;
}

type Settle = (error: Error | null, result?: Rows) => void;

/**
 * Columns of the statements that a connection has prepared. A prepared statement never changes them (the server refuses
 * to run it when a migration would), so they are asked for once.
 */
const described = new WeakMap<Wire, Map<string, readonly Field[]>>();

function fieldsKnown(wire: Wire, name: string | undefined): readonly Field[] | undefined {
  return name === undefined ? undefined : described.get(wire)?.get(name);
}

function rememberFields(wire: Wire, name: string, fields: readonly Field[]): void {
  const known = described.get(wire) ?? new Map<string, readonly Field[]>();
  described.set(wire, known.set(name, fields));
}

const textOf = (wire: Wire, name: string): string | undefined => wire.parsedStatements[name] ?? wire.submittedNamedStatements[name];

const clashes = (wire: Wire, name: string, text: string): boolean => (textOf(wire, name) ?? text) !== text;

/** The statement that goes first, and what it must answer with before any row of the main one is handed on. */
interface Before {
  readonly statement: BoundStatement;
  readonly acknowledges?: (firstValue: unknown) => boolean;
}

/**
 * Up to two statements in one flight: Parse/Bind/Execute of the first, Parse/Bind/Describe/Execute of the second, one
 * Sync. The server runs them in one implicit transaction, and skips the second when the first fails; so a scope set by the
 * first covers exactly the second, and is gone at Sync.
 *
 * pg calls the `handle…` methods as messages arrive, and keeps its account of prepared statements by `name` and `text`:
 * while the first statement is answered they are its own.
 */
class Flight implements Submittable {
  name: string | undefined;
  text = '';
  /** Replaced by pg when the client has a query_timeout, hence read when it is used. */
  callback: Settle;
  readonly #before: Before | undefined;
  readonly #main: BoundStatement;
  #acknowledged: boolean;
  #answering: 'before' | 'main' = 'main';
  #wire: Wire | undefined;
  #fields: readonly Field[] | undefined;
  #failure: Error | undefined;
  readonly #rows: Record<string, unknown>[] = [];
  #rowCount = 0;

  constructor(before: Before | undefined, main: BoundStatement, callback: Settle) {
    this.#before = before;
    this.#acknowledged = before?.acknowledges === undefined;
    this.#main = main;
    this.callback = callback;
  }

  /** Answers with an error, and sends nothing, when a name already stands for another text on this connection. */
  readonly submit = (connection: unknown): Error | undefined => {
    const wire = connection as Wire;
    const clash = [this.#before?.statement, this.#main].find((statement) => statement?.name !== undefined && clashes(wire, statement.name, statement.text));
    if (clash !== undefined) return new InvariantViolation(`The prepared statement ${clash.name} is another one on this connection.`);
    this.#wire = wire;
    this.#fields = fieldsKnown(wire, this.#main.name);
    wire.stream.cork?.();
    try {
      if (this.#before !== undefined) {
        this.#send(wire, this.#before.statement);
        wire.execute({ portal: '', rows: 0 });
      }
      this.#send(wire, this.#main);
      if (this.#fields === undefined) wire.describe({ type: 'P', name: '' });
      wire.execute({ portal: '', rows: 0 });
      wire.sync();
    } finally {
      wire.stream.uncork?.();
    }
    this.#answer(this.#before === undefined ? 'main' : 'before');
    return undefined;
  };

  #send(wire: Wire, { name = '', text, values }: BoundStatement): void {
    if (name === '' || textOf(wire, name) === undefined) {
      wire.parse({ text, name });
      if (name !== '') wire.submittedNamedStatements[name] = text;
    }
    wire.bind({ portal: '', statement: name, values, binary: false, valueMapper: parameterText });
  }

  #answer(which: 'before' | 'main'): void {
    this.#answering = which;
    const statement = which === 'before' ? this.#before?.statement : this.#main;
    this.name = statement?.name;
    this.text = statement?.text ?? '';
  }

  handleRowDescription({ fields }: { fields: readonly { name: string; dataTypeID: number }[] }): void {
    this.#fields = fields.map(({ name, dataTypeID }) => ({ name, read: columnReader(dataTypeID) }));
    if (this.#main.name !== undefined && this.#wire !== undefined) rememberFields(this.#wire, this.#main.name, this.#fields);
  }

  handleDataRow({ fields: values }: { fields: readonly (string | null)[] }): void {
    if (this.#answering === 'before') {
      this.#acknowledged = this.#before?.acknowledges?.(values[0]) ?? true;
      return;
    }
    try {
      this.#rows.push(readRow(this.#fields ?? [], values));
    } catch (error) {
      this.#failure ??= error as Error;
    }
  }

  handleCommandComplete({ text }: { text: string }): void {
    if (this.#answering === 'before') return this.#answer('main');
    // "INSERT 0 3", "SELECT 3", "UPDATE 3": the last word counts.
    this.#rowCount = Number(/\d+$/.exec(text)?.[0] ?? 0);
  }

  handleReadyForQuery(): void {
    if (!this.#acknowledged || this.#answering === 'before') this.#failure = new InvariantViolation(NOT_ACKNOWLEDGED);
    if (this.#failure === undefined) this.callback(null, { rows: this.#rows, rowCount: this.#rowCount });
    else this.callback(this.#failure);
  }

  handleError(error: Error): void {
    // The server skips what follows the failed message: pg must not believe that the second Parse is on its way.
    if (this.#main.name !== undefined && this.#wire !== undefined) delete this.#wire.submittedNamedStatements[this.#main.name];
    this.callback(error);
  }

  handleEmptyQuery(): void {
    // No statement of Relay is empty; pg wants the method.
  }

  handlePortalSuspended(): void {
    // Nothing is fetched by parts; pg wants the method.
  }
}

const NOT_ACKNOWLEDGED = 'The database did not acknowledge the scope that was asked for; no row was handed on.';

function readRow(fields: readonly Field[], values: readonly (string | null)[]): Record<string, unknown> {
  const row: Record<string, unknown> = {};
  for (let index = 0; index < fields.length; index += 1) {
    const { name, read } = fields[index] as Field;
    const value = values[index];
    row[name] = value === null || value === undefined ? null : read(value);
  }
  return row;
}

/** Sends the flight; a driver's error comes out rebuilt. */
const fly = (client: ClientBase, main: BoundStatement, before?: Before): Promise<Rows> =>
  new Promise((resolve, reject) => {
    client.query(new Flight(before, main, (error, result) => (result === undefined ? reject(postgresFailure(error)) : resolve(result))));
  });

/** Opens the scope for the transaction that runs it, and answers with what was set. */
const SET_SCOPE = `SELECT pg_catalog.set_config('relay.scope', $1::text || '@' || relay.scope_stamp(), true) AS scope`;

/** The scope's own statement, for one organisation. */
export const scopeStatement = (orgId: string, named: boolean): BoundStatement => ({ name: named ? 'relay_scope' : undefined, text: SET_SCOPE, values: [orgId] });

/** Whether what the server says that it set is this organisation's scope. */
export const isScopeOf = (orgId: string, echo: unknown): boolean => typeof echo === 'string' && echo.startsWith(orgId) && echo[orgId.length] === '@';

/** Runs one statement in the transaction and scope that the client has open. */
export const runInside = (client: ClientBase, statement: BoundStatement): Promise<Rows> => fly(client, statement);

/** Runs one statement under the organisation's scope in one round trip. Rejects, reading nothing, when the server did not set this scope. */
export const runScoped = (client: ClientBase, orgId: string, statement: BoundStatement): Promise<Rows> =>
  fly(client, statement, { statement: scopeStatement(orgId, statement.name !== undefined), acknowledges: (echo) => isScopeOf(orgId, echo) });

/** Opens a transaction and its scope in one round trip. Rejects when the server did not set this scope. */
export async function beginScoped(client: ClientBase, orgId: string, named: boolean): Promise<void> {
  const { rows } = await fly(client, scopeStatement(orgId, named), { statement: { name: named ? 'relay_begin' : undefined, text: 'BEGIN', values: [] } });
  if (!isScopeOf(orgId, rows[0]?.['scope'])) throw new InvariantViolation(NOT_ACKNOWLEDGED);
}
