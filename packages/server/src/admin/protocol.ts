import type { ExitCode } from '../cli/command.ts';

/** What a command line sends to a running Relay: one JSON line. */
export interface AdminRequest {
  readonly command: string;
  readonly args: readonly string[];
  readonly cwd: string;
}

/** What comes back: one JSON line each, `exit` last. */
export type AdminReply =
  | { readonly kind: 'out' | 'err'; readonly line: string }
  | { readonly kind: 'exit'; readonly code: ExitCode };
