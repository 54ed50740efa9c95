import { spawn } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AdapterFailure } from '@relay/core/ports';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { type EmbeddedDatabase, openEmbedded, removeEmbedded } from '../src/embedded/open-embedded.ts';
import { SCHEMA_VERSION } from '../src/migrations/catalogue.ts';
import { openTestEmbedded } from './databases.ts';
import { anOrgId, populatedOrg, readIn, transactIn, unscoped } from './tenants.ts';

const home = mkdtempSync(join(tmpdir(), 'relay-embedded-'));
afterAll(() => rmSync(home, { recursive: true, force: true }));

/** Starts another process that opens the directory and says so; it lives until it is killed. */
async function otherProcess(directory: string): Promise<{ pid: number; kill(): Promise<void> }> {
  const child = spawn(process.execPath, ['--conditions=relay-source', join(import.meta.dirname, 'hold-directory.ts'), directory], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  await new Promise<void>((resolve, reject) => {
    child.stdout.once('data', () => resolve());
    child.once('exit', () => reject(new Error('The other process could not open the directory.')));
  });
  return {
    pid: child.pid ?? 0,
    async kill() {
      child.kill('SIGKILL');
      await gone;
    },
  };
}

describe('A data directory', () => {
  /** A directory that was made, used and closed properly. */
  const pristine = join(home, 'pristine');
  let orgId: ReturnType<typeof anOrgId>;
  beforeAll(async () => {
    const database = await openEmbedded({ directory: pristine });
    orgId = await populatedOrg(database.app);
    await database.close();
  });

  /** A copy of it, with something done to it. */
  function copy(name: string, damage: (directory: string) => void = () => undefined): string {
    const directory = join(home, name);
    cpSync(pristine, directory, { recursive: true });
    damage(directory);
    return directory;
  }

  const record = (directory: string) => JSON.parse(readFileSync(join(directory, 'relay-database.json'), 'utf8')) as Record<string, unknown>;
  const rewrite = (change: object) => (directory: string) => writeFileSync(join(directory, 'relay-database.json'), JSON.stringify({ ...record(directory), ...change }));
  const callsIn = (database: EmbeddedDatabase) => readIn(database.app, orgId, async ({ calls }) => (await calls.page({ limit: 5 })).items.length);

  /** Opens the directory, and answers with the refusal; nothing may be left open. */
  async function refusalOf(directory: string): Promise<AdapterFailure> {
    const refusal = await openEmbedded({ directory }).then(
      async (database) => {
        await database.close();
        return expect.fail('The directory was opened.');
      },
      (error: unknown) => error,
    );
    expect(refusal).toBeInstanceOf(AdapterFailure);
    expect(refusal).toMatchObject({ kind: 'misconfigured', message: expect.stringContaining(directory) });
    return refusal as AdapterFailure;
  }

  test('keeps what was written, and says what it is', async () => {
    const database = await openEmbedded({ directory: pristine });
    expect(await callsIn(database)).toBe(1);
    await database.close();
    expect(record(pristine)).toEqual({ state: 'ready', pglite: '0.5', schemaVersion: SCHEMA_VERSION });
  });

  test('is refused to a second process, by the name of the first, and to a second opening in this one', async () => {
    const directory = copy('locked');
    const other = await otherProcess(directory);
    const refusal = await refusalOf(directory);
    expect(refusal.message).toContain(`in use by process ${other.pid}`);
    await other.kill();
    const database = await openEmbedded({ directory });
    expect((await refusalOf(directory)).message).toContain('in use by process');
    await database.close();
  });

  test('is taken over after kill -9, with everything that was committed', async () => {
    const directory = copy('killed');
    const other = await otherProcess(directory);
    await other.kill();
    // The process id on file may by now be anybody's: it is for people, and the lock does not look at it.
    writeFileSync(join(directory, 'lock.pid'), String(process.pid));
    const database = await openEmbedded({ directory });
    expect(await callsIn(database)).toBe(1);
    const { rows } = await unscoped(database.worker, 'SELECT count(*)::int AS n FROM relay_ctl.orgs_page(NULL, 10)');
    expect(rows).toEqual([{ n: 2 }]);
    await database.close();
  });

  test('that was left while it was being made is made anew', async () => {
    const directory = join(home, 'unfinished');
    mkdirSync(join(directory, 'pgdata', 'base'), { recursive: true });
    writeFileSync(join(directory, 'relay-database.json'), JSON.stringify({ state: 'creating', pglite: '0.5', schemaVersion: 0 }));
    const database = await openEmbedded({ directory });
    expect(await callsIn(database)).toBe(0);
    await database.close();
  });

  test.each([
    ['of a newer schema', { schemaVersion: SCHEMA_VERSION + 1 }, /made by a newer Relay .*npm install .*relay reset/],
    ['of a newer PGlite', { pglite: '1' }, /made by a newer Relay .*npm install .*relay reset/],
    ['of an older PGlite', { pglite: '0.4' }, /written by PGlite 0\.4, .*relay reset/],
    ['with a record that makes no sense', { state: 'perhaps' }, /damaged.*relay reset/],
  ])('%s is refused with what to do', async (name, change, sentence) => {
    expect((await refusalOf(copy(name, rewrite(change)))).message).toMatch(sentence);
  });

  test.each([
    ['without its record', (directory: string) => rmSync(join(directory, 'relay-database.json')), /half written: it has a database but no relay-database\.json/],
    ['with a record that is cut off', (directory: string) => writeFileSync(join(directory, 'relay-database.json'), '{"state": "rea'), /damaged/],
    ['without pg_control', (directory: string) => rmSync(join(directory, 'pgdata', 'global', 'pg_control')), /half written: pgdata.global.pg_control is missing/],
    ['without its files', (directory: string) => rmSync(join(directory, 'pgdata'), { recursive: true }), /half written: pgdata.PG_VERSION is missing/],
    ['with a pg_control of zeros', (directory: string) => writeFileSync(join(directory, 'pgdata', 'global', 'pg_control'), Buffer.alloc(8192)), /damaged/],
  ])('%s is refused with what to do', async (name, damage, sentence) => {
    const { message } = await refusalOf(copy(name, damage));
    expect(message).toMatch(sentence);
    expect(message).toContain('relay reset');
  });

  test('that is a file, or lies under one, is refused', async () => {
    const file = join(home, 'file');
    writeFileSync(file, '');
    expect((await refusalOf(file)).message).toMatch(/cannot be made \(EEXIST\).*RELAY_HOME/);
    expect((await refusalOf(join(file, 'below'))).message).toMatch(/cannot be made \(ENOTDIR\)/);
  });

  test('is removed whole, but not from under a process that has it open', async () => {
    const directory = copy('removed');
    const database = await openEmbedded({ directory });
    await expect(removeEmbedded({ directory })).rejects.toMatchObject({ kind: 'misconfigured', message: expect.stringContaining('in use by process') });
    expect(await callsIn(database)).toBe(1);
    await database.close();
    await database.close();
    writeFileSync(join(directory, 'notes.txt'), 'not ours');
    await removeEmbedded({ directory });
    expect(readdirSync(directory)).toEqual(['notes.txt']);
    rmSync(join(directory, 'notes.txt'));
    await removeEmbedded({ directory });
    expect(existsSync(directory)).toBe(false);
  });

  test('that was refused is left as it was', async () => {
    const directory = copy('untouched', rewrite({ schemaVersion: SCHEMA_VERSION + 1 }));
    const before = readFileSync(join(directory, 'relay-database.json'), 'utf8');
    await refusalOf(directory);
    expect(readFileSync(join(directory, 'relay-database.json'), 'utf8')).toBe(before);
    expect(existsSync(join(directory, 'pgdata', 'PG_VERSION'))).toBe(true);
  });
});

describe('The embedded session', () => {
  let database: EmbeddedDatabase;
  beforeAll(async () => {
    database = await openTestEmbedded();
  });
  afterAll(() => database.close());

  test('lets timers run through a long row of reads', async () => {
    let ticks = 0;
    const timer = setInterval(() => (ticks += 1), 5);
    const orgId = anOrgId();
    const start = performance.now();
    while (performance.now() - start < 300) await readIn(database.app, orgId, ({ calls }) => calls.find(orgId as never).then(() => undefined));
    clearInterval(timer);
    expect(ticks).toBeGreaterThan(10);
  });

  test('gives its one connection to waiting borrowers in the order in which they came', async () => {
    const order: number[] = [];
    await Promise.all([1, 2, 3, 4].map((place) => transactIn(database.app, anOrgId(), async () => void order.push(place))));
    expect(order).toEqual([1, 2, 3, 4]);
  });

  test('refuses a connection that is given back twice', async () => {
    const client = await database.app.connect();
    client.release();
    expect(() => client.release()).toThrow('released twice');
  });

  test('tells a borrower who waits too long', async () => {
    const client = await database.app.connect();
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    try {
      const waiting = database.worker.connect();
      vi.advanceTimersByTime(30_000);
      await expect(waiting).rejects.toMatchObject({ kind: 'timeout', message: expect.stringContaining('busy for 30 s') });
    } finally {
      vi.useRealTimers();
      client.release();
    }
    await populatedOrg(database.app);
  });

  test('is closed to late borrowers and to those who wait', async () => {
    const closing = await openTestEmbedded();
    const client = await closing.app.connect();
    const closed = closing.close();
    const late = closing.app.connect();
    client.release();
    await closed;
    await expect(late).rejects.toMatchObject({ kind: 'unavailable' });
    await expect(closing.app.connect()).rejects.toThrow('The embedded database is closed.');
    await closing.close();
  });

  test('ends nothing when the pool of one role ends', async () => {
    await database.auditor.end();
    expect(await populatedOrg(database.app)).toBeDefined();
  });
});
