import 'reflect-metadata';
import { Container, ContainerModule } from 'inversify';
import { describe, expect, test } from 'vitest';
import { AUDIT_ACTIONS } from './audit/action.ts';
import { coreModule, TOKENS, USE_CASE_TOKENS } from './di/index.ts';
import { createRelay, type RelayPorts } from './relay.ts';
import { makeUseCases, USE_CASES, type UseCaseName } from './use-cases.ts';

/** Ports that nothing calls: assembling must not touch them. */
const untouched = new Proxy({}, { get: () => undefined }) as unknown as RelayPorts;

const names = Object.keys(USE_CASES).sort() as UseCaseName[];

function container(): Container {
  const made = new Container();
  const ports = Object.entries(TOKENS).filter(([name]) => name !== 'relay');
  made.load(coreModule(), new ContainerModule(({ bind }) => ports.forEach(([, token]) => bind(token).toConstantValue({}))));
  return made;
}

describe('assembling', () => {
  test('gives every use case by hand', () => {
    expect(Object.keys(makeUseCases(untouched)).sort()).toEqual(names);
  });

  test('gives every use case, and the same facade, from the container', () => {
    const made = container();
    const byHand = makeUseCases(untouched);
    for (const name of names) {
      const fromContainer = made.get<Record<string, unknown>>(USE_CASE_TOKENS[name]);
      expect(Object.keys(fromContainer).sort(), name).toEqual(Object.keys(byHand[name]).sort());
      expect(fromContainer['permission'], name).toBe(byHand[name].permission);
    }
    expect(Object.keys(made.get<object>(TOKENS.relay)).sort()).toEqual(Object.keys(createRelay(untouched)).sort());
  });

  test('fails to resolve a use case whose port nobody bound', async () => {
    const made = container();
    await made.unbindAsync(TOKENS.unitOfWork);
    expect(() => made.get(USE_CASE_TOKENS.listCalls)).toThrow(/UnitOfWork/);
  });
});

describe('the catalogue of audited actions', () => {
  test('is one to one with the privileged use cases', () => {
    const actions = Object.values(makeUseCases(untouched)).flatMap((useCase) => ('action' in useCase ? [useCase.action] : []));
    expect(actions.toSorted()).toEqual(AUDIT_ACTIONS.toSorted());
  });
});
