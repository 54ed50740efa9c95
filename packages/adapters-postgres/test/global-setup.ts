import { randomBytes } from 'node:crypto';
import type { TestProject } from 'vitest/node';
// Nothing of a workspace package may be imported here: vitest loads this file without the relay-source condition.
import { scratchCluster } from './cluster.ts';

/** What test files need to make databases of their own on the run's cluster. */
export interface ProvidedCluster {
  /** Connects as the cluster's superuser, to the database `postgres`. */
  readonly superuserUrl: string;
  /** Password of every role that tests connect as. */
  readonly password: string;
}

declare module 'vitest' {
  interface ProvidedContext {
    relayCluster: ProvidedCluster | { readonly missing: string };
  }
}

/** Starts the run's cluster. Without a Postgres, tests that need one are skipped with the reason in their title. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const outcome = await scratchCluster();
  if (!('cluster' in outcome)) {
    project.provide('relayCluster', outcome);
    return async () => undefined;
  }
  const { cluster } = outcome;
  project.provide('relayCluster', { superuserUrl: cluster.superuserUrl, password: randomBytes(16).toString('hex') });
  return () => cluster.stop();
}
