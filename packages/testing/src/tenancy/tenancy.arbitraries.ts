import fc from 'fast-check';
import { type Actor, type OrgId, parseOrgId } from '@relay/core/ports';

/** Organisation ids, canonical. */
export const orgIdArbitrary = (): fc.Arbitrary<OrgId> => fc.uuid().map((text) => parseOrgId(text) as OrgId);

/** Actors of every type, in roles that fit it. */
export const actorArbitrary = (): fc.Arbitrary<Actor> =>
  fc.oneof(
    fc.record({
      type: fc.constant('person' as const),
      id: fc.uuid(),
      role: fc.constantFrom('owner' as const, 'admin' as const, 'manager' as const, 'member' as const, 'viewer' as const, 'auditor' as const),
      requestId: fc.uuid(),
    }),
    fc.record({ type: fc.constant('api-key' as const), id: fc.uuid(), role: fc.constant('integration' as const) }),
    fc.record({ type: fc.constant('worker' as const), id: fc.constant('worker'), role: fc.constant('worker' as const) }),
    fc.record({ type: fc.constant('operator' as const), id: fc.constant('operator'), role: fc.constant('operator' as const) }),
  );

/** The mark that every canary of an organisation bears. */
export const canaryMark = (org: 'a' | 'b'): string => `canary-of-${org}-`;

/** A string that nothing but this organisation's data holds; the same number gives the same string. */
export const canary = (org: 'a' | 'b', number: number): string => `${canaryMark(org)}${number.toString(36).padStart(6, '0')}`;

/** Canaries of one organisation. */
export const canaryArbitrary = (org: 'a' | 'b'): fc.Arbitrary<string> => fc.nat({ max: 36 ** 6 - 1 }).map((number) => canary(org, number));

const WORDS = [
  'solar', 'budget', '$12,500', '0412 345 678', 'naïve', 'Zoë', "O'Brien", '“quoted”', '漢字', '🌞', '50%', 'a_b', 'C:\\temp', '<b>', "';--", 'null',
];

/** One line of visible text of 1 to `max` characters, as people and attackers type it. */
export const phraseArbitrary = (max: number): fc.Arbitrary<string> =>
  fc.oneof(
    fc.array(fc.constantFrom(...WORDS), { minLength: 1, maxLength: 6 }).map((words) => words.join(' ')),
    fc.string({ unit: 'grapheme-ascii', minLength: 1, maxLength: max }),
  )
    .map((text) => [...text].slice(0, max).join(''))
    .filter((text) => text.trim() !== '');
