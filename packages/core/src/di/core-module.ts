import { ContainerModule } from 'inversify';
import { createRelay, type RelayPorts } from '../relay.ts';
import { USE_CASES, type UseCaseName, type UseCasePorts } from '../use-cases.ts';
import { provide } from './provide.ts';
import { TOKENS, USE_CASE_TOKENS } from './tokens.ts';

const { analyst, clock, ids, secrets, unitOfWork, hostTransactions, credentialDirectory, orgDirectory } = TOKENS;

/** Binds every use case and the facade. The ports come from the adapters' modules. */
export const coreModule = (): ContainerModule =>
  new ContainerModule(({ bind }) => {
    for (const name of Object.keys(USE_CASES) as UseCaseName[]) {
      provide<UseCasePorts, unknown>(bind, USE_CASE_TOKENS[name], { analyst, clock, ids, secrets, unitOfWork }, USE_CASES[name]);
    }
    provide<RelayPorts, ReturnType<typeof createRelay>>(
      bind,
      TOKENS.relay,
      { analyst, clock, ids, secrets, unitOfWork, hostTransactions, credentialDirectory, orgDirectory },
      createRelay,
    );
  });
