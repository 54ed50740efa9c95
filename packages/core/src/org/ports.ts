/**
 * Terminology
 * - profile: an organisation's own settings.
 * - credential: a bearer token's record; its hash, never the token.
 * - directory: answers before a scope exists, with ids only, to an exact match; it cannot be listed by outsiders.
 * - secret source: cryptographically strong random bits.
 */
import type { Instant } from '../kernel/instant.ts';
import type { OrgId } from '../tenancy/org-id.ts';
import type { Credential, CredentialId, CredentialKind } from './credential.ts';
import type { OrgProfile } from './profile.ts';

/** Reads the organisation's profile. */
export interface OrgReader<S> {
  /** `undefined` when the organisation was never registered. */
  profile(): Promise<OrgProfile<S> | undefined>;
}

/** Keeps the organisation's profile. */
export interface OrgStore<S> extends OrgReader<S> {
  /** Registers the scope's organisation. `'exists'` when it already was, with nothing changed. */
  register(profile: OrgProfile<S>): Promise<'registered' | 'exists'>;
}

/** Reads credentials. */
export interface CredentialReader<S> {
  find(id: CredentialId): Promise<Credential<S> | undefined>;
  /** Newest first, at most 200. */
  list(kind: CredentialKind): Promise<readonly Credential<S>[]>;
}

/** Keeps credentials. */
export interface CredentialStore<S> extends CredentialReader<S> {
  add(credential: Credential<S>): Promise<void>;
  /** Ends a usable credential; `'ended-before'` when it already was, so that a single-use link works once. */
  end(credential: Credential<S>, at: Instant): Promise<'ended' | 'ended-before'>;
}

/** Finds who a token belongs to before any scope exists. Exact match on the hash, ids only. */
export interface CredentialDirectory {
  locate(kind: CredentialKind, tokenHash: string): Promise<{ readonly orgId: OrgId; readonly id: CredentialId } | undefined>;
}

/** Every organisation's id, page by page, for operators. */
export interface OrgDirectory {
  /** Ids after the given one, ascending; at most `limit`. */
  page(after: OrgId | undefined, limit: number): Promise<readonly OrgId[]>;
}

/** Strong randomness. */
export interface SecretSource {
  /** 256 random bits as 64 lower-case hex digits. */
  secretHex(): string;
}

declare module '../tenancy/ports.ts' {
  interface TenantStores<in out S> {
    readonly org: OrgStore<S>;
    readonly credentials: CredentialStore<S>;
  }
  interface TenantReaders<in out S> {
    readonly org: OrgReader<S>;
    readonly credentials: CredentialReader<S>;
  }
}
