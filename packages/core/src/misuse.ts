import { InvariantViolation } from './kernel/invariant.ts';

/** Stands where a mistake would go: the compiler's error then prints the sentence that names the fix. */
export interface Misuse<Fix extends string> {
  readonly misuse: Fix;
}

/** What to do about each mistake that the facade foresees. */
export const FIX = {
  chooseOrg: 'Choose an organisation and an actor first: relay.in(orgId).as(actor)',
  chooseActor: 'Say who acts first: relay.in(orgId).as(actor)',
  parseOrgId: 'Parse the id first: const orgId = parseOrgId(value)',
  parseCallId: 'Parse the id first: const id = parseCallId(value)',
  nameActor: 'An actor is { type, id, role }: say who acts, not only their name',
  openClient: 'Give the database client on which your transaction is open, not a connection string',
  leaveOrgOut: 'Leave orgId out: the organisation is the one of relay.in(orgId)',
} as const;

/** A property that tells a caller without a type checker the same sentence, by throwing it. */
export const misused = (fix: string): PropertyDescriptor => ({
  enumerable: false,
  get(): never {
    throw new InvariantViolation(`${fix}.`);
  },
});
