import type { Migration } from './migration.ts';

/**
 * `relay_ctl.protect(relation, append_only)`: everything that makes a table a tenant table, or an exception that names
 * what is missing. Called after the table's indexes and foreign keys are made.
 */
export const protect: Migration = {
  version: 2,
  name: 'protect',
  sql: () => `
CREATE FUNCTION relay_ctl.protect(relation regclass, append_only boolean DEFAULT false) RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  fence CONSTANT text := 'org_id = (SELECT relay.current_org())';
  org smallint;
  fault text;
  updatable text;
BEGIN
  SELECT a.attnum INTO org FROM pg_attribute a
   WHERE a.attrelid = relation AND a.attname = 'org_id' AND a.attnotnull AND a.atttypid = 'uuid'::regtype AND NOT a.attisdropped;
  IF org IS NULL THEN
    RAISE EXCEPTION '% cannot be protected: it needs org_id uuid NOT NULL', relation;
  END IF;
  SELECT i.indexrelid::regclass::text INTO fault FROM pg_index i WHERE i.indrelid = relation AND i.indkey[0] <> org LIMIT 1;
  IF fault IS NOT NULL THEN
    RAISE EXCEPTION '% cannot be protected: index % must start with org_id', relation, fault;
  END IF;
  IF NOT EXISTS (SELECT FROM pg_index i WHERE i.indrelid = relation AND i.indisprimary) THEN
    RAISE EXCEPTION '% cannot be protected: it needs a primary key that starts with org_id', relation;
  END IF;
  SELECT c.conname INTO fault FROM pg_constraint c
   WHERE c.conrelid = relation AND c.contype = 'f' AND NOT EXISTS (
     SELECT FROM generate_subscripts(c.conkey, 1) k
       JOIN pg_attribute far ON far.attrelid = c.confrelid AND far.attnum = c.confkey[k]
      WHERE c.conkey[k] = org AND far.attname = CASE WHEN c.confrelid = to_regclass('relay_ctl.org') THEN 'id' ELSE 'org_id' END)
   LIMIT 1;
  IF fault IS NOT NULL THEN
    RAISE EXCEPTION '% cannot be protected: foreign key % must pair org_id with the other table''s org', relation, fault;
  END IF;

  EXECUTE format('ALTER TABLE %s ALTER COLUMN org_id SET DEFAULT relay.current_org()', relation);
  EXECUTE format('ALTER TABLE %s ENABLE ROW LEVEL SECURITY', relation);
  EXECUTE format('ALTER TABLE %s FORCE ROW LEVEL SECURITY', relation);
  -- The sub-select makes the accessor an InitPlan, run once; bare, it runs per row and costs 5 to 15 times.
  EXECUTE format('CREATE POLICY relay_fence ON %s AS RESTRICTIVE FOR ALL TO PUBLIC USING (%s) WITH CHECK (%s)', relation, fence, fence);
  -- The fence alone decides which rows; these decide who. Said twice, the accessor would run twice and a dropped fence go unnoticed.
  EXECUTE format('CREATE POLICY relay_member ON %s FOR ALL TO relay_app, relay_worker USING (true) WITH CHECK (true)', relation);
  EXECUTE format('CREATE POLICY relay_reader ON %s FOR SELECT TO relay_auditor USING (true)', relation);

  EXECUTE format('REVOKE ALL ON %s FROM PUBLIC', relation);
  EXECUTE format('GRANT SELECT ON %s TO relay_app, relay_worker, relay_auditor', relation);
  EXECUTE format('GRANT INSERT ON %s TO relay_app, relay_worker', relation);
  IF append_only THEN RETURN; END IF;
  EXECUTE format('GRANT DELETE ON %s TO relay_app, relay_worker', relation);
  SELECT string_agg(quote_ident(a.attname), ', ' ORDER BY a.attnum) INTO updatable FROM pg_attribute a
   WHERE a.attrelid = relation AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = '' AND a.attname NOT IN ('org_id', 'id');
  IF updatable IS NOT NULL THEN
    EXECUTE format('GRANT UPDATE (%s) ON %s TO relay_app, relay_worker', updatable, relation);
  END IF;
END $$;

-- Control tables hold ids only. Row security is on with a policy for the definer alone, so a stray grant shows nothing.
CREATE FUNCTION relay_ctl.seclude(relation regclass) RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  EXECUTE format('ALTER TABLE %s ENABLE ROW LEVEL SECURITY', relation);
  EXECUTE format('ALTER TABLE %s FORCE ROW LEVEL SECURITY', relation);
  EXECUTE format('CREATE POLICY relay_definer_only ON %s TO relay_definer USING (true) WITH CHECK (true)', relation);
  EXECUTE format('REVOKE ALL ON %s FROM PUBLIC', relation);
END $$;
`,
};
