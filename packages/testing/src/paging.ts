import assert from 'node:assert/strict';
import type { Page, PageRequest } from '@relay/core/ports';

/** More pages than any law's list has: a cursor that stands still is found out. */
const MOST_PAGES = 500;

/** Reads a whole list, `limit` at a time, and asserts that each page keeps to the limit. */
export async function everyPage<T>(page: (request: PageRequest) => Promise<Page<T>>, limit: number): Promise<T[]> {
  const items: T[] = [];
  let after: string | undefined;
  for (let count = 0; count < MOST_PAGES; count += 1) {
    const { items: shown, next } = await page(after === undefined ? { limit } : { limit, after });
    assert.ok(shown.length <= limit, `A page of at most ${limit} holds ${shown.length}.`);
    items.push(...shown);
    if (next === undefined) return items;
    assert.ok(shown.length > 0, 'An empty page says that another one follows.');
    after = next;
  }
  return assert.fail(`The list does not end after ${MOST_PAGES} pages.`);
}
