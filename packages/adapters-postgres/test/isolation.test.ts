import { assertNoCanaryCrosses, assertOtherMakesNoDifference, checkProperty, type Program, programArbitrary } from '@relay/testing/arbitraries';
import { portHarness, type StorePorts } from '@relay/testing/laws';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { EmbeddedDatabase } from '../src/embedded/open-embedded.ts';
import { createTestDatabase, describeOnPostgres, openTestEmbedded, type TestDatabase } from './databases.ts';
import { embeddedPorts, serverPorts } from './ports.ts';

/** The two isolation properties; at least a third of the runs must have been able to fail. */
function holdsIsolation(ports: () => StorePorts): void {
  const harness = () => portHarness(ports());

  test('no canary of one organisation is shown to the other', async () => {
    const holds = (program: Program) => assertNoCanaryCrosses(harness, program);
    const { runs, telling } = await checkProperty('no canary crosses', programArbitrary(), holds, { runs: 40 });
    expect(telling).toBeGreaterThan(runs / 3);
  });

  test('the other organisation makes no difference to what one is answered', async () => {
    const holds = (program: Program) => assertOtherMakesNoDifference(harness, program);
    const { runs, telling } = await checkProperty('the other makes no difference', programArbitrary(), holds, { runs: 25 });
    expect(telling).toBeGreaterThan(runs / 3);
  });
}

describeOnPostgres('on Postgres', () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await createTestDatabase();
  });
  afterAll(() => database.drop());
  holdsIsolation(() => serverPorts(database, database.urlOf('app')));
});

describe('on PGlite', () => {
  let database: EmbeddedDatabase;
  beforeAll(async () => {
    database = await openTestEmbedded();
  });
  afterAll(() => database.close());
  holdsIsolation(() => embeddedPorts(database));
});
