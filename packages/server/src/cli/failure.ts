import { AdapterFailure, InvariantViolation } from '@relay/core';
import { EXIT, type ExitCode, UsageError } from './command.ts';

/** A sentence for people about anything that was thrown. Foreign errors tell only their code: a message may hold data. */
export function describeFailure(error: unknown): string {
  if (error instanceof UsageError || error instanceof AdapterFailure) return `relay: ${error.message}`;
  if (error instanceof InvariantViolation) return `relay: this is a bug in Relay: ${error.message}`;
  const { code, name } = error as { code?: string; name?: string };
  return `relay: something failed that Relay did not foresee (${code ?? name ?? 'unknown'}). Nothing was lost; run the command again, and report it if it stays.`;
}

/** Exit code of a command that threw: 2 when the person at the terminal can set it right, 1 otherwise. */
export const exitCodeOf = (error: unknown): ExitCode =>
  error instanceof UsageError || (error instanceof AdapterFailure && error.kind === 'misconfigured') ? EXIT.usage : EXIT.failed;
