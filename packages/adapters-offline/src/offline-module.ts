import { TOKENS } from '@relay/core/di';
import { ContainerModule } from 'inversify';
import { OfflineAnalyst } from './offline-analyst.ts';

/** Binds the embedded analyst, for hosts with an inversify container. It keeps no state, so one serves all. */
export const offlineModule = (): ContainerModule =>
  new ContainerModule(({ bind }) => {
    bind(TOKENS.analyst).toConstantValue(new OfflineAnalyst());
  });
