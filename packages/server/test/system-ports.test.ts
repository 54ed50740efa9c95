import 'reflect-metadata';
import { setTimeout as pass } from 'node:timers/promises';
import { TOKENS } from '@relay/core/di';
import type { Clock, IdSource, SecretSource } from '@relay/core/ports';
import { clockLaws, idSourceLaws, runLaws, secretSourceLaws } from '@relay/testing/laws';
import { Container } from 'inversify';
import { describe, test } from 'vitest';
import { systemModule } from '../src/compose/system-module.ts';

function system() {
  const container = new Container();
  container.load(systemModule());
  return {
    clock: container.get<Clock>(TOKENS.clock),
    ids: container.get<IdSource>(TOKENS.ids),
    secrets: container.get<SecretSource>(TOKENS.secrets),
  };
}

const wait = async (ms: number): Promise<void> => {
  await pass(ms);
};
const runner = { describe, test };

runLaws({ Clock: clockLaws }, runner, () => ({ clock: system().clock, pass: wait }));
runLaws({ IdSource: idSourceLaws }, runner, () => ({ ids: system().ids, others: system().ids, pass: wait }));
runLaws({ SecretSource: secretSourceLaws }, runner, () => ({ secrets: system().secrets, others: system().secrets }));
