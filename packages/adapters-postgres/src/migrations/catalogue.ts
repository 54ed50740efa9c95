import { scope } from './0001-scope.ts';
import { protect } from './0002-protect.ts';
import { org } from './0003-org.ts';
import { audit } from './0004-audit.ts';
import { call } from './0005-call.ts';
import { extraction } from './0006-extraction.ts';
import type { Migration } from './migration.ts';

/** Every step of the schema, in order. */
export const MIGRATIONS: readonly Migration[] = Object.freeze([scope, protect, org, audit, call, extraction]);

/** The schema that this build of Relay reads and writes. */
export const SCHEMA_VERSION = MIGRATIONS.length;
