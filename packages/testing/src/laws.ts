/** Laws that every adapter of a port keeps, and the small binding that runs them. */
export { type Closable, type LawBook, type Laws, runLaws, type Runner, type Skip } from './law.ts';
export { harnessOver, type HostSession, newOrgId, portHarness, type PortHarness, type Readers, type StorePorts, type Stores, type TwoOrgs } from './harness.ts';
export { storeLaws } from './store-laws.ts';
