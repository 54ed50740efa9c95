import type { ClientBase } from 'pg';
import { InvariantViolation, type OrgIdOf, OrgScope } from '@relay/core/ports';
import { type BoundStatement, type Rows, runInside, runScoped } from '../sql/scoped-query.ts';
import { type Statement, valuesOf } from '../sql/statement.ts';
import { type PgPool, withClient } from './checkout.ts';

/** Runs statements for one organisation, for as long as its unit of work lasts. What stores are made of. */
export interface TenantSession<S> {
  readonly orgId: OrgIdOf<S>;
  /** The statement's rows; each is compared with the organisation before it is handed on. */
  rows<P, Row>(statement: Statement<P, Row>, parameters: P): Promise<readonly Row[]>;
  /** How many rows the statement wrote. */
  write<P>(statement: Statement<P, unknown>, parameters: P): Promise<number>;
}

/** A session and the way to end it. */
export interface EndableSession<S> extends TenantSession<S> {
  /** From now on stores throw InvariantViolation. Resolves when what was asked before has been answered. */
  end(): Promise<void>;
}

/** Throws unless the entity is the session's organisation's: the check behind the types, before anything is written. */
export function assertOwned<S>(session: TenantSession<S>, entity: { readonly orgId: string }): void {
  if (entity.orgId !== session.orgId) {
    throw new InvariantViolation('An entity of another organisation was given to a store. Nothing was written.');
  }
}

interface SessionOptions {
  readonly named: boolean;
  readonly mayWrite: boolean;
  readonly run: (query: BoundStatement) => Promise<Rows>;
  /** Resolves when everything that was run has been answered. */
  readonly settled: () => Promise<void>;
}

function sessionOver<S>(scope: OrgScope<S>, { named, mayWrite, run, settled }: SessionOptions): EndableSession<S> {
  const { orgId } = scope;
  let live = true;
  const ask = async <P>(statement: Statement<P, unknown>, parameters: P): Promise<Rows> => {
    if (!live) throw new InvariantViolation('A store was used after its unit of work had ended. Do the work inside the function given to transact() or read().');
    OrgScope.assertLive(scope);
    if (!mayWrite && !statement.readsTenantRows) throw new InvariantViolation('A reading unit of work was asked to write. Use transact().');
    const answer = await run({ name: named ? statement.name : undefined, text: statement.text, values: valuesOf(statement, orgId, parameters) });
    if (statement.readsTenantRows && answer.rows.some((row) => row['org_id'] !== orgId)) {
      throw new InvariantViolation("The database answered with another organisation's row. It was not handed on. Check the fence of that table (relay_ctl.protect).");
    }
    return answer;
  };
  return {
    orgId,
    rows: async <P, Row>(statement: Statement<P, Row>, parameters: P) => (await ask(statement, parameters)).rows as readonly Row[],
    write: async (statement, parameters) => (await ask(statement, parameters)).rowCount,
    end: () => {
      live = false;
      return settled();
    },
  };
}

/** A session whose every question is one round trip under the scope, on whichever connection is free. */
export const readingSession = <S>(scope: OrgScope<S>, pool: PgPool, named: boolean): EndableSession<S> =>
  sessionOver(scope, {
    named,
    mayWrite: false,
    run: (query) => withClient(pool, (client) => runScoped(client, scope.orgId, query)),
    settled: () => Promise.resolve(),
  });

/** A session on a client that has a transaction and the scope open. Statements asked at once run one after the other. */
export function transactionSession<S>(scope: OrgScope<S>, client: ClientBase, named: boolean): EndableSession<S> {
  let last: Promise<unknown> = Promise.resolve();
  return sessionOver(scope, {
    named,
    mayWrite: true,
    run: (query) => {
      const answer = last.then(() => runInside(client, query));
      last = answer.catch(() => undefined);
      return answer;
    },
    settled: async () => void (await last),
  });
}
