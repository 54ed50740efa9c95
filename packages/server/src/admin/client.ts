import { connect, type Socket } from 'node:net';
import { join, relative } from 'node:path';
import { createInterface } from 'node:readline';
import { type CommandIo, type ExitCode, UsageError } from '../cli/command.ts';
import type { AdminReply, AdminRequest } from './protocol.ts';

/** Longest name of a socket file that every system takes, in bytes (sockaddr_un: 104 on macOS, 108 on Linux, with a NUL). */
const LONGEST_SOCKET_NAME = 103;

/**
 * Where a running Relay takes commands: readable and writable by its own user only. Seen from this process's folder where
 * that is shorter, since systems cap the name of a socket. Throws UsageError when it is too long all the same.
 */
export function adminSocketPath(home: string): string {
  const path = join(home, 'admin.sock');
  const fromHere = relative(process.cwd(), path);
  const name = fromHere.length < path.length ? fromHere : path;
  if (Buffer.byteLength(name) > LONGEST_SOCKET_NAME) {
    throw new UsageError(`The path of ${home} is too long for the socket that Relay puts in it. Start Relay from beside the folder, or set RELAY_HOME to a shorter path.`);
  }
  return name;
}

function reach(home: string): Promise<Socket | undefined> {
  return new Promise((resolve) => {
    const socket = connect(adminSocketPath(home));
    socket.once('connect', () => resolve(socket));
    socket.once('error', () => resolve(undefined));
  });
}

/** Whether a Relay is running on the folder. */
export async function isRunning(home: string): Promise<boolean> {
  const socket = await reach(home);
  socket?.destroy();
  return socket !== undefined;
}

/** Runs a command inside the Relay that is running on the folder; `undefined` when none is. */
export async function forward(home: string, request: AdminRequest, io: CommandIo): Promise<ExitCode | undefined> {
  const socket = await reach(home);
  if (socket === undefined) return undefined;
  socket.write(`${JSON.stringify(request)}\n`);
  try {
    for await (const line of createInterface({ input: socket })) {
      const reply = JSON.parse(line) as AdminReply;
      if (reply.kind === 'exit') return reply.code;
      io[reply.kind](reply.line);
    }
  } finally {
    socket.destroy();
  }
  io.err('relay: the running Relay stopped before the command was done. Run the command again.');
  return 1;
}
