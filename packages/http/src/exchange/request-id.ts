const REQUEST_ID = /^[A-Za-z0-9._-]{1,100}$/;

/** The caller's own X-Request-Id when it is 1 to 100 of `A-Z a-z 0-9 . _ -`; a fresh one otherwise. */
export const readRequestId = (given: string | undefined, fresh: () => string): string =>
  given !== undefined && REQUEST_ID.test(given) ? given : fresh();
