import { isAbsolute, join } from 'node:path';
import { UsageError } from '../cli/command.ts';

/** What the environment sets; see `.env.example`. */
export interface Settings {
  /** Folder of the embedded database, absolute. */
  readonly home: string;
  /** Login as relay_app on an existing Postgres; absent for the embedded database. */
  readonly databaseUrl?: string;
  readonly host: string;
  readonly port: number;
}

/** Reads the environment. Throws UsageError that names the variable. */
export function readSettings(env: NodeJS.ProcessEnv, cwd: string): Settings {
  const home = env['RELAY_HOME'] ?? '.relay';
  const port = Number(env['RELAY_PORT'] ?? 8787);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) throw new UsageError('RELAY_PORT must be a port number from 0 to 65535.');
  const databaseUrl = env['DATABASE_URL'];
  if (databaseUrl !== undefined && !/^postgres(ql)?:\/\//.test(databaseUrl)) {
    throw new UsageError('DATABASE_URL must start with postgres:// or postgresql://. Unset it to use the embedded database.');
  }
  return {
    home: isAbsolute(home) ? home : join(cwd, home),
    ...(databaseUrl === undefined ? {} : { databaseUrl }),
    host: env['RELAY_HOST'] ?? '127.0.0.1',
    port,
  };
}
