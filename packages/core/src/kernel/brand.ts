declare const brand: unique symbol;

/** A primitive that only its own parser can make: `Brand<string, 'CallId'>` never accepts a bare string. */
export type Brand<T, Name extends string> = T & { readonly [brand]: Name };

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** Canonical lower-case UUID text, or `undefined` for anything else. */
export function parseUuid<Name extends string>(value: unknown): Brand<string, Name> | undefined {
  if (typeof value !== 'string') return undefined;
  const canonical = value.toLowerCase();
  return UUID.test(canonical) ? (canonical as Brand<string, Name>) : undefined;
}
