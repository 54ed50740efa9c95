import { ContainerModule } from 'inversify';
import { TOKENS } from '@relay/core/di';
import { type PostgresPools, postgresPorts } from './postgres-ports.ts';

/** Binds every port that is kept on Postgres, for hosts with an inversify container. */
export const postgresModule = (pools: PostgresPools): ContainerModule =>
  new ContainerModule(({ bind }) => {
    const ports = postgresPorts(pools);
    bind(TOKENS.unitOfWork).toConstantValue(ports.unitOfWork);
    bind(TOKENS.hostTransactions).toConstantValue(ports.hostTransactions);
    bind(TOKENS.credentialDirectory).toConstantValue(ports.credentialDirectory);
    bind(TOKENS.orgDirectory).toConstantValue(ports.orgDirectory);
  });
