import { defineConfig } from 'vitest/config';

// Tests import workspace packages through their private `relay-source` condition, so nothing has to be built first. Vite
// adds import and default by itself; named here, they would reach Node too and make pg require an ESM file.
const conditions = ['relay-source', 'node'];

const everything = ['packages/*/src/**/*.test.ts', 'packages/*/test/**/*.test.ts', 'examples/**/*.test.ts', 'scripts/**/*.test.ts'];
// What may ask for a database server. Kept apart, so that other runs do not start one.
const onDatabase = ['packages/adapters-postgres/**/*.test.ts', 'packages/server/**/*.test.ts', 'examples/**/*.test.ts'];
const never = ['**/node_modules/**', '**/dist/**'];

export default defineConfig({
  resolve: { conditions },
  ssr: { resolve: { conditions, externalConditions: conditions } },
  test: {
    testTimeout: 30_000,
    hookTimeout: 60_000,
    projects: [
      {
        extends: true,
        test: { name: 'database', include: onDatabase, exclude: never, globalSetup: ['packages/adapters-postgres/test/global-setup.ts'] },
      },
      { extends: true, test: { name: 'plain', include: everything, exclude: [...never, ...onDatabase] } },
    ],
  },
});
