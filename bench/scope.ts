import { randomUUID } from 'node:crypto';
import { migrate, PostgresUnitOfWork } from '@relay/adapters-postgres';
import { ScopeAuthority } from '@relay/core/authority';
import { type Actor, type CallId, invariant, type OrgId } from '@relay/core/ports';
import pg from 'pg';
import { asSuperuser, freshName, scratchCluster, urlFor } from '../packages/adapters-postgres/test/cluster.ts';
import { type Contender, type Findings, interleave, median, ratio } from './measure.ts';

/** The same for every number of organisations: what grows is how many share the table, not the table. */
const CALLS = 200_000;
const ROUNDS = 41;
const RUNS_PER_ROUND = 250;

const WORKER: Actor = { type: 'worker', id: 'bench', role: 'worker' };

const COLUMNS =
  'org_id, id, state, source, external_id, title, started_at, time_zone, locale, currency, region, received_at, revision, transcript_hash';

interface Place {
  readonly org: OrgId;
  readonly call: CallId;
}

/** A migrated database with as many organisations, and beside the fenced table a copy with neither fence nor owner. */
interface Population {
  readonly pool: pg.Pool;
  readonly places: readonly Place[];
}

const FILL = `
INSERT INTO relay.call (${COLUMNS})
SELECT org, gen_random_uuid(), 'received', 'bench', n::text, 'Call ' || n, now(), 'Australia/Sydney', 'en-AU', 'AUD', 'AU', now(), 1, repeat('0', 64)
  FROM unnest($1::uuid[]) AS org, generate_series(1, $2::int) AS n`;

async function populate(superuserUrl: string, password: string, orgCount: number): Promise<Population> {
  const name = freshName('relay_bench');
  const owner = { user: freshName('relay_bench_owner'), password: randomUUID() };
  await asSuperuser(superuserUrl, async (client) => {
    await client.query(`CREATE ROLE ${owner.user} LOGIN CREATEROLE PASSWORD '${owner.password}'`);
    await client.query(`CREATE DATABASE ${name} OWNER ${owner.user}`);
  });
  const own = urlFor(superuserUrl, { database: name });
  await migrate({ ownerUrl: urlFor(own, owner) });
  const places = await asSuperuser(own, async (client) => {
    await client.query(`ALTER ROLE relay_app PASSWORD '${password}'`);
    await client.query(FILL, [Array.from({ length: orgCount }, () => randomUUID()), CALLS / orgCount]);
    await client.query('CREATE SCHEMA bare; CREATE TABLE bare.call (LIKE relay.call INCLUDING ALL); INSERT INTO bare.call SELECT * FROM relay.call');
    await client.query('GRANT USAGE ON SCHEMA bare TO relay_app; GRANT SELECT ON bare.call TO relay_app');
    await client.query('VACUUM ANALYZE');
    const { rows } = await client.query<Place>('SELECT org_id AS org, id AS call FROM relay.call ORDER BY random() LIMIT 5000');
    return rows;
  });
  const pool = new pg.Pool({ connectionString: urlFor(own, { user: 'relay_app', password }), max: 1 });
  // Stopping the server ends connections that the pool is still closing.
  pool.on('error', () => undefined);
  return { pool, places };
}

const BARE = { text: `SELECT ${COLUMNS} FROM bare.call WHERE org_id = $1 AND id = $2` };
const FENCED = { name: 'fenced', text: `SELECT ${COLUMNS} FROM relay.call WHERE org_id = $1 AND id = $2` };
const SET_SCOPE = `SELECT set_config('relay.scope', $1::text || '@' || relay.scope_stamp(), true)`;

function found(count: number | null): void {
  invariant(count === 1, 'A read of the benchmark found no row.');
}

/** What a careful host without the one-round-trip batch has to write. */
async function fourRoundTrips(pool: pg.Pool, { org, call }: Place): Promise<void> {
  const client = await pool.connect();
  try {
    await client.query('BEGIN');
    await client.query({ name: 'set_scope', text: SET_SCOPE, values: [org] });
    const { rowCount } = await client.query({ ...FENCED, values: [org, call] });
    await client.query('COMMIT');
    found(rowCount);
  } finally {
    client.release();
  }
}

/** Relay's own read: scope, pool, both layers, comparison of the row's organisation, and the entity made of it. */
function scopedRead({ pool, places }: Population, prepared: boolean): Contender['run'] {
  const unitOfWork = new PostgresUnitOfWork(pool, { prepared });
  const authority = new ScopeAuthority();
  return async (turn) => {
    const { org, call } = places[turn % places.length] as Place;
    const entity = await authority.within(org, WORKER, (held) => unitOfWork.read(held, async ({ calls }) => (await calls.find(call))?.id));
    found(entity === undefined ? 0 : 1);
  };
}

function bareRead({ pool, places }: Population, name: string | undefined): Contender['run'] {
  return async (turn) => {
    const { org, call } = places[turn % places.length] as Place;
    found((await pool.query({ ...BARE, ...(name !== undefined && { name }), values: [org, call] })).rowCount);
  };
}

const RATIOS = {
  scoped_read_over_bare_named: ['scoped named', 'bare named'],
  scoped_read_unnamed_over_bare_unnamed: ['scoped unnamed', 'bare unnamed'],
  scoped_read_over_four_round_trips: ['scoped named', 'four round trips'],
  orgs_10000_over_10: ['scoped named, 10000 organisations', 'scoped named'],
} as const;

/** Reads one call through both layers of isolation, next to the same read without either, on a server of its own. */
export async function scope(): Promise<Findings> {
  const outcome = await scratchCluster('loopback');
  if (!('cluster' in outcome)) throw new Error(`The scope benchmark needs a Postgres server: ${outcome.missing}.`);
  const { cluster } = outcome;
  const pools: pg.Pool[] = [];
  try {
    // Roles belong to the cluster: both databases know relay_app by one password.
    const password = randomUUID();
    const few = await populate(cluster.superuserUrl, password, 10);
    const many = await populate(cluster.superuserUrl, password, 10_000);
    pools.push(few.pool, many.pool);
    const rounds = await interleave(
      [
        { name: 'bare named', run: bareRead(few, 'bare') },
        { name: 'scoped named', run: scopedRead(few, true) },
        { name: 'bare unnamed', run: bareRead(few, undefined) },
        { name: 'scoped unnamed', run: scopedRead(few, false) },
        { name: 'four round trips', run: (turn) => fourRoundTrips(few.pool, few.places[turn % few.places.length] as Place) },
        { name: 'scoped named, 10000 organisations', run: scopedRead(many, true) },
      ],
      { rounds: ROUNDS, runsPerRound: RUNS_PER_ROUND },
    );
    return {
      ratios: Object.fromEntries(Object.entries(RATIOS).map(([key, [subject, peer]]) => [key, ratio(rounds, subject, peer)])),
      figures: Object.fromEntries(Object.entries(rounds).map(([name, times]) => [`${name.replaceAll(/\W+/g, '_')}_us`, Math.round(median(times))])),
    };
  } finally {
    await Promise.all(pools.map((pool) => pool.end()));
    await cluster.stop();
  }
}
