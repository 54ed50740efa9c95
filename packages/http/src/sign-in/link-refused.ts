import { err } from '@relay/core';

/** One answer for every link that signs nobody in: used, expired, unknown and malformed are not told apart. */
export const linkRefused = () =>
  err({ kind: 'sign-in-refused' as const, message: 'This sign-in link was used, has expired, or is incomplete. Each link works once, for 15 minutes.' });
