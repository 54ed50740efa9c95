import { type Migration, ownedBy } from './migration.ts';

const DEFINER = 'SECURITY DEFINER SET search_path = pg_catalog, pg_temp';

/** Organisations and bearer credentials, with the functions that answer before a scope exists: exact match or pages of ids. */
export const org: Migration = {
  version: 3,
  name: 'org',
  sql: () => `
CREATE TABLE relay_ctl.org (
  id uuid PRIMARY KEY,
  schema text NOT NULL DEFAULT 'relay',
  region text NOT NULL,
  status text NOT NULL DEFAULT 'active' CHECK (status IN ('active', 'suspended'))
);
SELECT relay_ctl.seclude('relay_ctl.org');
GRANT SELECT, INSERT ON relay_ctl.org TO relay_definer;

CREATE TABLE relay.org_profile (
  org_id uuid PRIMARY KEY REFERENCES relay_ctl.org (id),
  name text NOT NULL,
  time_zone text NOT NULL,
  locale text NOT NULL,
  currency text NOT NULL,
  region text NOT NULL,
  created_at timestamptz NOT NULL
);
SELECT relay_ctl.protect('relay.org_profile');

CREATE TABLE relay.credential (
  org_id uuid NOT NULL,
  id uuid NOT NULL,
  kind text NOT NULL CHECK (kind IN ('api-key', 'sign-in-link', 'session')),
  label text NOT NULL,
  role text NOT NULL,
  person_id text,
  token_hash text COLLATE "C" NOT NULL CHECK (token_hash ~ '^[0-9a-f]{64}$'),
  created_at timestamptz NOT NULL,
  expires_at timestamptz,
  ended_at timestamptz,
  PRIMARY KEY (org_id, id),
  UNIQUE (org_id, kind, token_hash)
);
CREATE INDEX credential_newest ON relay.credential (org_id, kind, created_at DESC, id DESC);
SELECT relay_ctl.protect('relay.credential');

-- Not unique on the hash alone: a global unique key would tell one organisation what another has.
CREATE TABLE relay_ctl.credential_locator (
  kind text NOT NULL,
  token_hash text COLLATE "C" NOT NULL,
  org_id uuid NOT NULL,
  id uuid NOT NULL,
  registered_at timestamptz NOT NULL DEFAULT pg_catalog.clock_timestamp(),
  PRIMARY KEY (kind, token_hash, org_id, id),
  FOREIGN KEY (org_id, id) REFERENCES relay.credential (org_id, id) ON DELETE CASCADE
);
CREATE INDEX credential_locator_credential ON relay_ctl.credential_locator (org_id, id);
SELECT relay_ctl.seclude('relay_ctl.credential_locator');
GRANT SELECT, INSERT ON relay_ctl.credential_locator TO relay_definer;
${ownedBy('relay_definer', 'relay_ctl', `
CREATE FUNCTION relay_ctl.register_org(p_region text) RETURNS boolean LANGUAGE sql ${DEFINER} AS $$
  WITH made AS (
    INSERT INTO relay_ctl.org (id, region) VALUES (relay.current_org(), p_region) ON CONFLICT (id) DO NOTHING RETURNING id)
  SELECT EXISTS (SELECT FROM made) $$;

CREATE FUNCTION relay_ctl.orgs_page(p_after uuid, p_limit integer) RETURNS SETOF uuid LANGUAGE sql STABLE ${DEFINER} AS $$
  SELECT o.id FROM relay_ctl.org o WHERE p_after IS NULL OR o.id > p_after ORDER BY o.id LIMIT least(greatest(p_limit, 0), 1000) $$;

CREATE FUNCTION relay_ctl.register_credential(p_kind text, p_token_hash text, p_id uuid) RETURNS boolean LANGUAGE sql ${DEFINER} AS $$
  INSERT INTO relay_ctl.credential_locator (kind, token_hash, org_id, id)
  VALUES (p_kind, p_token_hash, relay.current_org(), p_id) RETURNING true $$;

-- The first to register a hash owns it: whoever learns a hash cannot take its holder's place.
CREATE FUNCTION relay_ctl.locate_credential(p_kind text, p_token_hash text) RETURNS TABLE (org_id uuid, id uuid)
LANGUAGE sql STABLE ROWS 1 ${DEFINER} AS $$
  SELECT l.org_id, l.id FROM relay_ctl.credential_locator l
   WHERE l.kind = p_kind AND l.token_hash = p_token_hash ORDER BY l.registered_at, l.org_id LIMIT 1 $$;

GRANT EXECUTE ON FUNCTION relay_ctl.register_org(text), relay_ctl.register_credential(text, text, uuid) TO relay_app, relay_worker;
GRANT EXECUTE ON FUNCTION relay_ctl.locate_credential(text, text) TO relay_app;
GRANT EXECUTE ON FUNCTION relay_ctl.orgs_page(uuid, integer) TO relay_worker;
`)}
`,
};
