import { connect, type Socket } from 'node:net';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { CommandIo, ExitCode } from '../cli/command.ts';
import type { AdminReply, AdminRequest } from './protocol.ts';

/** Where a running Relay takes commands: readable and writable by its own user only. */
export const adminSocketPath = (home: string): string => join(home, 'admin.sock');

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
