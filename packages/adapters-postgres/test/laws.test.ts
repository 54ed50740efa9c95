import { portHarness, runLaws, storeLaws } from '@relay/testing/laws';
import type pg from 'pg';
import { afterAll, beforeAll, describe, test } from 'vitest';
import type { EmbeddedDatabase } from '../src/embedded/open-embedded.ts';
import { PostgresUnitOfWork } from '../src/tenant/postgres-unit-of-work.ts';
import { createTestDatabase, describeOnPostgres, openTestEmbedded, quietPool, type TestDatabase } from './databases.ts';
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

describeOnPostgres('Postgres with row security bypassed: the application layer alone', () => {
  let database: TestDatabase;
  let bypassing: pg.Pool;
  beforeAll(async () => {
    database = await createTestDatabase();
    bypassing = quietPool(database.superuserUrl);
  });
  afterAll(async () => {
    await bypassing.end();
    await database.drop();
  });

  runLaws(storeLaws, runner, () => {
    const ports = serverPorts(database, database.superuserUrl);
    return portHarness({ ...ports, unitOfWork: new PostgresUnitOfWork(bypassing) });
  });
});

describe('PGlite', () => {
  let database: EmbeddedDatabase;
  beforeAll(async () => {
    database = await openTestEmbedded();
  });
  afterAll(() => database.close());

  runLaws(storeLaws, runner, () => portHarness(embeddedPorts(database)));
});
