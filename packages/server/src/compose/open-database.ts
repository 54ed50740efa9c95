import { offlineModule } from '@relay/adapters-offline/di';
import { openEmbedded } from '@relay/adapters-postgres';
import { postgresModule } from '@relay/adapters-postgres/di';
import type { Relay } from '@relay/core';
import { coreModule, TOKENS } from '@relay/core/di';
import { Container, type ContainerModule } from 'inversify';
import { type OpenRelay, UsageError } from '../cli/command.ts';
import type { Settings } from './settings.ts';
import { systemModule } from './system-module.ts';

/** Relay over an open database. */
export interface OpenDatabase extends OpenRelay {
  readonly container: Container;
  close(): Promise<void>;
}

/** The container of the shipped composition: every port bound once. A host or a test may rebind one. */
export function composeRelay(database: ContainerModule): Container {
  const container = new Container();
  container.load(systemModule(), offlineModule(), database, coreModule());
  return container;
}

/** Opens the embedded database of the settings' folder, making and migrating it when it is absent. */
export async function openDatabase(settings: Settings): Promise<OpenDatabase> {
  if (settings.databaseUrl !== undefined) {
    throw new UsageError('DATABASE_URL is set, but this version of the command line works on the embedded database only. Unset it.');
  }
  const database = await openEmbedded({ directory: settings.home });
  const container = composeRelay(postgresModule(database));
  return { container, relay: container.get<Relay>(TOKENS.relay), home: settings.home, close: () => database.close() };
}
