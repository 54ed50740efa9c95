import type { OrgDirectory, OrgId } from '@relay/core/ports';
import type { StorePorts } from '../harness.ts';
import { withNotes } from '../notes.ts';
import type { Saboteur } from '../tamper.ts';
import type { orgDirectoryLaws } from './org-directory.laws.ts';

const tamperPage = (change: (page: OrgDirectory['page'], after: OrgId | undefined, limit: number) => Promise<readonly OrgId[]>): Saboteur<StorePorts> =>
  (ports) => ({ ...ports, orgDirectory: { page: (after, limit) => change((from, most) => ports.orgDirectory.page(from, most), after, limit) } });

/** Lists further ids among those that are registered. */
const listingToo = (further: () => Iterable<OrgId>): Saboteur<StorePorts> =>
  tamperPage(async (page, after, limit) => {
    const ids = new Set([...(await page(after, limit)), ...[...further()].filter((id) => after === undefined || id > after)]);
    return [...ids].sort().slice(0, limit);
  });

/** Takes an organisation that was ever asked about for one that is there. */
const listingWhoeverAsks: Saboteur<StorePorts> = (ports) => {
  const seen = new Set<OrgId>();
  const { unitOfWork } = ports;
  const noting: StorePorts = {
    ...ports,
    unitOfWork: {
      transact: (scope, work) => (seen.add(scope.orgId), unitOfWork.transact(scope, work)),
      read: (scope, work) => (seen.add(scope.orgId), unitOfWork.read(scope, work)),
    },
  };
  return listingToo(() => seen)(noting);
};

/** One saboteur for each law of OrgDirectory. */
export const orgDirectorySaboteurs = {
  'lists every registered organisation': tamperPage(async () => []),
  'lists ids in ascending order': tamperPage(async (page, after, limit) => (after === undefined ? (await page(after, limit)).toReversed() : [])),
  'lists the same ids, whatever the size of the page': tamperPage(async (page, after, limit) => (limit === 1 && after !== undefined ? [] : page(after, limit))),
  'starts after the id that it is given, known or not': tamperPage(async (page, after, limit) =>
    after === undefined ? page(after, limit) : [after, ...(await page(after, limit))]),
  'does not list an organisation that was never registered': listingWhoeverAsks,
  'does not list an organisation whose registration rolled back': withNotes((notes) => listingToo(() => notes.profiles().map(({ orgId }) => orgId))),
  'tells ids and nothing else': tamperPage(async (page, after, limit) =>
    (await page(after, limit)).map((id) => `${id} (active)` as OrgId).filter((id) => after === undefined || id.slice(0, 36) > after.slice(0, 36))),
} satisfies { readonly [Law in keyof typeof orgDirectoryLaws]: Saboteur<StorePorts> };
