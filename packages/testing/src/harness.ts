import { randomUUID } from 'node:crypto';
import { ScopeAuthority } from '@relay/core/authority';
import {
  type Actor, type CredentialDirectory, type HostTransactions, invariant, type OrgDirectory, type OrgId, type OrgScope, parseOrgId, type StoreName,
  type TenantReaders, type TenantStores, type UnitOfWork,
} from '@relay/core/ports';
import { anOrgProfile } from './builders.ts';

/** Every store of a unit of work under one scope. */
export type Stores<S> = Pick<TenantStores<S>, StoreName>;

/** The reading half of every store under one scope. */
export type Readers<S> = Pick<TenantReaders<S>, StoreName>;

/** A host's own client, as the laws drive it. */
export interface HostSession {
  /** What the host would give to `HostTransactions.join`. */
  readonly client: object;
  begin(): Promise<void>;
  commit(): Promise<void>;
  rollback(): Promise<void>;
  /** The scope that the client still carries, in the adapter's own words; `undefined` when it carries none. */
  leftoverScope(): Promise<string | undefined>;
  /** Gives the client back. Called when the law has ended, whatever came of it. */
  release(): Promise<void>;
}

/** The ports of one adapter over one database. */
export interface StorePorts {
  readonly unitOfWork: UnitOfWork<StoreName>;
  readonly credentialDirectory: CredentialDirectory;
  readonly orgDirectory: OrgDirectory;
  readonly hostTransactions: HostTransactions;
  /** A new client of a host, with no transaction open. */
  openHost(): Promise<HostSession>;
  close?(): Promise<void>;
}

/** The two organisations of every harness, both registered. */
export interface TwoOrgs {
  readonly a: OrgId;
  readonly b: OrgId;
}

/** What a law of the stores is given: the adapter's ports and two organisations. */
export interface PortHarness extends StorePorts {
  readonly orgs: TwoOrgs;
  /** Runs `body` under a fresh scope of the organisation. */
  inOrg<R>(org: 'a' | 'b' | OrgId, body: <S>(scope: OrgScope<S>, unitOfWork: UnitOfWork<StoreName>) => Promise<R>): Promise<R>;
  /** One transaction under a fresh scope. */
  write<R>(org: 'a' | 'b' | OrgId, body: <S>(stores: Stores<S>, scope: OrgScope<S>) => Promise<R>): Promise<R>;
  /** One read under a fresh scope. */
  read<R>(org: 'a' | 'b' | OrgId, body: <S>(readers: Readers<S>, scope: OrgScope<S>) => Promise<R>): Promise<R>;
}

const actor: Actor = { type: 'person', id: 'person-1', role: 'owner' };

/** A fresh organisation id that nobody has registered. */
export function newOrgId(): OrgId {
  const orgId = parseOrgId(randomUUID());
  invariant(orgId !== undefined, 'randomUUID made no UUID.');
  return orgId;
}

/** A harness over ports, for two organisations that are registered already. */
export function harnessOver(ports: StorePorts, orgs: TwoOrgs): PortHarness {
  const authority = new ScopeAuthority();
  const inOrg: PortHarness['inOrg'] = (org, body) =>
    authority.within(org === 'a' ? orgs.a : org === 'b' ? orgs.b : org, actor, (scope) => body(scope, ports.unitOfWork));
  return {
    ...ports,
    orgs,
    inOrg,
    write: (org, body) => inOrg(org, (scope, unitOfWork) => unitOfWork.transact(scope, (stores) => body(stores, scope))),
    read: (org, body) => inOrg(org, (scope, unitOfWork) => unitOfWork.read(scope, (readers) => body(readers, scope))),
  };
}

/** A harness over an adapter's ports: makes two fresh organisations and registers them, so that a database can be used again. */
export async function portHarness(ports: StorePorts): Promise<PortHarness> {
  const harness = harnessOver(ports, { a: newOrgId(), b: newOrgId() });
  for (const org of ['a', 'b'] as const) {
    await harness.write(org, (stores, scope) => stores.org.register(anOrgProfile(scope, { name: `Organisation ${org}` })));
  }
  return harness;
}
