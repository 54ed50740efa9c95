import type { BoundOrg } from '@relay/core';

type RefusalOf<Answer> = Extract<Awaited<Answer>, { readonly ok: false }> extends { readonly error: infer Refused } ? Refused : never;
type RefusalsOf<Feature> = {
  [Name in keyof Feature]: Feature[Name] extends (...args: never[]) => infer Answer ? RefusalOf<Answer> : never;
}[keyof Feature];
type Features = Omit<BoundOrg, 'on'>;

/** Every refusal that the facade can give, read off its type: a new one has to be given a status before this compiles. */
export type FacadeKind = { [Name in keyof Features]: RefusalsOf<Features[Name]> }[keyof Features]['kind'];

/** Refusals that only HTTP knows. */
export type ExchangeKind =
  | 'body-too-large'
  | 'cross-site-request'
  | 'internal-error'
  | 'invalid-body'
  | 'invalid-query'
  | 'malformed-json'
  | 'method-not-allowed'
  | 'not-found'
  | 'unauthenticated'
  | 'unavailable'
  | 'unsupported-media-type';

/** What a problem document's `type` ends with. */
export type Kind = FacadeKind | ExchangeKind;
