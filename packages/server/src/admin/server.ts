import { chmodSync, rmSync } from 'node:fs';
import { createServer, type Server, type Socket } from 'node:net';
import { createInterface } from 'node:readline';
import { type Command, type CommandIo, EXIT, type OpenRelay, readArgs, UsageError } from '../cli/command.ts';
import { describeFailure, exitCodeOf } from '../cli/failure.ts';
import { adminSocketPath } from './client.ts';
import type { AdminReply, AdminRequest } from './protocol.ts';

/**
 * Takes commands from this machine's own user while Relay holds the embedded database. Call it only by the holder of
 * the folder's lock: a socket file that a killed process left behind is replaced.
 */
export async function serveAdmin(home: string, commands: readonly Command[], open: OpenRelay): Promise<Server> {
  const path = adminSocketPath(home);
  rmSync(path, { force: true });
  const server = createServer((socket) => void answer(socket, commands, open));
  // Bound with owner-only rights from the first moment on.
  const umask = process.umask(0o177);
  try {
    await new Promise<void>((resolve, reject) => server.once('error', reject).listen(path, resolve));
  } finally {
    process.umask(umask);
  }
  chmodSync(path, 0o600);
  return server;
}

async function answer(socket: Socket, commands: readonly Command[], open: OpenRelay): Promise<void> {
  const send = (reply: AdminReply) => socket.writable && socket.write(`${JSON.stringify(reply)}\n`);
  socket.on('error', () => socket.destroy());
  for await (const line of createInterface({ input: socket })) {
    const request = readRequest(line);
    const io = { out: (text: string) => send({ kind: 'out', line: text }), err: (text: string) => send({ kind: 'err', line: text }) };
    if (request === undefined) io.err('relay: the running Relay did not understand this. Stop it and start the same version.');
    send({ kind: 'exit', code: request === undefined ? EXIT.usage : await runForwarded({ ...io, cwd: request.cwd }, commands, request, open) });
    socket.end();
    return;
  }
}

/** One line from outside, or `undefined` when it is no request: nothing that arrives here may end the process. */
function readRequest(line: string): AdminRequest | undefined {
  try {
    const { command, args, cwd } = (JSON.parse(line) ?? {}) as Partial<AdminRequest>;
    const isRequest = typeof command === 'string' && typeof cwd === 'string' && Array.isArray(args) && args.every((arg) => typeof arg === 'string');
    return isRequest ? { command, args, cwd } : undefined;
  } catch {
    return undefined;
  }
}

async function runForwarded(io: CommandIo, commands: readonly Command[], request: AdminRequest, open: OpenRelay) {
  try {
    const found = commands.find((candidate) => candidate.name === request.command && candidate.database === true);
    if (found === undefined) throw new UsageError(`The running Relay has no command "${request.command}". Stop it and start the same version.`);
    return await found.run(io, readArgs(found, request.args), () => Promise.resolve(open));
  } catch (error) {
    io.err(describeFailure(error));
    return exitCodeOf(error);
  }
}
