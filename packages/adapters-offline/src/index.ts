/** The embedded analyst: deterministic, no key, no network. */
export { OfflineAnalyst } from './offline-analyst.ts';
