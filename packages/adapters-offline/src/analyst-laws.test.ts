import { analystLaws, runLaws } from '@relay/testing/laws';
import { describe, test } from 'vitest';
import { OfflineAnalyst } from './offline-analyst.ts';

runLaws({ ConversationAnalyst: analystLaws }, { describe, test }, () => ({ analyst: new OfflineAnalyst() }));
