import { type Migration, ownedBy } from './migration.ts';

/**
 * Each organisation's audit log: dense from 0, the core kept as exact text, everything searched generated from it. Rows
 * come in through `relay.audit_append` alone, which locks that organisation's head and nothing else; the Merkle frontier
 * and signatures of the log will be columns of these two tables.
 */
export const audit: Migration = {
  version: 4,
  name: 'audit',
  sql: () => `
CREATE TABLE relay.audit_head (
  org_id uuid PRIMARY KEY,
  size bigint NOT NULL CHECK (size >= 0)
) WITH (fillfactor = 20);

CREATE TABLE relay.audit_entry (
  org_id uuid NOT NULL,
  seq bigint NOT NULL CHECK (seq >= 0),
  core text NOT NULL CHECK (octet_length(core) <= 65536),
  id uuid NOT NULL GENERATED ALWAYS AS (((core::jsonb) ->> 'id')::uuid) STORED,
  action text NOT NULL GENERATED ALWAYS AS ((core::jsonb) ->> 'action') STORED,
  actor_type text NOT NULL GENERATED ALWAYS AS ((core::jsonb) -> 'actor' ->> 'type') STORED,
  actor_id text NOT NULL GENERATED ALWAYS AS ((core::jsonb) -> 'actor' ->> 'id') STORED,
  at text NOT NULL GENERATED ALWAYS AS ((core::jsonb) ->> 'at') STORED,
  PRIMARY KEY (org_id, seq),
  UNIQUE (org_id, id),
  CONSTRAINT audit_entry_names_its_org CHECK (((core::jsonb) ->> 'org')::uuid = org_id)
);
SELECT relay_ctl.protect('relay.audit_head', true);
SELECT relay_ctl.protect('relay.audit_entry', true);
REVOKE INSERT ON relay.audit_head, relay.audit_entry FROM relay_app, relay_worker;
CREATE POLICY relay_append ON relay.audit_head TO relay_audit_definer USING (true) WITH CHECK (true);
CREATE POLICY relay_append ON relay.audit_entry TO relay_audit_definer USING (true) WITH CHECK (true);
GRANT SELECT, INSERT, UPDATE (size) ON relay.audit_head TO relay_audit_definer;
GRANT SELECT, INSERT ON relay.audit_entry TO relay_audit_definer;
${ownedBy('relay_audit_definer', 'relay', `
CREATE FUNCTION relay.audit_append(p_core text) RETURNS bigint LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  WITH head AS (
    INSERT INTO relay.audit_head AS h (org_id, size) VALUES (relay.current_org(), 1)
    ON CONFLICT (org_id) DO UPDATE SET size = h.size + 1
    RETURNING h.org_id, h.size - 1 AS seq)
  INSERT INTO relay.audit_entry (org_id, seq, core) SELECT head.org_id, head.seq, p_core FROM head RETURNING seq $$;
GRANT EXECUTE ON FUNCTION relay.audit_append(text) TO relay_app, relay_worker;
`)}
`,
};
