import { execFile } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { describe, expect, test } from 'vitest';
import { openDatabase } from '../src/index.ts';
import { temporaryFolder } from './relay-process.ts';

const frozen = fileURLToPath(new URL('frozen/', import.meta.url));

/** Data folders that earlier builds wrote and this build must open, migrating them where they are older. */
describe('a data folder of an earlier build', () => {
  test.each(readdirSync(frozen))('%s opens with every call and finding in it', { timeout: 60_000 }, async (archive) => {
    await using folder = await temporaryFolder();
    await promisify(execFile)('tar', ['-xzf', join(frozen, archive), '-C', folder.path]);
    const database = await openDatabase({ home: join(folder.path, '.relay'), host: '127.0.0.1', port: 0 });
    try {
      const counts: number[] = [];
      for (const id of await database.relay.orgIds(undefined, 10)) {
        const org = database.relay.in(id).as({ type: 'person', id: 'p1', role: 'owner' });
        const calls = await org.calls.list({ limit: 200 });
        if (!calls.ok) throw new Error(calls.error.message);
        counts.push(calls.value.items.length);
        for (const { id: callId } of calls.value.items) {
          const call = await org.calls.get(callId);
          expect(call.ok && call.value.findings.length).toBeGreaterThan(0);
        }
      }
      expect(counts.toSorted()).toEqual([6, 7]);
    } finally {
      await database.close();
    }
  });
});
