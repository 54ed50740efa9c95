import { InvariantViolation } from '../kernel/invariant.ts';
import type { Actor } from './actor.ts';
import type { OrgId } from './org-id.ts';

declare const tenant: unique symbol;

/** Invariant in S, so that two scopes never unify: the weaker encodings let 5 to 7 of the laws in scope.types.ts through. */
interface Tenanted<in out S> {
  readonly [tenant]: (s: S) => S;
}

/** The org id that a scope proves. */
export type OrgIdOf<S> = OrgId & Tenanted<S>;

/** Every tenant entity: it carries the scope it was found under, and cannot be used under another. */
export interface OwnedBy<S> {
  readonly orgId: OrgIdOf<S>;
}

let seal: <S>(orgId: OrgId, actor: Actor) => OrgScope<S>;
let revoke: (scope: object) => void;

/**
 * Proof that the bearer may act for one organisation: made only by `ScopeAuthority.within`, dead when its block ends.
 * Every store is reached through one.
 */
export class OrgScope<in out S> {
  #live = true;
  readonly orgId: OrgIdOf<S>;
  readonly actor: Actor;

  private constructor(orgId: OrgId, actor: Actor) {
    this.orgId = orgId as OrgIdOf<S>;
    this.actor = Object.freeze({ ...actor });
    Object.freeze(this);
  }

  static {
    seal = (orgId, actor) => new OrgScope(orgId, actor);
    revoke = (scope) => {
      if (#live in scope) scope.#live = false;
    };
  }

  /** Whether the value was made by an authority: look-alikes, proxies and copies are not. */
  static isGenuine(value: unknown): boolean {
    return typeof value === 'object' && value !== null && #live in value;
  }

  /** Throws unless the value is genuine and its block is still running. Every adapter calls this before it acts. */
  static assertLive(value: unknown): void {
    if (typeof value !== 'object' || value === null || !(#live in value)) {
      throw new InvariantViolation('This is not a scope. Get one from relay.in(orgId).as(actor), or from ScopeAuthority.within.');
    }
    if (!value.#live) {
      throw new InvariantViolation('This scope was used after its block ended. Do the work inside the function given to within().');
    }
  }
}

/** Opens scopes. Held by composition roots only; every other module receives the scope it may use. */
export class ScopeAuthority {
  /**
   * Runs `body` under a fresh scope for the org and revokes the scope when the promise settles. `S` exists only inside
   * `body`, so neither the scope nor an entity found under it can leave.
   */
  async within<R>(orgId: OrgId, actor: Actor, body: <S>(scope: OrgScope<S>) => Promise<R>): Promise<R> {
    const scope = seal(orgId, actor);
    try {
      return await body(scope);
    } finally {
      revoke(scope);
    }
  }
}
