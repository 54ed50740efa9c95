import type { Brand } from '../kernel/brand.ts';
import { sha256Hex } from '../kernel/digest.ts';
import type { Instant } from '../kernel/instant.ts';
import type { Role } from '../tenancy/role.ts';
import type { OwnedBy } from '../tenancy/scope.ts';

/** What a bearer token lets its holder do: call the API, sign in once, or stay signed in. */
export type CredentialKind = 'api-key' | 'sign-in-link' | 'session';

/** Names a credential inside one organisation: a UUID. */
export type CredentialId = Brand<string, 'CredentialId'>;

/** A bearer credential. Only the hash of its 256-bit secret is kept: the token is shown once, when it is made. */
export interface Credential<S> extends OwnedBy<S> {
  readonly id: CredentialId;
  readonly kind: CredentialKind;
  /** What people call it. */
  readonly label: string;
  readonly role: Role;
  /** Opaque id of the person who holds it; absent for API keys. */
  readonly personId?: string;
  /** SHA-256 of the whole token, 64 hex digits. */
  readonly tokenHash: string;
  readonly createdAt: Instant;
  readonly expiresAt?: Instant;
  /** Set when it was revoked, or, for a sign-in link, used. */
  readonly endedAt?: Instant;
}

/** Hash by which a token is looked up and compared: SHA-256, 64 hex digits. */
export const tokenHash = (token: string): string => sha256Hex(token);

/** Whether the credential may still be used at `now`. */
export const isUsable = (credential: Pick<Credential<never>, 'endedAt' | 'expiresAt'>, now: Instant): boolean =>
  credential.endedAt === undefined && (credential.expiresAt === undefined || now < credential.expiresAt);

const PREFIX: { readonly [K in CredentialKind]: string } = { 'api-key': 'rk', 'sign-in-link': 'rl', session: 'rs' };

/** Token text: kind, id without dashes, secret as 64 hex digits. The prefix lets secret scanners find a leaked one. */
export const writeToken = (kind: CredentialKind, id: CredentialId, secretHex: string): string =>
  `${PREFIX[kind]}_${id.replaceAll('-', '')}_${secretHex}`;

const TOKEN = /^(rk|rl|rs)_[0-9a-f]{32}_[0-9a-f]{64}$/;

/** Which kind of credential a token claims to be, or `undefined` when it has not the shape of one. */
export function tokenKind(token: unknown): CredentialKind | undefined {
  if (typeof token !== 'string' || !TOKEN.test(token)) return undefined;
  return (Object.keys(PREFIX) as CredentialKind[]).find((kind) => token.startsWith(`${PREFIX[kind]}_`));
}
