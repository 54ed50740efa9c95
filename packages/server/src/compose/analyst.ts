import { offlineModule } from '@relay/adapters-offline/di';
import { TOKENS } from '@relay/core/di';
import type { ConversationAnalyst } from '@relay/core/ports';
import { Container } from 'inversify';
import { UsageError } from '../cli/command.ts';

/** Analysts that can be named on the command line. */
const MODULES = { offline: offlineModule } as const;

/** The analyst of that name. Throws UsageError for one that this build does not have. */
export function analystFor(name: string): ConversationAnalyst {
  if (!Object.hasOwn(MODULES, name)) {
    throw new UsageError(`There is no analyst "${name}" in this build. Use --analyst ${Object.keys(MODULES).join(' or ')}.`);
  }
  const container = new Container();
  container.load(MODULES[name as keyof typeof MODULES]());
  return container.get<ConversationAnalyst>(TOKENS.analyst);
}
