import { browseAuditLog } from './audit/browse-audit-log.ts';
import { eraseCall } from './call/erase-call.ts';
import { ingestCall } from './call/ingest-call.ts';
import { listCalls } from './call/list-calls.ts';
import { analyseCall } from './extraction/analyse-call.ts';
import { createTarget, editTarget, retireTarget } from './extraction/edit-targets.ts';
import { listTargets, readTarget } from './extraction/list-targets.ts';
import type { ConversationAnalyst } from './extraction/ports.ts';
import { readCall } from './extraction/read-call.ts';
import type { Clock, IdSource } from './kernel/ports.ts';
import { createOrg } from './org/create-org.ts';
import { createApiKey, createSignInLink } from './org/issue-credential.ts';
import type { SecretSource } from './org/ports.ts';
import { readOrg } from './org/read-org.ts';
import { revokeApiKey } from './org/revoke-api-key.ts';
import { signIn } from './org/sign-in.ts';
import { signOut } from './org/sign-out.ts';
import type { StoreName, UnitOfWork } from './tenancy/ports.ts';

/** Every port that some use case asks for. */
export interface UseCasePorts {
  readonly analyst: ConversationAnalyst;
  readonly clock: Clock;
  readonly ids: IdSource;
  readonly secrets: SecretSource;
  readonly unitOfWork: UnitOfWork<StoreName>;
}

/** How each use case is made. The one list: the facade and the container both assemble from it. */
export const USE_CASES = {
  analyseCall,
  browseAuditLog,
  createApiKey,
  createOrg,
  createSignInLink,
  createTarget,
  editTarget,
  eraseCall,
  ingestCall,
  listCalls,
  listTargets,
  readCall,
  readOrg,
  readTarget,
  retireTarget,
  revokeApiKey,
  signIn,
  signOut,
} as const;

/** Names of the use cases. */
export type UseCaseName = keyof typeof USE_CASES;

/** Every use case, made. */
export type UseCases = { readonly [Name in UseCaseName]: ReturnType<(typeof USE_CASES)[Name]> };

/** Makes every use case from the ports by hand. */
export const makeUseCases = (ports: UseCasePorts): UseCases =>
  Object.fromEntries(Object.entries(USE_CASES).map(([name, make]) => [name, make(ports)])) as unknown as UseCases;
