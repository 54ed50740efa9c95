import fc from 'fast-check';
import type { CredentialKind } from '@relay/core/ports';

/** One of the two organisations of a harness. */
export type Org = 'a' | 'b';

/** What a program reads. Both organisations draw ids, keys and names from the same few, so that they collide. */
export type ReadStep =
  | { readonly read: 'call' | 'transcript' | 'analysis'; readonly id: number }
  | { readonly read: 'call-by-name'; readonly name: number }
  | { readonly read: 'calls'; readonly limit: number; readonly goOn: boolean; readonly state?: 'received' | 'analysed' }
  | { readonly read: 'target'; readonly key: number }
  | { readonly read: 'targets' | 'profile' }
  | { readonly read: 'credential'; readonly id: number }
  | { readonly read: 'credentials'; readonly kind: CredentialKind }
  | { readonly read: 'audit'; readonly limit: number; readonly goOn: boolean };

/** What a program writes; `secret` numbers the canary that goes into every free field. */
export type WriteStep =
  | { readonly write: 'call'; readonly id: number; readonly name: number; readonly second: number; readonly secret: number }
  | { readonly write: 'revision' | 'analysis'; readonly id: number; readonly secret: number }
  | { readonly write: 'erasure'; readonly id: number }
  | { readonly write: 'target'; readonly key: number; readonly secret: number; readonly retired: boolean }
  | { readonly write: 'credential'; readonly id: number; readonly kind: CredentialKind; readonly secret: number }
  | { readonly write: 'end'; readonly id: number }
  | { readonly write: 'audit'; readonly secret: number };

/** One unit of work of one organisation. */
export type Turn =
  | { readonly org: Org; readonly ends: 'commit' | 'rollback'; readonly steps: readonly (ReadStep | WriteStep)[] }
  | { readonly org: Org; readonly ends: 'read'; readonly steps: readonly ReadStep[] };

/** Units of work of two organisations, one after the other. */
export type Program = readonly Turn[];

const few = fc.nat({ max: 3 });
const secret = fc.nat({ max: 1_000_000 });
const kind = fc.constantFrom<CredentialKind[]>('api-key', 'sign-in-link', 'session');
const limit = fc.integer({ min: 1, max: 4 });

const readStepArbitrary = (): fc.Arbitrary<ReadStep> =>
  fc.oneof(
    fc.record({ read: fc.constantFrom('call' as const, 'transcript' as const, 'analysis' as const), id: few }),
    fc.record({ read: fc.constant('call-by-name' as const), name: few }),
    fc.record(
      { read: fc.constant('calls' as const), limit, goOn: fc.boolean(), state: fc.constantFrom('received' as const, 'analysed' as const) },
      { requiredKeys: ['read', 'limit', 'goOn'] },
    ),
    fc.record({ read: fc.constant('target' as const), key: few }),
    fc.record({ read: fc.constantFrom('targets' as const, 'profile' as const) }),
    fc.record({ read: fc.constant('credential' as const), id: few }),
    fc.record({ read: fc.constant('credentials' as const), kind }),
    fc.record({ read: fc.constant('audit' as const), limit, goOn: fc.boolean() }),
  );

const writeStepArbitrary = (): fc.Arbitrary<WriteStep> =>
  fc.oneof(
    fc.record({ write: fc.constant('call' as const), id: few, name: few, second: fc.nat({ max: 5 }), secret }),
    fc.record({ write: fc.constantFrom('revision' as const, 'analysis' as const), id: few, secret }),
    fc.record({ write: fc.constant('erasure' as const), id: few }),
    fc.record({ write: fc.constant('target' as const), key: few, secret, retired: fc.boolean() }),
    fc.record({ write: fc.constant('credential' as const), id: few, kind, secret }),
    fc.record({ write: fc.constant('end' as const), id: few }),
    fc.record({ write: fc.constant('audit' as const), secret }),
  );

const org = fc.constantFrom<Org[]>('a', 'b');

const stepsOf = <Step>(step: fc.Arbitrary<Step>): fc.Arbitrary<Step[]> => fc.array(step, { minLength: 1, maxLength: 6 });

const turnArbitrary = (): fc.Arbitrary<Turn> =>
  fc.oneof(
    { weight: 3, arbitrary: fc.record({ org, ends: fc.constant('commit' as const), steps: stepsOf(fc.oneof(writeStepArbitrary(), readStepArbitrary())) }) },
    { weight: 1, arbitrary: fc.record({ org, ends: fc.constant('rollback' as const), steps: stepsOf(fc.oneof(writeStepArbitrary(), readStepArbitrary())) }) },
    { weight: 3, arbitrary: fc.record({ org, ends: fc.constant('read' as const), steps: stepsOf(readStepArbitrary()) }) },
  );

/** Programs of up to `maxTurns` units of work over every store of two organisations. */
export const programArbitrary = (maxTurns = 16): fc.Arbitrary<Program> => fc.array(turnArbitrary(), { minLength: 2, maxLength: maxTurns });
