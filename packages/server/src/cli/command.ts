import { type ArgsDef, defineCommand, type ParsedArgs, parseArgs, renderUsage } from 'citty';
import type { Relay } from '@relay/core';

/** Done · the work failed or part of it was refused · wrong flag, file or setting · cannot be decided here. */
export const EXIT = { done: 0, failed: 1, usage: 2, undecided: 3 } as const;

/** One of EXIT. */
export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

/** What a command may do to the outside: the same over a terminal and over the admin socket. */
export interface CommandIo {
  /** Results: one line each; with --json exactly one JSON object a line. */
  out(line: string): void;
  /** Text for people: progress, warnings, errors. */
  err(line: string): void;
  /** Folder that relative paths start from. */
  readonly cwd: string;
  /** Asks a yes-or-no question; `undefined` when nobody can answer. */
  ask?(question: string): Promise<boolean>;
}

/** What a command that works on the database gets. */
export interface OpenRelay {
  readonly relay: Relay;
  /** Folder of the embedded database. */
  readonly home: string;
}

/** A wrong flag, file or setting: the sentence says which and what to do. Exit code 2. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

/** One `relay` command. `database` commands run inside `relay start` when it is running, with the same output. */
export interface Command<A extends ArgsDef = ArgsDef> {
  readonly name: string;
  readonly description: string;
  readonly args: A;
  readonly database?: boolean;
  run(io: CommandIo, args: ParsedArgs<A>, open: () => Promise<OpenRelay>): Promise<ExitCode>;
}

/** Keeps the argument types of a command. */
export const command = <const A extends ArgsDef>(definition: Command<A>): Command => definition as unknown as Command;

/** Reads a command's flags. Throws UsageError for one it does not know, and for surplus arguments. */
export function readArgs(definition: Command, raw: readonly string[]): ParsedArgs<ArgsDef> {
  const known = new Set(Object.entries(definition.args).flatMap(([name, arg]) => [name, camel(name), ...aliases(arg)]));
  let args: ParsedArgs<ArgsDef>;
  try {
    args = parseArgs([...raw], definition.args);
  } catch (error) {
    throw new UsageError(`relay ${definition.name}: ${(error as Error).message.toLowerCase()}. See "relay ${definition.name} --help".`);
  }
  const unknown = Object.keys(args).find((name) => name !== '_' && !known.has(name));
  if (unknown !== undefined) throw new UsageError(`relay ${definition.name}: there is no flag --${unknown}. See "relay ${definition.name} --help".`);
  const positionals = Object.values(definition.args).filter((arg) => arg.type === 'positional').length;
  if (args._.length > positionals) {
    throw new UsageError(`relay ${definition.name}: takes ${positionals} argument(s), but was given ${args._.length}. Quote names that hold spaces.`);
  }
  for (const [name, arg] of Object.entries(definition.args)) {
    if (arg.type === 'string' && args[name] === '') throw new UsageError(`relay ${definition.name}: --${name} needs a value.`);
  }
  return args;
}

/** Help text of one command. */
export const usageOf = (definition: Command): Promise<string> =>
  renderUsage(defineCommand({ meta: { name: `relay ${definition.name}`, description: definition.description }, args: definition.args }));

const camel = (name: string): string => name.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase());
const aliases = (arg: ArgsDef[string]): string[] => {
  const alias = 'alias' in arg ? arg.alias : undefined;
  return alias === undefined ? [] : Array.isArray(alias) ? alias : [alias];
};
