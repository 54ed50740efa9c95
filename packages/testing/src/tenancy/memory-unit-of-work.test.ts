import { setImmediate } from 'node:timers/promises';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { aCall, aTargetVersion } from '../builders.ts';
import { portHarness } from '../harness.ts';
import { memoryPorts } from '../memory-ports.ts';
import { MemoryDatabase } from './memory-database.ts';
import { MemoryHostTransactions } from './memory-host-transactions.ts';
import { MemoryTransaction } from './memory-transaction.ts';

afterEach(() => void vi.useRealTimers());

describe('the memory database', () => {
  test('keeps a copy that its giver can no longer change', async () => {
    const h = await portHarness(memoryPorts());
    await h.write('a', async ({ targets }, scope) => {
      const examples = ['solar'];
      await targets.add(aTargetVersion(scope, { definition: { examples } }));
      examples.push('wind');
      expect((await targets.newest('budget'))?.definition.examples).toEqual(['solar']);
    });
  });

  test('hands out values that cannot be changed', async () => {
    const h = await portHarness(memoryPorts());
    await h.write('a', async ({ targets }, scope) => {
      await targets.add(aTargetVersion(scope));
      const kept = await targets.newest('budget');
      expect(() => Object.assign(kept?.definition.examples ?? [], { 0: 'wind' })).toThrow(TypeError);
    });
  });

  test('tells of a transaction that never ends, instead of hanging', async () => {
    vi.useFakeTimers();
    const h = await portHarness(memoryPorts());
    const forever = Promise.withResolvers<undefined>();
    const holding = h.write('a', () => forever.promise);
    const waiting = h.write('a', async () => 'let in').catch((failure: unknown) => failure);
    await vi.advanceTimersByTimeAsync(5_000);
    expect(await waiting).toMatchObject({ name: 'AdapterFailure', kind: 'timeout', retry: 'later' });
    forever.resolve(undefined);
    await holding;
    expect(await h.write('a', async () => 'let in')).toBe('let in');
  });

  test('lets work that a transaction left behind start one of its own later', async () => {
    const h = await portHarness(memoryPorts());
    const leftBehind = await h.write('a', async () => ({
      later: setImmediate().then(() => h.write('a', ({ calls }, scope) => calls.add(aCall(scope)))),
    }));
    expect(await leftBehind.later).toBe('added');
  });
});

describe('a transaction of a host in memory', () => {
  test('runs one unit of work at a time', async () => {
    const database = new MemoryDatabase();
    const h = await portHarness(memoryPorts(database));
    const client = new MemoryTransaction(database);
    client.begin();
    const hosts = new MemoryHostTransactions();
    const add = () => h.inOrg('a', (scope) => hosts.join(client).transact(scope, ({ calls }) => calls.add(aCall(scope))));
    const both = await Promise.allSettled([add(), add()]);
    expect(both.map(({ status }) => status)).toEqual(['fulfilled', 'rejected']);
    client.rollback();
  });

  test('cannot end while a unit of work is running on it', async () => {
    const database = new MemoryDatabase();
    const h = await portHarness(memoryPorts(database));
    const client = new MemoryTransaction(database);
    client.begin();
    await h.inOrg('a', (scope) => new MemoryHostTransactions().join(client).transact(scope, async () => {
      expect(() => client.commit()).toThrow('still running');
    }));
    client.rollback();
  });

  test('begins once', () => {
    const client = new MemoryTransaction(new MemoryDatabase());
    client.begin();
    expect(() => client.begin()).toThrow('open transaction');
    client.rollback();
    expect(() => client.rollback()).toThrow('no open transaction');
  });
});
