import type { Page, PageRequest } from '@relay/core/ports';

/** One page of items whose keys sort as text, greatest key first; the cursor is the last item's key. */
export function newestFirst<T>(items: Iterable<T>, keyOf: (item: T) => string, { after, limit }: PageRequest): Page<T> {
  const keyed = [...items].map((item) => ({ key: keyOf(item), item }));
  const rest = keyed.filter(({ key }) => after === undefined || key < after).sort((x, y) => (x.key < y.key ? 1 : -1));
  const shown = rest.slice(0, limit);
  const last = shown.at(-1);
  const page = { items: shown.map(({ item }) => item) };
  return last !== undefined && rest.length > shown.length ? { ...page, next: last.key } : page;
}
