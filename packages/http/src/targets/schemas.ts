import { z } from '@hono/zod-openapi';
import { TARGET_LIMITS, TARGET_TYPES } from '@relay/core';

/** A target's key in a path. Any text: a key that no target has is answered as such. */
export const TargetKeyParam = z.string().openapi({ description: "The target's key.", example: 'budget' });

const Phrase = z.string().max(TARGET_LIMITS.phrase);
const Synonyms = z.array(Phrase).max(TARGET_LIMITS.synonyms);
const Key = z.string().regex(/^[A-Za-z0-9_.-]{1,64}$/);

const described = {
  key: Key.openapi({ description: 'Stable name within the organisation.' }),
  label: z.string().max(TARGET_LIMITS.label).openapi({ description: 'What people call it.' }),
  description: z.string().max(TARGET_LIMITS.description).openapi({ description: 'What is asked for.' }),
  type: z.enum(TARGET_TYPES),
  saidBy: z.enum(['agent', 'customer', 'any']).openapi({ description: 'Who may say the value.' }),
  synonyms: Synonyms.openapi({ description: 'Words that name the target in speech.' }),
  choices: z
    .array(z.strictObject({ value: Phrase, synonyms: Synonyms }))
    .max(TARGET_LIMITS.choices)
    .openapi({ description: 'For types enum and multi-enum.' }),
  examples: z.array(Phrase).max(TARGET_LIMITS.examples).openapi({ description: 'Values as people say them.' }),
  highImpact: z.boolean().openapi({ description: 'A wrong value would do harm: it needs a read-back or a second mention.' }),
};

/** A target's newest version. */
export const TargetSchema = z
  .strictObject({ ...described, version: z.int(), updatedAt: z.iso.datetime() })
  .openapi('Target');

/** A definition as it is sent. Published only: core reads it, and names every problem by field. */
export const TargetDefinitionSchema = z
  .strictObject({
    key: described.key,
    type: described.type,
    label: described.label.optional(),
    description: described.description.optional(),
    saidBy: described.saidBy.optional(),
    synonyms: described.synonyms.optional(),
    values: z.array(Phrase).max(TARGET_LIMITS.choices).optional().openapi({ description: 'Choices without synonyms, instead of choices.' }),
    choices: z.array(z.strictObject({ value: Phrase, synonyms: Synonyms.optional() })).max(TARGET_LIMITS.choices).optional(),
    examples: described.examples.optional(),
    highImpact: described.highImpact.optional(),
  })
  .openapi('TargetDefinition');

const DEFINITION = {
  key: 'budget',
  label: 'Budget',
  description: 'What the customer is ready to spend.',
  type: 'money',
  saidBy: 'customer',
  synonyms: ['spend'],
  examples: ['$12,500'],
} as const;

/** Example of a target. */
export const TARGET = { ...DEFINITION, choices: [], highImpact: false, version: 1, updatedAt: '2026-03-04T01:12:09.318Z' } as const;

/** The body of a route that takes a definition. */
export const definitionBody = { schema: z.unknown(), published: TargetDefinitionSchema, example: DEFINITION };
