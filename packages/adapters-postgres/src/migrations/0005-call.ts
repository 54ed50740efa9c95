import type { Migration } from './migration.ts';

/** Calls and the immutable revisions of their transcripts. Erasing a call takes its revisions with it. */
export const call: Migration = {
  version: 5,
  name: 'call',
  sql: () => `
CREATE TABLE relay.call (
  org_id uuid NOT NULL,
  id uuid NOT NULL,
  state text NOT NULL CHECK (state IN ('received', 'analysed')),
  source text NOT NULL,
  external_id text NOT NULL,
  title text NOT NULL,
  started_at timestamptz NOT NULL,
  time_zone text NOT NULL,
  locale text NOT NULL,
  currency text NOT NULL,
  region text NOT NULL,
  received_at timestamptz NOT NULL,
  revision integer NOT NULL CHECK (revision >= 1),
  transcript_hash text NOT NULL,
  PRIMARY KEY (org_id, id),
  UNIQUE (org_id, source, external_id)
);
CREATE INDEX call_newest ON relay.call (org_id, received_at DESC, id DESC);
CREATE INDEX call_newest_by_state ON relay.call (org_id, state, received_at DESC, id DESC);
SELECT relay_ctl.protect('relay.call');

CREATE TABLE relay.transcript_revision (
  org_id uuid NOT NULL,
  call_id uuid NOT NULL,
  number integer NOT NULL CHECK (number >= 1),
  hash text NOT NULL,
  turns jsonb NOT NULL,
  parties jsonb NOT NULL,
  PRIMARY KEY (org_id, call_id, number),
  FOREIGN KEY (org_id, call_id) REFERENCES relay.call (org_id, id) ON DELETE CASCADE
);
SELECT relay_ctl.protect('relay.transcript_revision', true);
`,
};
