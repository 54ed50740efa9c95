/** What to fetch of a long list: at most `limit` items after the one that `after` names, newest first unless said otherwise. */
export interface PageRequest {
  /** Opaque cursor of an earlier page's last item. */
  readonly after?: string;
  /** 1 to 200. */
  readonly limit: number;
}

/** One page; `next` is the cursor of the following one, absent on the last. */
export interface Page<T> {
  readonly items: readonly T[];
  readonly next?: string;
}
