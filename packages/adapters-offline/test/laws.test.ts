import { OfflineAnalyst } from '@relay/adapters-offline';
import { analystLaws, runLaws } from '@relay/testing/laws';
import { describe, test } from 'vitest';

runLaws({ ConversationAnalyst: analystLaws }, { describe, test }, async () => ({ analyst: new OfflineAnalyst() }));
