import type { OrgProfile, OrgStore } from '@relay/core/ports';
import { dateOf } from '../sql/instant.ts';
import { statement } from '../sql/statement.ts';
import { assertOwned, type TenantSession } from '../tenant/session.ts';

const PROFILE = statement()('org_profile', (db, p) =>
  db.selectFrom('org_profile').select(['org_id', 'name', 'time_zone', 'locale', 'currency', 'region', 'created_at']).where('org_id', '=', p.orgId),
);

const REGISTER = statement<{ region: string }>()('org_register', (db, p) =>
  db.selectNoFrom((eb) => eb.fn<boolean>('relay_ctl.register_org', [eb.val(p.region)]).as('registered')),
);

const INSERT = statement<{ name: string; timeZone: string; locale: string; currency: string; region: string; createdAt: Date }>()(
  'org_profile_insert',
  (db, p) =>
    db.insertInto('org_profile').values({
      org_id: p.orgId, name: p.name, time_zone: p.timeZone, locale: p.locale, currency: p.currency, region: p.region, created_at: p.createdAt,
    }),
);

/** The organisation's profile, and its registration among all organisations. */
export const orgStore = <S>(session: TenantSession<S>): OrgStore<S> => ({
  async profile() {
    const [row] = await session.rows(PROFILE, {});
    if (row === undefined) return undefined;
    const { name, locale, currency, region } = row;
    return { orgId: session.orgId, name, timeZone: row.time_zone, locale, currency, region, createdAt: row.created_at };
  },

  async register(profile: OrgProfile<S>) {
    assertOwned(session, profile);
    const [answer] = await session.rows(REGISTER, { region: profile.region });
    if (answer?.registered !== true) return 'exists';
    const { name, timeZone, locale, currency, region } = profile;
    await session.write(INSERT, { name, timeZone, locale, currency, region, createdAt: dateOf(profile.createdAt) });
    return 'registered';
  },
});
