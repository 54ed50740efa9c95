import { portHarness, runLaws, storeLaws } from '@relay/testing/laws';
import { afterAll, beforeAll, describe, test } from 'vitest';
import type { EmbeddedDatabase } from '../src/embedded/open-embedded.ts';
import { createTestDatabase, describeOnPostgres, openTestEmbedded, type TestDatabase } from './databases.ts';
import { embeddedPorts, serverPorts } from './ports.ts';

const runner = { describe, test };

describeOnPostgres('Postgres', () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await createTestDatabase();
  });
  afterAll(() => database.drop());

  runLaws(storeLaws, runner, () => portHarness(serverPorts(database, database.urlOf('app'))));
});

describeOnPostgres('Postgres without prepared statements, for a host that owns its database', () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await createTestDatabase();
  });
  afterAll(() => database.drop());

  runLaws(storeLaws, runner, () => portHarness(serverPorts(database, database.superuserUrl, { prepared: false })));
});

describe('PGlite', () => {
  let database: EmbeddedDatabase;
  beforeAll(async () => {
    database = await openTestEmbedded();
  });
  afterAll(() => database.close());

  runLaws(storeLaws, runner, () => portHarness(embeddedPorts(database)));
});
