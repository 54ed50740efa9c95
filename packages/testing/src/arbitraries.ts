/** Random values and programs for property tests, and the first properties of isolation. */
export { callDetailsArbitrary, type Details, transcriptArbitrary } from './call/call.arbitraries.ts';
export { findingArbitrary, targetArbitrary } from './extraction/extraction.arbitraries.ts';
export { assertNoCanaryCrosses, assertOtherMakesNoDifference } from './program/isolation.ts';
export { type Org, type Program, programArbitrary, type ReadStep, type Turn, type WriteStep } from './program/program.ts';
export { type ProgramRun, runProgram } from './program/run-program.ts';
export { checkProperty, type PropertyReport } from './property.ts';
export { actorArbitrary, canary, canaryArbitrary, canaryMark, orgIdArbitrary, phraseArbitrary } from './tenancy/tenancy.arbitraries.ts';
