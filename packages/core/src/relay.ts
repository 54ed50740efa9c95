import type { IngestCallCommand } from './call/ingest-call.ts';
import type { CallId } from './call/call-id.ts';
import type { CallPageRequest } from './call/ports.ts';
import type { EditTargetCommand } from './extraction/edit-targets.ts';
import type { HostTransactions } from './host-transaction.ts';
import type { PageRequest } from './kernel/page.ts';
import { invariant } from './kernel/invariant.ts';
import { type DomainError, err, type Result } from './kernel/result.ts';
import { FIX, type Misuse, misused } from './misuse.ts';
import { authenticate, type Principal, type Unauthenticated } from './org/authenticate.ts';
import type { CredentialId, CredentialKind } from './org/credential.ts';
import type { IssueCredentialCommand } from './org/issue-credential.ts';
import type { CredentialDirectory, OrgDirectory } from './org/ports.ts';
import type { OrgSettings } from './org/profile.ts';
import type { Actor } from './tenancy/actor.ts';
import { type OrgId, parseOrgId } from './tenancy/org-id.ts';
import { ScopeAuthority } from './tenancy/scope.ts';
import type { UseCase } from './tenancy/use-case.ts';
import { makeUseCases, type UseCasePorts, type UseCases } from './use-cases.ts';

/** Everything that Relay needs from outside: see `@relay/core/ports`. */
export interface RelayPorts extends UseCasePorts {
  readonly hostTransactions: HostTransactions;
  readonly credentialDirectory: CredentialDirectory;
  readonly orgDirectory: OrgDirectory;
}

type Checked<Given, Wanted, Fix extends string> = Given & (Given extends Wanted ? unknown : Misuse<Fix>);

/** Calls, targets and the rest of one organisation, for one actor. Data in, `Result` of data out. */
export type BoundOrg = ReturnType<typeof bind> & {
  /** The same, inside a transaction that the host has open on its own database client. */
  on<Client>(client: Client & (Client extends string ? Misuse<typeof FIX.openClient> : unknown)): ReturnType<typeof bind>;
};

/** One organisation, before it is said who acts. */
export interface UnboundOrg {
  as<const A>(actor: Checked<A, Actor, typeof FIX.nameActor>): BoundOrg;
  readonly calls: Misuse<typeof FIX.chooseActor>;
  readonly targets: Misuse<typeof FIX.chooseActor>;
  readonly on: Misuse<typeof FIX.chooseActor>;
}

/** Relay, ready to use. */
export interface Relay {
  /** One organisation. The id is a claim: every question is answered under its scope, an unknown one with nothing. */
  in<Id extends string>(orgId: Checked<Id, OrgId, typeof FIX.parseOrgId>): UnboundOrg;
  /** Registers a new organisation under a fresh id, or under the given one. */
  createOrg(settings: OrgSettings, actor: Actor, orgId?: OrgId): ReturnType<ReturnType<typeof bind>['settings']['create']>;
  /** Tells who a bearer token belongs to. */
  authenticate(token: string, accepted: readonly CredentialKind[]): Promise<Result<Principal, Unauthenticated>>;
  /** Spends a one-time link and starts a session. */
  signIn(linkToken: string): ReturnType<ReturnType<typeof bind>['signIns']['start']>;
  /** Ids of every organisation, ascending; for operators. */
  orgIds(after: OrgId | undefined, limit: number): Promise<readonly OrgId[]>;
  readonly calls: Misuse<typeof FIX.chooseOrg>;
  readonly targets: Misuse<typeof FIX.chooseOrg>;
}

type Run = <C, V, E extends DomainError>(
  useCase: (cases: UseCases) => UseCase<C, V, E>,
  command: C,
) => ReturnType<UseCase<C, V, E>['execute']>;

