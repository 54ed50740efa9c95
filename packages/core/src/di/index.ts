/** For hosts with an inversify container. Import `reflect-metadata` first. */
export { coreModule } from './core-module.ts';
export { provide } from './provide.ts';
export { type Token, TOKENS, USE_CASE_TOKENS } from './tokens.ts';
