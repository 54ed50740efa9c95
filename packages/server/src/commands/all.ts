import type { Command } from '../cli/command.ts';
import { analyse } from './analyse.ts';
import { evaluate } from './eval.ts';
import { importFolder } from './import.ts';
import { reset } from './reset.ts';
import { start } from './start.ts';

/** Every `relay` command. */
export const COMMANDS: readonly Command[] = [start, analyse, evaluate, importFolder, reset];