/** Names every use case from the outside. */
const bind = (run: Run) => ({
  calls: {
    /** Keeps a call's transcript; the same content again changes nothing. */
    ingest: (command: IngestCallCommand & { readonly orgId?: Misuse<typeof FIX.leaveOrgOut> }) => run((cases) => cases.ingestCall, command),
    /** Analyses a call's newest transcript with the current targets. */
    analyse: <Id extends string>(id: Checked<Id, CallId, typeof FIX.parseCallId>) => run((cases) => cases.analyseCall, { id: id as unknown as CallId }),
    /** One call with its transcript, findings and their evidence. */
    get: <Id extends string>(id: Checked<Id, CallId, typeof FIX.parseCallId>) => run((cases) => cases.readCall, { id: id as unknown as CallId }),
    /** Calls, newest received first. */
    list: (request: CallPageRequest = { limit: 50 }) => run((cases) => cases.listCalls, request),
    /** Erases a call with everything derived from it. Audited. */
    erase: <Id extends string>(id: Checked<Id, CallId, typeof FIX.parseCallId>) => run((cases) => cases.eraseCall, { id: id as unknown as CallId }),
  },
  targets: {
    /** Live targets by key. */
    list: () => run((cases) => cases.listTargets, {}),
    /** One live target. */
    get: (key: string) => run((cases) => cases.readTarget, { key }),
    /** Adds a target; the definition is checked field by field. Audited. */
    create: (definition: unknown) => run((cases) => cases.createTarget, definition),
    /** Gives a target a new version. Audited. */
    edit: (command: EditTargetCommand) => run((cases) => cases.editTarget, command),
    /** Retires a target; refused when it is no longer at `seenVersion`, if one is given. Audited. */
    retire: (key: string, seenVersion?: number) =>
      run((cases) => cases.retireTarget, seenVersion === undefined ? { key } : { key, seenVersion }),
  },
  apiKeys: {
    /** Makes an API key; its token is told once. Audited. */
    create: (command: IssueCredentialCommand) => run((cases) => cases.createApiKey, command),
    /** Ends an API key at once. Audited. */
    revoke: (id: CredentialId) => run((cases) => cases.revokeApiKey, { id }),
  },
  signIns: {
    /** Makes a one-time sign-in link's token. Audited. */
    createLink: (command: IssueCredentialCommand) => run((cases) => cases.createSignInLink, command),
    /** Spends a one-time link. Audited. */
    start: (linkId: CredentialId) => run((cases) => cases.signIn, { linkId }),
    /** Ends one of the actor's own sessions. */
    end: (sessionId: CredentialId) => run((cases) => cases.signOut, { sessionId }),
  },
  auditLog: {
    /** Entries, newest first. */
    page: (request: PageRequest = { limit: 50 }) => run((cases) => cases.browseAuditLog, request),
  },
  settings: {
    /** Registers the organisation. Audited. */
    create: (settings: OrgSettings) => run((cases) => cases.createOrg, settings),
    /** The organisation's name and the defaults by which its calls are read. */
    get: () => run((cases) => cases.readOrg, {}),
  },
});

/** Assembles Relay from its ports by hand; the container of `@relay/core/di` gives the same. */
export function createRelay(ports: RelayPorts): Relay {
  const authority = new ScopeAuthority();
  const useCases = makeUseCases(ports);

  const boundTo = (orgId: OrgId, actor: Actor, cases: UseCases) =>
    bind((choose, command) => authority.within(orgId, actor, (scope) => choose(cases).execute(scope, command)));

  const relay = {
    in(orgId: string): UnboundOrg {
      const id = parseOrgId(orgId);
      invariant(id !== undefined, `${FIX.parseOrgId}.`);
      const unbound = {
        as: (actor: unknown) => {
          invariant(typeof actor === 'object' && actor !== null && 'role' in actor, `${FIX.nameActor}.`);
          const known = actor as Actor;
          const on = (client: unknown) => {
            invariant(typeof client === 'object' && client !== null, `${FIX.openClient}.`);
            return boundTo(id, known, makeUseCases({ ...ports, unitOfWork: ports.hostTransactions.join(client) }));
          };
          return { ...boundTo(id, known, useCases), on };
        },
      };
      const chooseActor = misused(FIX.chooseActor);
      return Object.defineProperties(unbound, { calls: chooseActor, targets: chooseActor, on: chooseActor }) as unknown as UnboundOrg;
    },

    createOrg(settings: OrgSettings, actor: Actor, orgId?: OrgId) {
      const id = orgId ?? parseOrgId(ports.ids.next());
      invariant(id !== undefined, 'The id source gave something that is not a UUID.');
      return boundTo(id, actor, useCases).settings.create(settings);
    },

    authenticate: (token: string, accepted: readonly CredentialKind[]) =>
      authenticate({ authority, clock: ports.clock, directory: ports.credentialDirectory, unitOfWork: ports.unitOfWork }, token, accepted),

    async signIn(linkToken: string) {
      const proved = await relay.authenticate(linkToken, ['sign-in-link']);
      if (!proved.ok) {
        return err({ kind: 'sign-in-refused' as const, message: 'This sign-in link was used or has expired. Ask for a new one.' });
      }
      return boundTo(proved.value.orgId, proved.value.actor, useCases).signIns.start(proved.value.credentialId);
    },

    orgIds: (after: OrgId | undefined, limit: number) => ports.orgDirectory.page(after, limit),
  };
  const chooseOrg = misused(FIX.chooseOrg);
  return Object.defineProperties(relay, { calls: chooseOrg, targets: chooseOrg }) as unknown as Relay;
}
