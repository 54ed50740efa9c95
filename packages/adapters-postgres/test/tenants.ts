import { randomUUID } from 'node:crypto';
import { ScopeAuthority } from '@relay/core/authority';
import type { Actor, OrgId, OrgScope, StoreName, TenantReaders, TenantStores } from '@relay/core/ports';
import { aCall, anAnalysis, anAuditCore, anOrgProfile, aCredential, aTargetVersion, aTranscript } from '@relay/testing';
import type { ClientBase, QueryResult } from 'pg';
import { type PgPool, withClient } from '../src/tenant/checkout.ts';
import { PostgresUnitOfWork } from '../src/tenant/postgres-unit-of-work.ts';
import { beginScoped } from '../src/sql/scoped-query.ts';

const ACTOR: Actor = { type: 'person', id: 'person-1', role: 'owner' };

/** A fresh organisation id. */
export const anOrgId = (): OrgId => randomUUID() as OrgId;

/** Runs `body` under a scope of the organisation. */
export const within = <R>(orgId: OrgId, body: <S>(scope: OrgScope<S>) => Promise<R>): Promise<R> => new ScopeAuthority().within(orgId, ACTOR, body);

/** One transaction of the organisation. */
export const transactIn = <R>(pool: PgPool, orgId: OrgId, body: <S>(stores: Pick<TenantStores<S>, StoreName>, scope: OrgScope<S>) => Promise<R>): Promise<R> =>
  within(orgId, (scope) => new PostgresUnitOfWork(pool).transact(scope, (stores) => body(stores, scope)));

/** One read of the organisation. */
export const readIn = <R>(pool: PgPool, orgId: OrgId, body: <S>(readers: Pick<TenantReaders<S>, StoreName>) => Promise<R>): Promise<R> =>
  within(orgId, (scope) => new PostgresUnitOfWork(pool).read(scope, body));

/** Puts at least one row into every tenant table for a new organisation. */
export async function populatedOrg(pool: PgPool): Promise<OrgId> {
  const orgId = anOrgId();
  await transactIn(pool, orgId, async (stores, scope) => {
    await stores.org.register(anOrgProfile(scope));
    await stores.credentials.add(aCredential(scope));
    const call = aCall(scope);
    await stores.calls.add(call);
    await stores.transcripts.add(call, aTranscript());
    await stores.targets.add(aTargetVersion(scope));
    await stores.analyses.add(anAnalysis(call));
    await stores.audit.append(anAuditCore(scope));
  });
  return orgId;
}

/** Runs raw SQL in a transaction under the organisation's scope, and rolls it back. */
export const underScope = <R>(pool: PgPool, orgId: OrgId, body: (client: ClientBase) => Promise<R>): Promise<R> =>
  withClient(pool, async (client) => {
    await beginScoped(client, orgId, true);
    try {
      return await body(client);
    } finally {
      await client.query('ROLLBACK');
    }
  });

/** Runs one raw statement with no scope. */
export const unscoped = (pool: PgPool, text: string, values: unknown[] = []): Promise<QueryResult> =>
  withClient(pool, (client) => client.query(text, values));

/** SQLSTATE of the error that the attempt fails with; `undefined` when it does not fail. */
export const sqlStateOf = (attempt: Promise<unknown>): Promise<string | undefined> =>
  attempt.then(
    () => undefined,
    (error: { code?: string; cause?: { code?: string } }) => error.code ?? error.cause?.code,
  );

/** Names of the tenant tables, from the catalogue, so that a new one is tested the day it lands. */
export async function tenantTables(pool: PgPool): Promise<string[]> {
  const { rows } = await unscoped(
    pool,
    "SELECT c.oid::regclass::text AS name FROM pg_class c WHERE c.relnamespace = 'relay'::regnamespace AND c.relkind IN ('r', 'p') ORDER BY 1",
  );
  return rows.map((row: { name: string }) => row.name);
}
