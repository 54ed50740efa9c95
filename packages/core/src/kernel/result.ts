/** An expected outcome: a value, or one of a closed union of errors on `kind`. Never throws. */
export type Result<T, E> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: E };

/** What a refused command carries: a kebab-case fact, and a sentence for people that names what to do. */
export interface DomainError<Kind extends string = string> {
  readonly kind: Kind;
  readonly message: string;
}

/** A value that was expected. */
export const ok = <T>(value: T): { readonly ok: true; readonly value: T } => ({ ok: true, value });

/** A refusal that was expected. */
export const err = <E>(error: E): { readonly ok: false; readonly error: E } => ({ ok: false, error });
