import { z } from '@hono/zod-openapi';
import { type IngestCallCommand, partiesOf, TRANSCRIPT_LIMITS, type Turn } from '@relay/core';
import { ASKED_FOR, PartySchema } from './schemas.ts';

/** Most speakers that one call may name sides for. */
const MAX_PARTIES = 1000;

const MAX_CALL_MS = 360_000_000;

/** One line of text that every store can keep: no control character and no half of a surrogate pair. */
const line = (max: number) => z.string().min(1).max(max).refine((text) => !/\p{Cc}|\p{Cs}/u.test(text), { error: 'must be one line without control characters' });

/** Speech: tabs and line ends are part of it. */
const speech = (max: number) =>
  z.string().max(max).refine((text) => !/[^\P{Cc}\t\n\r]|\p{Cs}/u.test(text), { error: 'must be text without control characters or halves of characters' });

const milliseconds = z
  .number()
  .min(0)
  .lt(MAX_CALL_MS)
  .transform((ms) => Math.round(ms))
  .openapi({ type: 'number', minimum: 0, exclusiveMaximum: MAX_CALL_MS, description: 'From the start of the call; rounded to whole ones.' });

const PostedWordSchema = z.strictObject({ text: speech(200), startMs: milliseconds, endMs: milliseconds }).openapi('PostedWord');

/** The list up to its first bad word: a body has room for three million of them, and each would be a problem of its own. */
function untilFirstBad(given: unknown): unknown {
  if (!Array.isArray(given)) return given;
  const bad = given.findIndex((word) => !PostedWordSchema.safeParse(word).success);
  return bad < 0 ? given : given.slice(0, bad + 1);
}

const PostedTurnSchema = z
  .strictObject({
    speaker: line(200),
    text: speech(TRANSCRIPT_LIMITS.turnCharacters),
    startMs: milliseconds.exactOptional(),
    endMs: milliseconds.exactOptional(),
    words: z.preprocess(untilFirstBad, z.array(PostedWordSchema)).exactOptional().openapi({ description: 'The words with their own times, in order.' }),
    askedFor: line(64).exactOptional().openapi({ description: ASKED_FOR }),
  })
  .openapi('PostedTurn');

const PostedPartySchema = PartySchema.extend({ speaker: line(200), name: line(200).exactOptional() }).openapi('PostedParty');

const name = line(200);

/**
 * A call as it is posted: Relay's JSON transcript, whose marker may be left out. Shape only: core checks what the fields
 * say, and fills gaps from the organisation's settings.
 */
export const PostedCallSchema = z
  .strictObject({
    $schema: line(500).exactOptional(),
    relay: z.literal('transcript/1').exactOptional(),
    externalId: name.openapi({ description: 'Your own name for the call, unique within its source. The same content again changes nothing.' }),
    startedAt: name.openapi({ description: 'When the conversation took place: ISO 8601 with an offset.', format: 'date-time' }),
    title: name.exactOptional(),
    source: name.exactOptional().openapi({ description: 'Who delivers the call: 1 to 40 of a-z, 0-9 and -.', default: 'api' }),
    timeZone: name.exactOptional().openapi({ description: "IANA name; the organisation's when absent." }),
    locale: name.exactOptional().openapi({ description: "BCP 47; the organisation's when absent." }),
    currency: name.exactOptional().openapi({ description: "ISO 4217; the organisation's when absent." }),
    region: name.exactOptional().openapi({ description: "ISO 3166-1 alpha-2; the organisation's when absent." }),
    turns: z.array(PostedTurnSchema).min(1).max(TRANSCRIPT_LIMITS.turns),
    parties: z
      .array(PostedPartySchema)
      .max(MAX_PARTIES)
      .exactOptional()
      .openapi({ description: 'Which side each speaker is on. Guessed from the label of a speaker who is not listed.' }),
  })
  .superRefine(({ parties = [] }, context) => {
    const seen = new Set<string>();
    for (const [index, { speaker }] of parties.entries()) {
      if (seen.has(speaker)) context.addIssue({ code: 'custom', path: ['parties', index, 'speaker'], message: 'is the speaker of an earlier party already' });
      seen.add(speaker);
    }
  })
  .openapi('PostedCall');

/** The posted call as the command that keeps it. */
export function toCommand({ turns, parties = [], $schema: _schema, relay: _marker, ...details }: z.output<typeof PostedCallSchema>): IngestCallCommand {
  const said: readonly Turn[] = turns;
  const placed = new Set(parties.map(({ speaker }) => speaker));
  return { ...details, transcript: { turns: said, parties: [...parties, ...partiesOf(said).filter(({ speaker }) => !placed.has(speaker))] } };
}
