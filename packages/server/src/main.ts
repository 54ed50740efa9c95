import 'reflect-metadata';
import { readFileSync } from 'node:fs';
import { confirm, isCancel } from '@clack/prompts';
import { forward } from './admin/client.ts';
import { type Command, type CommandIo, EXIT, type ExitCode, readArgs, UsageError, usageOf } from './cli/command.ts';
import { describeFailure, exitCodeOf } from './cli/failure.ts';
import { COMMANDS } from './commands/all.ts';
import { readSettings } from './compose/settings.ts';
import { openDatabase } from './compose/open-database.ts';

const version = (): string =>
  (JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')) as { version: string }).version;

const terminal: CommandIo = {
  out: (line) => void process.stdout.write(`${line}\n`),
  err: (line) => void process.stderr.write(`${line}\n`),
  cwd: process.cwd(),
  ...(process.stdin.isTTY && process.stderr.isTTY
    ? {
        async ask(question: string) {
          const answer = await confirm({ message: question, initialValue: false, output: process.stderr });
          return !isCancel(answer) && answer;
        },
      }
    : {}),
};

function help(): string {
  const width = Math.max(...COMMANDS.map((known) => known.name.length));
  return [
    'relay: turns recorded conversations into proved facts',
    '',
    'Usage: relay COMMAND [arguments]',
    '',
    ...COMMANDS.map((known) => `  ${known.name.padEnd(width)}  ${known.description}`),
    '',
    '  relay COMMAND --help tells a command\'s flags; relay --version the version.',
    '  Exit codes: 0 done, 1 failed or partly refused, 2 wrong flag, file or setting, 3 cannot be decided here.',
  ].join('\n');
}

async function runCommand(found: Command, raw: readonly string[]): Promise<ExitCode> {
  const args = readArgs(found, raw);
  if (found.database !== true) return found.run(terminal, args, neverOpened);
  const settings = readSettings(process.env, terminal.cwd);
  if (settings.databaseUrl === undefined) {
    const forwarded = await forward(settings.home, { command: found.name, args: [...raw], cwd: terminal.cwd }, terminal);
    if (forwarded !== undefined) return forwarded;
  }
  const database = await openDatabase(settings);
  try {
    return await found.run(terminal, args, () => Promise.resolve(database));
  } finally {
    await database.close();
  }
}

const neverOpened = () => Promise.reject(new TypeError('This command does not work on a database.'));

async function main(argv: readonly string[]): Promise<ExitCode> {
  const [name, ...raw] = argv;
  if (name === undefined || name === 'help' || name === '--help' || name === '-h') {
    terminal.out(help());
    return name === undefined ? EXIT.usage : EXIT.done;
  }
  if (name === '--version' || name === '-v') {
    terminal.out(version());
    return EXIT.done;
  }
  const found = COMMANDS.find((known) => known.name === name);
  if (found === undefined) {
    throw new UsageError(`There is no command "${name}". Known are ${COMMANDS.map((known) => known.name).join(', ')}; see "relay --help".`);
  }
  if (raw.includes('--help') || raw.includes('-h')) {
    terminal.out(await usageOf(found));
    return EXIT.done;
  }
  return runCommand(found, raw);
}

// A reader that closes early (relay … | head) is no failure.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit(EXIT.done);
});

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  terminal.err(describeFailure(error));
  process.exitCode = exitCodeOf(error);
}
