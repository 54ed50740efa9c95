import fc from 'fast-check';
import { type CallFields, SOME_INSTANT } from '../builders.ts';
import { instantOf, type Party, type Transcript, type Turn } from '@relay/core/ports';
import { phraseArbitrary } from '../tenancy/tenancy.arbitraries.ts';

/** What a source says about a call beside its transcript. */
export type Details = Required<Pick<CallFields, 'source' | 'externalId' | 'title' | 'startedAt' | 'timeZone' | 'locale' | 'currency' | 'region'>>;

const PLACES = [
  { timeZone: 'Australia/Sydney', locale: 'en-AU', currency: 'AUD', region: 'AU' },
  { timeZone: 'America/New_York', locale: 'en-US', currency: 'USD', region: 'US' },
  { timeZone: 'Asia/Kathmandu', locale: 'ne-NP', currency: 'NPR', region: 'NP' },
] as const;

/** Details that core accepts. */
export const callDetailsArbitrary = (): fc.Arbitrary<Details> =>
  fc.record({
    source: fc.stringMatching(/^[a-z][a-z0-9-]{0,39}$/),
    externalId: phraseArbitrary(200),
    title: phraseArbitrary(200),
    startedAt: fc.integer({ min: 0, max: Date.parse(SOME_INSTANT) }).map(instantOf),
    place: fc.constantFrom(...PLACES),
  }).map(({ place, ...details }) => ({ ...details, ...place }));

const spokenArbitrary = (): fc.Arbitrary<string> =>
  fc.oneof(phraseArbitrary(200), fc.string({ unit: 'grapheme', maxLength: 60 }), fc.constant('')).filter((text) => !text.includes('\u0000'));

const speakers = ['Agent', 'Customer', 'Speaker 3'] as const;

const turnArbitrary = (): fc.Arbitrary<Turn> =>
  fc.record({ speaker: fc.constantFrom(...speakers), text: spokenArbitrary(), times: fc.option(fc.tuple(fc.nat(36_000_000), fc.nat(60_000)), { nil: undefined }) })
    .map(({ times, ...turn }) => (times === undefined ? turn : { ...turn, startMs: times[0], endMs: times[0] + times[1] }));

const partiesArbitrary = (): fc.Arbitrary<Party[]> =>
  fc.tuple(...speakers.map(() => fc.constantFrom('agent' as const, 'customer' as const, 'unknown' as const)))
    .map((sides) => speakers.map((speaker, index) => ({ speaker, side: sides[index] ?? 'unknown' })));

/** Transcripts that core accepts: something is said in each. */
export const transcriptArbitrary = (): fc.Arbitrary<Transcript> =>
  fc.record({ turns: fc.array(turnArbitrary(), { minLength: 1, maxLength: 8 }), parties: partiesArbitrary() })
    .filter(({ turns }) => turns.some(({ text }) => text.trim() !== ''));
