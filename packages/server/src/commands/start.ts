import { createServer } from 'node:net';
import { serve, type ServerType } from '@hono/node-server';
import type { CallPageRequest, OrgId, Relay } from '@relay/core';
import { createApp } from '@relay/http';
import { serveAdmin } from '../admin/server.ts';
import { command, type CommandIo, EXIT, UsageError } from '../cli/command.ts';
import { operator, worker } from '../compose/actors.ts';
import { openDatabase } from '../compose/open-database.ts';
import { readSettings, type Settings } from '../compose/settings.ts';
import { DEMO_ORGS, seedDemo } from '../demo/seed.ts';
import { importFolder } from './import.ts';

const LINK_LIFETIME_MS = 15 * 60 * 1000;
const KEY_LIFETIME_MS = 12 * 60 * 60 * 1000;
const STOP_WITHIN_MS = 10_000;

/** `relay start`: everything on one machine, with nothing else installed. */
export const start = command({
  name: 'start',
  description: 'Start Relay on this machine: embedded database, two demo organisations, HTTP and pages.',
  args: {},
  async run(io) {
    const settings = readSettings(process.env, io.cwd);
    const startedMs = performance.now();
    await assertPortFree(settings);
    const database = await openDatabase(settings);
    try {
      const { relay } = database;
      await seedDemo(relay, settings.home, (line) => io.err(line));
      await analyseWaiting(relay, io);
      const admin = await serveAdmin(settings.home, [importFolder], database);
      // The HTTP server alone keeps the process alive: when it cannot listen, nothing else holds the command open.
      admin.unref();
      const server = await listen(relay, settings);
      await announce(io, relay, settings, server, performance.now() - startedMs);
      await stopSignal();
      io.err('Stopping.');
      admin.close();
      await stopServing(server);
    } finally {
      await database.close();
    }
    return EXIT.done;
  },
});

/** Ends on the first Ctrl-C or TERM; a second one ends the process at once. */
const stopSignal = (): Promise<void> =>
  new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve());
  });

/** Calls that an earlier run kept but had not analysed when it was killed. */
async function analyseWaiting(relay: Relay, io: CommandIo): Promise<void> {
  let after: OrgId | undefined;
  for (;;) {
    const ids = await relay.orgIds(after, 100);
    for (const id of ids) {
      const org = relay.in(id).as(worker);
      let page: CallPageRequest | undefined = { state: 'received', limit: 200 };
      while (page !== undefined) {
        const waiting: Awaited<ReturnType<typeof org.calls.list>> = await org.calls.list(page);
        if (!waiting.ok) break;
        const { items, next } = waiting.value;
        if (items.length > 0) io.err(`  Analysing ${items.length} call(s) left waiting by an earlier run.`);
        for (const call of items) await org.calls.analyse(call.id);
        page = next === undefined ? undefined : { state: 'received', limit: 200, after: next };
      }
    }
    after = ids.at(-1);
    if (ids.length < 100) return;
  }
}

function portTaken(settings: Settings): UsageError {
  const next = settings.port + 1;
  return new UsageError(`Port ${settings.port} on ${settings.host} is in use. Stop what uses it, or choose another: RELAY_PORT=${next} npm start`);
}

/** Asked before the database is opened, so that a second start touches nothing. */
async function assertPortFree(settings: Settings): Promise<void> {
  const probe = createServer();
  await new Promise<void>((resolve, reject) => {
    probe.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EADDRINUSE') reject(portTaken(settings));
      else if (error.code === 'EACCES') reject(new UsageError(`Port ${settings.port} needs rights that this user has not. Choose one above 1023: RELAY_PORT=8787 npm start`));
      else if (error.code === 'EADDRNOTAVAIL' || error.code === 'ENOTFOUND') reject(new UsageError(`RELAY_HOST ${settings.host} is no address of this machine. Use 127.0.0.1.`));
      else reject(error);
    });
    probe.listen(settings.port, settings.host, () => probe.close(() => resolve()));
  });
}

function listen(relay: Relay, settings: Settings): Promise<ServerType> {
  return new Promise((resolve, reject) => {
    const app = createApp({ relay, mode: 'development', origin: originOf(settings, settings.port) });
    const server = serve({ fetch: app.fetch, port: settings.port, hostname: settings.host }, () => resolve(server));
    server.once('error', (error: NodeJS.ErrnoException) => reject(error.code === 'EADDRINUSE' ? portTaken(settings) : error));
  });
}

const originOf = (settings: Settings, port: number): string =>
  `http://${settings.host.includes(':') ? `[${settings.host}]` : settings.host}:${port}`;

function stopServing(server: ServerType): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => ('closeAllConnections' in server ? server.closeAllConnections() : undefined), STOP_WITHIN_MS);
    server.close(() => {
      clearTimeout(timer);
      resolve();
    });
    if ('closeIdleConnections' in server) server.closeIdleConnections();
  });
}

async function announce(io: CommandIo, relay: Relay, settings: Settings, server: ServerType, tookMs: number): Promise<void> {
  const [first] = (await relay.orgIds(undefined, 1)) ?? [];
  const orgId = DEMO_ORGS[0]?.id ?? first;
  if (orgId === undefined) return;
  const org = relay.in(orgId).as(operator);
  const link = await org.signIns.createLink({ label: 'First sign-in', role: 'owner', personId: 'demo-owner', lifetimeMs: LINK_LIFETIME_MS });
  const key = await org.apiKeys.create({ label: 'Started at the terminal', role: 'integration', lifetimeMs: KEY_LIFETIME_MS });
  if (!link.ok || !key.ok) return;
  const address = server.address();
  const url = originOf(settings, typeof address === 'object' && address !== null ? address.port : settings.port);
  io.out(
    [
      '',
      `Relay is running at ${url} (ready in ${(tookMs / 1000).toFixed(1)} s; data in ${settings.home})`,
      '',
      'Sign in within 15 minutes, once, with this link:',
      `  ${url}/sign-in?token=${link.value.token}`,
      '',
      'Or ask the API (this key works for 12 hours):',
      `  curl -H 'Authorization: Bearer ${key.value.token}' ${url}/v1/calls`,
      '',
      'Press Ctrl-C to stop.',
    ].join('\n'),
  );
}
