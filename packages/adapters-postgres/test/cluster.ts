import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { accessSync, chownSync, constants, existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';

/** A Postgres cluster that tests may do anything to. */
export interface ScratchCluster {
  /** Connects as its superuser, to the database `postgres`. */
  readonly superuserUrl: string;
  /** Takes away everything that this run made of it. */
  stop(): Promise<void>;
}

/** Either a cluster, or why there is none. */
export type ClusterOutcome = { readonly cluster: ScratchCluster } | { readonly missing: string };

const isExecutable = (path: string): boolean => {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
};

/** The directory of the newest Postgres installed here, Debian's layout first and then PATH. */
function findBinaries(): string | undefined {
  const debian = '/usr/lib/postgresql';
  const versions = existsSync(debian) ? readdirSync(debian).sort((left, right) => Number(right) - Number(left)) : [];
  const places = [...versions.map((version) => join(debian, version, 'bin')), ...(process.env['PATH'] ?? '').split(delimiter)];
  return places.find((place) => place !== '' && isExecutable(join(place, 'initdb')) && isExecutable(join(place, 'postgres')));
}

interface Account {
  readonly uid?: number;
  readonly gid?: number;
}

/** Postgres refuses to run as root: as root, some other account runs it. */
function accountToRunAs(): Account {
  if (process.getuid?.() !== 0) return {};
  for (const name of ['postgres', 'nobody']) {
    try {
      const id = (flag: string) => Number(execFileSync('id', [flag, name], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }));
      return { uid: id('-u'), gid: id('-g') };
    } catch {
      // Not on this machine: try the next.
    }
  }
  return { uid: 65_534, gid: 65_534 };
}

async function answers(url: string, server: ChildProcess, output: () => string): Promise<void> {
  for (let tries = 0; tries < 300; tries += 1) {
    if (server.exitCode !== null) throw new Error(`Postgres stopped while starting: ${output()}`);
    const client = new pg.Client({ connectionString: url });
    try {
      await client.connect();
      await client.end();
      return;
    } catch {
      await pause(50);
    }
  }
  throw new Error(`Postgres did not answer within 15 s: ${output()}`);
}

/** How clients come to the server: through a socket in its own directory, or over TCP as most deployments do. */
export type Reach = 'socket' | 'loopback';

const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0));
    });
  });

async function startCluster(binaries: string, reach: Reach): Promise<ScratchCluster> {
  const home = mkdtempSync(join(tmpdir(), 'relay-pg-'));
  const account = accountToRunAs();
  if (account.uid !== undefined && account.gid !== undefined) chownSync(home, account.uid, account.gid);
  const data = join(home, 'data');
  const password = randomBytes(16).toString('hex');
  writeFileSync(join(home, 'password'), password, { mode: 0o644 });
  const port = reach === 'loopback' ? await freePort() : 5432;
  // The server may not read this directory's parents as another account: every path below is absolute and its own.
  execFileSync(join(binaries, 'initdb'), ['-D', data, '-U', 'postgres', '--auth-local=trust', '--auth-host=scram-sha-256', `--pwfile=${join(home, 'password')}`, '-E', 'UTF8', '--locale=C', '--no-sync'], {
    ...account, cwd: home, stdio: ['ignore', 'ignore', 'pipe'],
  });
  const settings = [
    `listen_addresses=${reach === 'loopback' ? '127.0.0.1' : ''}`, `port=${port}`, `unix_socket_directories=${home}`, 'fsync=off', 'synchronous_commit=off', 'full_page_writes=off', 'max_connections=200',
    'max_locks_per_transaction=256', 'shared_buffers=128MB', 'autovacuum=off', 'log_error_verbosity=terse', 'jit=off',
  ];
  const server = spawn(join(binaries, 'postgres'), ['-D', data, ...settings.flatMap((setting) => ['-c', setting])], {
    ...account, cwd: home, stdio: ['ignore', 'ignore', 'pipe'],
  });
  let output = '';
  server.stderr?.on('data', (chunk: Buffer) => {
    output = (output + chunk.toString()).slice(-4000);
  });
  const killServer = () => {
    server.kill('SIGKILL');
    rmSync(home, { recursive: true, force: true });
  };
  process.once('exit', killServer);
  const superuserUrl =
    reach === 'loopback' ? `postgres://postgres:${password}@127.0.0.1:${port}/postgres` : `postgres://postgres@/postgres?host=${encodeURIComponent(home)}`;
  await answers(superuserUrl, server, () => output);
  return {
    superuserUrl,
    async stop() {
      process.off('exit', killServer);
      const gone = new Promise((resolve) => server.once('exit', resolve));
      server.kill('SIGINT');
      await gone;
      rmSync(home, { recursive: true, force: true });
    },
  };
}

/**
 * A scratch cluster: the one that RELAY_TEST_DATABASE_URL names (its superuser), else a Postgres installed here, started on
 * a temporary directory. Throws with RELAY_REQUIRE_POSTGRES=1 when there is neither.
 */
export async function scratchCluster(reach: Reach = 'socket'): Promise<ClusterOutcome> {
  const url = process.env['RELAY_TEST_DATABASE_URL'];
  if (url !== undefined && url !== '') return { cluster: { superuserUrl: url, stop: () => Promise.resolve() } };
  const binaries = findBinaries();
  if (binaries !== undefined) return { cluster: await startCluster(binaries, reach) };
  const missing = 'no Postgres on this machine: install one, or set RELAY_TEST_DATABASE_URL to a scratch cluster';
  if (process.env['RELAY_REQUIRE_POSTGRES'] === '1') throw new Error(`RELAY_REQUIRE_POSTGRES=1, but ${missing}.`);
  return { missing };
}

/** The URL with another user and database, and a password for clusters that ask for one. */
export function urlFor(url: string, to: { readonly user?: string; readonly password?: string; readonly database?: string }): string {
  const query = url.includes('?') ? url.slice(url.indexOf('?')) : '';
  const match = /^postgres(?:ql)?:\/\/(?:([^@/]*)@)?([^/?]*)(?:\/([^?]*))?/.exec(url);
  const [, user = '', host = '', database = 'postgres'] = match ?? [];
  const login = to.user === undefined ? user : to.password === undefined ? to.user : `${to.user}:${encodeURIComponent(to.password)}`;
  return `postgres://${login}@${host}/${to.database ?? database}${query}`;
}

/** Runs statements as the superuser of a database and closes the connection. */
export async function asSuperuser<T>(url: string, body: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await body(client);
  } finally {
    await client.end();
  }
}

/** A name that no other database of the cluster has. */
export const freshName = (prefix: string): string => `${prefix}_${randomBytes(6).toString('hex')}`;
