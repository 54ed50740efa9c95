import { epochMsOf, type Instant } from '@relay/core/ports';

/** The instant as the driver writes it. */
export const dateOf = (instant: Instant): Date => new Date(epochMsOf(instant));
