import { type Brand, parseUuid } from '../kernel/brand.ts';

/** Names an organisation: a UUID. An id is a claim; only a scope is proof. */
export type OrgId = Brand<string, 'OrgId'>;

/** Canonical lower-case org id, or `undefined` when the value is not a UUID. */
export const parseOrgId = (value: unknown): OrgId | undefined => parseUuid<'OrgId'>(value);
