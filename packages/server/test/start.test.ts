import { mkdir, writeFile } from 'node:fs/promises';
import { connect, createServer } from 'node:net';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { relay, spawnRelay, startRelay, temporaryFolder } from './relay-process.ts';

interface Listed {
  readonly items: readonly { readonly id: string; readonly state: string; readonly title: string }[];
}

/** Everything that the socket answers to one line. */
const sendLine = (path: string, line: string): Promise<string> =>
  new Promise((resolve, reject) => {
    let answer = '';
    const socket = connect(path, () => socket.write(`${line}\n`));
    socket.on('data', (chunk: Buffer) => (answer += chunk.toString()));
    socket.on('close', () => resolve(answer)).on('error', reject);
  });

const list = async (url: string, key: string): Promise<Listed> =>
  (await fetch(`${url}/v1/calls?limit=200`, { headers: { Authorization: `Bearer ${key}` } })).json() as Promise<Listed>;

describe('relay start', () => {
  test('serves proved sample calls, survives kill -9, starts again with the same data, and stops cleanly', { timeout: 180_000 }, async () => {
    await using folder = await temporaryFolder();
    const first = await startRelay(folder.path);
    const before = await list(first.url, first.key);
    expect(before.items.length).toBeGreaterThan(3);
    expect(before.items.every((call) => call.state === 'analysed')).toBe(true);
    expect(await first.stop('SIGKILL')).toBe('SIGKILL');

    const second = await startRelay(folder.path);
    const after = await list(second.url, second.key);
    expect(after.items.map((call) => call.id).toSorted()).toEqual(before.items.map((call) => call.id).toSorted());
    // A key of the earlier run still works: it was kept, and lasts 12 hours.
    expect((await list(second.url, first.key)).items).toHaveLength(before.items.length);
    expect(await second.stop('SIGINT')).toBe(0);
  });

  test('finishes a first start that was killed half-way', { timeout: 180_000 }, async () => {
    await using folder = await temporaryFolder();
    const killed = spawnRelay(['start'], folder.path, { RELAY_PORT: '0' });
    await new Promise<void>((resolve) => killed.stderr.on('data', (chunk: Buffer) => chunk.toString().includes('2 of') && resolve()));
    killed.kill('SIGKILL');
    await new Promise((resolve) => killed.on('close', resolve));
    const second = await startRelay(folder.path);
    const { items } = await list(second.url, second.key);
    expect(new Set(items.map((call) => call.title)).size).toBe(items.length);
    expect(items.every((call) => call.state === 'analysed')).toBe(true);
    expect(await second.stop('SIGTERM')).toBe(0);
  });

  test('signs a person in once, and shows a call with its evidence', { timeout: 120_000 }, async () => {
    await using folder = await temporaryFolder();
    const running = await startRelay(folder.path);
    const { items } = await list(running.url, running.key);
    const token = new URL(running.link).searchParams.get('token') ?? '';
    const signIn = () =>
      fetch(`${running.url}/sign-in`, {
        method: 'POST',
        redirect: 'manual',
        headers: { 'Content-Type': 'application/x-www-form-urlencoded', Origin: running.url },
        body: new URLSearchParams({ token }),
      });
    // Looking at the link does not spend it.
    expect((await fetch(running.link)).status).toBe(200);
    const signedIn = await signIn();
    expect(signedIn.status).toBe(303);
    expect((await signIn()).status).not.toBe(303);
    const cookie = signedIn.headers.get('set-cookie') ?? '';
    expect(cookie).toMatch(/HttpOnly/i);
    expect(cookie).toMatch(/SameSite=Lax/i);
    const calls = new URL(signedIn.headers.get('location') ?? '', running.url);
    const page = await fetch(calls, { headers: { Cookie: cookie.split(';')[0] ?? '' } });
    expect(await page.text()).toContain(items[0]?.title);
    const call = await fetch(`${calls.href}/${items[0]?.id}`, { headers: { Cookie: cookie.split(';')[0] ?? '' } });
    expect(await call.text()).toContain('<mark');
    await running.stop('SIGINT');
  });

  test('lets other commands work through it, and refuses a second start and a reset', { timeout: 120_000 }, async () => {
    await using folder = await temporaryFolder();
    const running = await startRelay(folder.path);
    await writeFile(join(folder.path, 'one.txt'), 'Agent: What is your mobile number?\nCustomer: It is 0491 570 156.\n');
    const imported = await relay(['import', '.', '--json'], folder.path);
    expect(imported).toMatchObject({ code: 0 });
    expect(JSON.parse(imported.out)).toMatchObject({ file: 'one.txt', outcome: 'created' });
    expect(JSON.parse((await relay(['import', '.', '--json'], folder.path)).out)).toMatchObject({ outcome: 'unchanged' });
    // What is no request is answered, and ends nothing.
    for (const line of ['not json', 'null', '{"command":"import"}', '{"command":"reset","args":[],"cwd":"/"}']) {
      expect(await sendLine(join(folder.path, '.relay', 'admin.sock'), line)).toContain('"kind":"exit","code":2');
    }
    const again = await relay(['start'], folder.path, { RELAY_PORT: '0' });
    expect(again).toMatchObject({ code: 2 });
    expect(again.err).toContain('is in use by process');
    const reset = await relay(['reset', '--yes'], folder.path);
    expect(reset).toMatchObject({ code: 2 });
    expect(reset.err).toContain('Stop it first');
    expect(await running.stop('SIGINT')).toBe(0);
    expect(await relay(['reset', '--yes'], folder.path)).toMatchObject({ code: 0 });
  });

  test('starts in a folder whose path is longer than a socket may be called', { timeout: 60_000 }, async () => {
    await using folder = await temporaryFolder();
    const deep = join(folder.path, 'a-folder-with-a-long-name'.repeat(3), 'and-another-inside-it'.repeat(3));
    await mkdir(deep, { recursive: true });
    const running = await startRelay(deep);
    expect((await list(running.url, running.key)).items.length).toBeGreaterThan(3);
    expect(await running.stop('SIGINT')).toBe(0);
  });

  test('suggests the next port when its own is in use, and touches no data', { timeout: 60_000 }, async () => {
    await using folder = await temporaryFolder();
    const taken = createServer();
    await new Promise<void>((resolve) => taken.listen(0, '127.0.0.1', resolve));
    const { port } = taken.address() as { port: number };
    const refused = await relay(['start'], folder.path, { RELAY_PORT: String(port) });
    taken.close();
    expect(refused).toMatchObject({ code: 2 });
    expect(refused.err).toContain(`RELAY_PORT=${port + 1} npm start`);
    expect((await relay(['reset', '--yes'], folder.path)).err).toContain('Nothing to remove');
  });
});
