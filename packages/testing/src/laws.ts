/** Laws that every adapter of a port keeps, and the small binding that runs them. */
export { type AnalystHarness, analystLaws } from './extraction/analyst.laws.ts';
export { harnessOver, type HostSession, newOrgId, portHarness, type PortHarness, type Readers, type StorePorts, type Stores, type TwoOrgs } from './harness.ts';
export { type ClockHarness, clockLaws } from './kernel/clock.laws.ts';
export { type IdSourceHarness, idSourceLaws } from './kernel/id-source.laws.ts';
export { type Closable, type LawBook, type Laws, runLaws, type Runner, type Skip } from './law.ts';
export { type SecretSourceHarness, secretSourceLaws } from './org/secret-source.laws.ts';
export { storeLaws } from './store-laws.ts';
