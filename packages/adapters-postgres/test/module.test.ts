import 'reflect-metadata';
import { TOKENS } from '@relay/core/di';
import type { CredentialDirectory, HostTransactions, OrgDirectory, StoreName, UnitOfWork } from '@relay/core/ports';
import { Container } from 'inversify';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { EmbeddedDatabase } from '../src/embedded/open-embedded.ts';
import { postgresModule } from '../src/postgres-module.ts';
import { openTestEmbedded } from './databases.ts';
import { populatedOrg, within } from './tenants.ts';

let database: EmbeddedDatabase;
beforeAll(async () => {
  database = await openTestEmbedded();
});
afterAll(() => database.close());

test('the module binds every port that is kept on Postgres to the host’s pools', async () => {
  const container = new Container();
  container.load(postgresModule(database));
  const orgId = await populatedOrg(database.app);
  const unitOfWork = container.get<UnitOfWork<StoreName>>(TOKENS.unitOfWork);
  await within(orgId, async (scope) => {
    expect((await unitOfWork.read(scope, ({ org }) => org.profile()))?.orgId).toBe(orgId);
  });
  expect(await container.get<OrgDirectory>(TOKENS.orgDirectory).page(undefined, 10)).toEqual([orgId]);
  expect(await container.get<CredentialDirectory>(TOKENS.credentialDirectory).locate('api-key', 'a'.repeat(64))).toBeUndefined();
  expect(() => container.get<HostTransactions>(TOKENS.hostTransactions).join({})).toThrow('not a connected client');
});
