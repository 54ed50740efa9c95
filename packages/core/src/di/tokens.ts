import type { RelayPorts } from '../relay.ts';
import type { Relay } from '../relay.ts';
import { USE_CASES, type UseCaseName, type UseCases } from '../use-cases.ts';

declare const resolves: unique symbol;

/** A service identifier that remembers what it resolves to. `Symbol.for`, so that two copies of core agree. */
export type Token<T> = symbol & { readonly [resolves]: T };

const token = <T>(name: string): Token<T> => Symbol.for(`@relay/core:${name}`) as Token<T>;

/** What the container resolves: every port, every use case, and the facade. */
export const TOKENS = {
  analyst: token<RelayPorts['analyst']>('ConversationAnalyst'),
  clock: token<RelayPorts['clock']>('Clock'),
  credentialDirectory: token<RelayPorts['credentialDirectory']>('CredentialDirectory'),
  hostTransactions: token<RelayPorts['hostTransactions']>('HostTransactions'),
  ids: token<RelayPorts['ids']>('IdSource'),
  orgDirectory: token<RelayPorts['orgDirectory']>('OrgDirectory'),
  secrets: token<RelayPorts['secrets']>('SecretSource'),
  unitOfWork: token<RelayPorts['unitOfWork']>('UnitOfWork'),
  relay: token<Relay>('Relay'),
} as const;

/** A token for each use case, by its name. */
export const USE_CASE_TOKENS = Object.fromEntries(
  Object.keys(USE_CASES).map((name) => [name, token(`use-case:${name}`)]),
) as { readonly [Name in UseCaseName]: Token<UseCases[Name]> };
