/** For composition roots only: opens scopes for any organisation. */
export { ScopeAuthority } from './tenancy/scope.ts';
