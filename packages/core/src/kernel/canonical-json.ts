import canonicalize from 'canonicalize';
import { invariant } from './invariant.ts';

/** Values that RFC 8785 can write. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

/** RFC 8785 canonical JSON text: equal values give equal bytes. Throws on numbers that JSON cannot hold. */
export function canonicalJson(value: Json): string {
  const text = canonicalize(value);
  invariant(text !== undefined, 'canonicalJson was given a value that JSON cannot hold.');
  return text;
}
