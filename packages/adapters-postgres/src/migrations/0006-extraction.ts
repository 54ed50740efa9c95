import type { Migration } from './migration.ts';

/** Immutable versions of extraction targets, and immutable analyses. Erasing a call takes its analyses with it. */
export const extraction: Migration = {
  version: 6,
  name: 'extraction',
  sql: () => `
CREATE TABLE relay.extraction_target_version (
  org_id uuid NOT NULL,
  id uuid NOT NULL,
  key text COLLATE "C" NOT NULL GENERATED ALWAYS AS (definition ->> 'key') STORED,
  version integer NOT NULL CHECK (version >= 1),
  definition jsonb NOT NULL,
  retired boolean NOT NULL,
  created_at timestamptz NOT NULL,
  PRIMARY KEY (org_id, id),
  UNIQUE (org_id, key, version)
);
SELECT relay_ctl.protect('relay.extraction_target_version', true);

CREATE TABLE relay.analysis (
  org_id uuid NOT NULL,
  id uuid NOT NULL,
  call_id uuid NOT NULL,
  at timestamptz NOT NULL,
  analyst text NOT NULL,
  transcript_hash text NOT NULL,
  revision integer NOT NULL CHECK (revision >= 1),
  context jsonb NOT NULL,
  targets jsonb NOT NULL,
  findings jsonb NOT NULL,
  signals jsonb NOT NULL,
  summary jsonb NOT NULL,
  PRIMARY KEY (org_id, id),
  FOREIGN KEY (org_id, call_id) REFERENCES relay.call (org_id, id) ON DELETE CASCADE
);
CREATE INDEX analysis_newest ON relay.analysis (org_id, call_id, at DESC, id DESC);
SELECT relay_ctl.protect('relay.analysis', true);
`,
};
