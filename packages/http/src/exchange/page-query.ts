import { z } from '@hono/zod-openapi';

/** How many items a page has when nobody says. */
export const PAGE_SIZE = 50;

/** The query of every list: keyset pages, newest first. */
export const pageQuery = {
  limit: z
    .string()
    .regex(/^[0-9]{1,3}$/, { error: 'must be a whole number' })
    .transform(Number)
    .pipe(z.int().min(1).max(200))
    .default(PAGE_SIZE)
    .openapi({ type: 'integer', minimum: 1, maximum: 200, default: PAGE_SIZE, description: 'Most items on the page.' }),
  after: z
    .string()
    .regex(/^[\x20-\x7e]{1,200}$/, { error: 'must be the next of an earlier page' })
    .exactOptional()
    .openapi({ description: 'The `next` of an earlier page.' }),
};

/** One page of items. */
export const pageOf = <Item extends z.ZodType>(item: Item) =>
  z.strictObject({
    items: z.array(item),
    next: z.string().exactOptional().openapi({ description: 'Give it as `after` for the following page; absent on the last.' }),
  });
