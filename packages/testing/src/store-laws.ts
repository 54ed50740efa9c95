import { callStoreLaws } from './call/call-store.laws.ts';
import type { PortHarness } from './harness.ts';
import type { LawBook } from './law.ts';
import { unitOfWorkLaws } from './tenancy/unit-of-work.laws.ts';

/** The laws of every port that an adapter over one database implements. */
export const storeLaws = {
  UnitOfWork: unitOfWorkLaws,
  CallStore: callStoreLaws,
} satisfies LawBook<PortHarness>;
