/** Kinds of wrong proposals that the bench makes from right ones. */
export const MUTANT_KINDS = [
  'changed-digit', 'other-speaker', 'negated', 'superseded', 'hypothetical', 'neighbouring-turn', 'wrong-type', 'conditional', 'past', 'other-party', 'quotation', 'question',
] as const;

/** One of MUTANT_KINDS. */
export type MutantKind = (typeof MUTANT_KINDS)[number];

/** Kinds that are made by saying the value in a sentence that does not mean it. */
export type FramedKind = Extract<MutantKind, 'negated' | 'hypothetical' | 'conditional' | 'past' | 'other-party' | 'quotation' | 'question'>;

/**
 * Sentences around a value, `{}`, that say it without meaning it. The verifier has none of these: it works from
 * words and their reach, and the tests hold it to sentences that are not here.
 */
export const FRAMES: Readonly<Record<FramedKind, readonly string[]>> = {
  negated: [
    "It's definitely not {}.", "I don't want {}.", 'Anything but {} please.', "No, {} doesn't work for me.", "We decided against {}.", "{} isn't right.",
    'Please do not put down {}.', "I never said {}.", "I'm afraid {} is out of the question.", "We can't do {}, that's for sure.", 'Forget about {}.', "There's no way it is {}.",
    "I would choose something other than {}.", 'We ruled out {} already.', "{}? No way.", "it is not {} thats for sure", "Well, {} won't work I'm afraid.",
  ],
  hypothetical: [
    'What if it was {}?', "Let's say it were {}, just for argument's sake.", 'Suppose we went with {}.', 'Hypothetically, it could be {}.', 'It would have been {} in another life.',
    'I might go for {}.', 'Imagine if we had {}.', 'Maybe {}, who knows.', "We're thinking about {}, nothing decided.", 'I wish it was {}.', "For example, {} would be one.", 'it could possibly be {}',
  ],
  conditional: [
    'If my manager agrees, it will be {}.', 'Unless something changes, we go with {}.', "It's {} if the board approves.", 'Only if they lower the price would we take {}.', 'Everything is on hold until {}.',
    "We'll do {} provided that legal signs off.", 'Assuming the budget is approved, it is {}.', 'Depending on the price, it is {}.',
  ],
  past: [
    'It used to be {}.', 'Previously we had {}.', 'Originally it was {}, but that changed.', 'Last year it was {}.', 'My old one was {}.', 'It was {} back then.', 'We were going to go with {}, but not any more.',
  ],
  'other-party': [
    "My neighbour has {}.", 'A friend of mine went with {}.', "My brother's is {}.", 'Another customer asked for {}.', 'My sister wants {}, not me.', 'He prefers {}.', 'Your competitor offered {}.',
  ],
  quotation: [
    'My colleague said {}.', 'The ad says {}.', 'Someone told me {}.', 'According to a blog it is {}.', 'I heard it was {}.', 'They say {}.', 'He told me it is {}.', 'The article claimed {}.',
  ],
  question: ['Is it {}?', 'Did you say {}?', 'Was that {}?', 'Is that supposed to be {}?', 'Does it say {}?', 'Do you mean {}?'],
};

/** Changes to the sentence that a value really stands in: words before the sentence, words right before the value, words at the end. */
export const IN_PLACE: Readonly<Partial<Record<FramedKind, readonly { readonly opening?: string; readonly before?: string; readonly ending?: string }[]>>> = {
  negated: [
    { before: 'not ' }, { before: 'definitely not ' }, { before: 'anything but ' }, { before: 'something other than ' }, { opening: "It's not true that " }, { opening: "I don't believe " }, { ending: ', just kidding' },
    { ending: '. No, scratch that' }, { ending: '. Actually, that is wrong' }, { ending: '. Forget that' },
  ],
  hypothetical: [{ opening: 'Suppose ' }, { opening: "Let's imagine that " }, { opening: 'Hypothetically, ' }, { opening: 'What if ' }, { opening: 'Perhaps ' }],
  conditional: [{ opening: 'If the manager agrees, ' }, { ending: ' unless the weather turns' }, { ending: ', subject to approval' }, { opening: 'Provided that they agree, ' }],
  quotation: [{ opening: 'My friend said ' }, { opening: 'The radio said ' }],
};

/** Words by which the same speaker puts another value, `{new}`, in the place of the first, in a turn of its own. */
export const CORRECTIONS: readonly string[] = [
  'Sorry, make that {new}.', 'Actually, {new}.', 'No wait, {new}.', 'I meant {new}.', 'Scratch that, {new} instead.', "Let's change it to {new}.", "On second thought, let's do {new}.",
  'Correction: {new}.', 'My mistake, it should be {new}.', "I'd rather have {new} instead.", 'Oh hang on, I got that wrong, it is {new}.', 'Can we change that to {new} please?',
];

/** The same within one sentence, after the first value, `{}`. */
export const REPAIRS: readonly string[] = [
  '{}, sorry, {new}.', '{}, no wait, {new}.', '{}, I mean {new}.', '{}... scratch that, {new}.', '{} or rather {new}.', '{}, no, make that {new}.', '{}, actually {new}.',
];
