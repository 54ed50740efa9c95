import { existsSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { removeEmbedded } from '@relay/adapters-postgres';
import { isRunning } from '../admin/client.ts';
import { command, EXIT, UsageError } from '../cli/command.ts';
import { readSettings } from '../compose/settings.ts';

/** `relay reset`: removes the embedded database. */
export const reset = command({
  name: 'reset',
  description: 'Remove the embedded database (.relay/) with every call in it.',
  args: { yes: { type: 'boolean', description: 'Do not ask.' } },
  async run(io, args) {
    const { home } = readSettings(process.env, io.cwd);
    if (!existsSync(home)) {
      io.err(`Nothing to remove: ${home} does not exist.`);
      return EXIT.done;
    }
    // Only a folder that Relay made is ever removed, whatever RELAY_HOME says.
    if (!['relay-database.json', 'pgdata'].some((file) => existsSync(join(home, file)))) {
      throw new UsageError(`${home} was not made by Relay (it holds no database of Relay's). Remove it yourself if you mean to.`);
    }
    if (await isRunning(home)) throw new UsageError(`Relay is running on ${home}. Stop it first (Ctrl-C), then run "relay reset" again.`);
    if (args.yes !== true) {
      const answer = await io.ask?.(`Remove ${home} and every call in it?`);
      if (answer === undefined) throw new UsageError('Nobody can answer here. Run "relay reset --yes" to remove the database without being asked.');
      if (!answer) {
        io.err('Nothing was removed.');
        return EXIT.done;
      }
    }
    // Takes the folder's lock, so that a Relay that is just starting keeps its data; then goes what Relay put beside it.
    for (const file of ['admin.sock', 'demo.json']) await rm(join(home, file), { force: true });
    await removeEmbedded({ directory: home });
    io.err(`Removed ${home}.`);
    return EXIT.done;
  },
});
