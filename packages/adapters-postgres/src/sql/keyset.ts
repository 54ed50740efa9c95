import { type Instant, type Page, parseInstant } from '@relay/core/ports';

/** Most items of one page. */
const MOST_ON_PAGE = 200;

/** A page's limit, kept to 1 to MOST_ON_PAGE. */
export const pageLimit = (limit: number): number => Math.min(Math.max(Math.trunc(limit), 1), MOST_ON_PAGE);

/** Makes a page of rows that were asked for with one more than `limit`, so that the last page is known to be the last. */
export function pageOf<Row, T>(rows: readonly Row[], limit: number, item: (row: Row) => T, cursor: (item: T) => string): Page<T> {
  const items = rows.slice(0, limit).map(item);
  const last = items.at(-1);
  return rows.length > limit && last !== undefined ? { items, next: cursor(last) } : { items };
}

/** Cursor of a list that is ordered by time and then id. It tells where, never whose. */
export const writeTimeCursor = (at: Instant, id: string): string => `${at}~${id}`;

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Reads a cursor of writeTimeCursor; `undefined` when it is not one. */
export function readTimeCursor(cursor: string): { readonly at: Instant; readonly id: string } | undefined {
  const [time = '', id = ''] = cursor.split('~');
  const at = parseInstant(time);
  // Years that need a sign or an era would be refused by the database; no list reaches there.
  return at !== undefined && at >= '0001' && UUID.test(id) ? { at, id } : undefined;
}
