import { z } from '@hono/zod-openapi';
import { parseCallId, TARGET_TYPES } from '@relay/core';
import { LOST_WORDS, namesOf, OUTCOME_WORDS, REASON_WORDS, STATE_WORDS, STATUS_WORDS } from './wording.ts';

// The nil UUID (RFC 9562, section 5.9), which no id source makes.
const NOBODYS_ID = parseCallId('00000000-0000-0000-0000-000000000000')!;

/** A call's id in a path. A malformed one asks for the id that no call has: the answer takes the same way as for an unknown one. */
export const CallIdParam = z
  .string()
  .transform((text) => parseCallId(text) ?? NOBODYS_ID)
  .openapi({ format: 'uuid', description: 'The call, as in call.id.', example: '01997c40-5f0a-7b1e-9d43-2c5f6e7a8b90' });

/** What `askedFor` says. */
export const ASKED_FOR = 'Key of the target that the other side has just asked about, when only one side was recorded.';

const Milliseconds = z.int().min(0).openapi({ description: 'Milliseconds from the start of the call.' });

const WordSchema = z
  .strictObject({ text: z.string(), startMs: Milliseconds, endMs: Milliseconds })
  .openapi('Word', { description: 'One spoken word with its own times.' });

const TurnSchema = z
  .strictObject({
    speaker: z.string().openapi({ description: "The speaker's label as the source wrote it." }),
    text: z.string(),
    startMs: Milliseconds.exactOptional(),
    endMs: Milliseconds.exactOptional(),
    words: z.array(WordSchema).exactOptional(),
    askedFor: z.string().exactOptional().openapi({ description: ASKED_FOR }),
  })
  .openapi('Turn', { description: 'One thing that one speaker said.' });

/** A speaker of a kept transcript. */
export const PartySchema = z
  .strictObject({ speaker: z.string(), side: z.enum(['agent', 'customer', 'unknown']), name: z.string().exactOptional() })
  .openapi('Party', { description: 'A speaker and the side it is on.' });

/** A call without its transcript. */
export const CallSchema = z
  .strictObject({
    id: z.uuid(),
    state: z.enum(namesOf(STATE_WORDS)),
    source: z.string(),
    externalId: z.string(),
    title: z.string(),
    startedAt: z.iso.datetime(),
    timeZone: z.string(),
    locale: z.string(),
    currency: z.string(),
    region: z.string(),
    receivedAt: z.iso.datetime(),
    revision: z.int().openapi({ description: 'Number of the newest transcript revision, from 1.' }),
    transcriptHash: z.string().openapi({ description: 'SHA-256 over the canonical JSON of turns and parties.' }),
  })
  .openapi('Call');

const ValueSchema = z
  .union([z.string(), z.number(), z.boolean(), z.array(z.string()), z.strictObject({ amountMinor: z.int(), currency: z.string() })])
  .openapi('Value', {
    description:
      'By the type of the target: money {amountMinor, currency}, date YYYY-MM-DD, time HH:MM, datetime YYYY-MM-DDTHH:MM, duration ISO 8601, phone E.164, the rest plain.',
  });

const SpanSchema = z.tuple([z.int(), z.int()]).openapi({ description: "Offsets into the turn's text, UTF-16 code units, end exclusive." });

const EvidenceSchema = z
  .strictObject({
    turn: z.int(),
    quote: z.string(),
    span: SpanSchema,
    speaker: z.string(),
    startMs: z.int().exactOptional(),
    endMs: z.int().exactOptional(),
    timesInterpolated: z.boolean().exactOptional(),
  })
  .openapi('Evidence');

const OtherMentionSchema = z
  .strictObject({ evidence: EvidenceSchema.exactOptional(), value: ValueSchema.exactOptional(), lost: z.enum(namesOf(LOST_WORDS)) })
  .openapi('OtherMention', { description: 'Another mention of the target, and why it lost.' });

const FindingSchema = z
  .strictObject({
    target: z.string(),
    type: z.enum(TARGET_TYPES),
    outcome: z.enum(namesOf(OUTCOME_WORDS)),
    status: z.enum(namesOf(STATUS_WORDS)).nullable(),
    value: ValueSchema.nullable(),
    quote: z.string().nullable(),
    turn: z.int().nullable().openapi({ description: 'Index of the turn in transcript.turns, from 0.' }),
    span: SpanSchema.nullable(),
    startMs: z.int().nullable(),
    endMs: z.int().nullable(),
    speaker: z.string().nullable(),
    reason: z.enum(namesOf(REASON_WORDS)).nullable(),
    assumed: z.array(z.string()),
    confidence: z.number().min(0).max(1).nullable(),
    others: z.array(OtherMentionSchema),
  })
  .openapi('Finding', { description: 'What the core proved about one target: the value and where it was said, or why there is none.' });

/** One call with its newest analysis: what POST and GET answer. */
export const AnalysedCallSchema = z
  .strictObject({
    call: CallSchema,
    findings: z.array(FindingSchema),
    signals: z.array(z.strictObject({ key: z.string(), turn: z.int(), quote: z.string() })),
    summary: z.array(z.strictObject({ sentence: z.string(), turns: z.array(z.int()) })),
    analysis: z
      .strictObject({ at: z.string(), analyst: z.string(), revision: z.int(), stale: z.boolean() })
      .nullable()
      .openapi({ description: 'Null while the call waits for its first analysis; stale when a newer transcript waits for another.' }),
    transcript: z.strictObject({ turns: z.array(TurnSchema), parties: z.array(PartySchema) }),
  })
  .openapi('AnalysedCall');
