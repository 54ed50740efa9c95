import { isEverydayWord } from './lexicon.ts';
import { nextOther, previousOther, type CallReading, type TurnReading } from './reading.ts';

/**
 * How a name was said.
 * - `introduces`: the speaker names himself ("my name is …", "… speaking").
 * - `answers`: the turn answers a question about a name.
 * - `checks`: the speaker asks whether the other side is that person, who agrees ("am I speaking with …?").
 * - `names`: a person is named beside words that tie a name to something ("with …", "called …").
 */
export type Naming = 'introduces' | 'answers' | 'checks' | 'names';

const CHECKS = /\b(?:am i (?:speaking|talking) (?:with|to)|is (?:that|this)|have i got|do i have)\s+(?:mr\.? |mrs\.? |ms\.? )?$/i;

const INTRODUCES = /\b(?:my (?:full |first |last )?name(?:'s| is|s)?|(?:^|[,.]\s*)(?:the )?name(?:'s| is)?|you(?:'re| are) (?:speaking|talking) (?:to|with)|call me|under the name(?: of)?|i go by)[\s,:.-]*(?:is |mr\.? |mrs\.? |ms\.? |dr\.? )?$/i;
const WEAKLY_INTRODUCES = /(?:^|\b(?:hi|hello|hey|good morning|good afternoon|good evening|yeah|yes|and)\b[\s,.!]*|[.!?,]\s+)(?:it'?s|this is|i'?m|i am)[\s,:.-]*(?:just )?(?:mr\.? |mrs\.? |ms\.? |dr\.? )?$/i;
const BESIDE_SELF = /^\s*(?:here|speaking|calling|on the line)\b/i;
const OF_ANOTHER = /\b(?:his|her|their|its|movie|company|business|brand|contact|director|recipient)(?:'s)? name(?:'s| is|s)?\s*$/i;
const NAMES =
  /(?:\b(?:with|named|called|name(?:'s| is)|directed by|director is|contact is|recipient is|ask for|speak to|talk to|how about|what about|recommend|try|(?:send|sending|share|sharing|transfer|pay|give|forward|request|sent|payment)\b[^.?!]{0,60}\b(?:to|with|from)|(?:to|from|is) (?:my |our )?(?:friend|brother|sister|wife|husband|partner|boss|manager|colleague|accountant|contact))|(?:^|[.?!]\s)(?:it'?s|that'?s|that is))\s+(?:the |an? )?(?:contact |recipient |director )?(?:dr\.? |mr\.? |mrs\.? |ms\.? )?$/i;
const ASKS_NAME = /\b(?:name|who(?:'s| is| am| are| should| do)?|whom|whose|recipient|receiver|spell)\b/i;

/** Where a name stands: characters of a turn, and its tokens from `firstToken` to before `endToken`. */
export interface NamePlace {
  readonly turn: TurnReading;
  readonly start: number;
  readonly end: number;
  readonly firstToken: number;
  readonly endToken: number;
}

/** How a person's name was said; `undefined` when nothing around the words says that they are a name. */
export function namingOf(call: CallReading, { turn, start, end, firstToken, endToken }: NamePlace): Naming | undefined {
  const { text } = turn.turn;
  if (endToken - firstToken === 1 && isEverydayWord(turn.tokens[firstToken]!.stem)) return undefined;
  const before = text.slice(Math.max(0, start - 80), start);
  if (CHECKS.test(before)) return nextOther(call, turn.index)?.reply === 'accepts' ? 'checks' : undefined;
  const self = BESIDE_SELF.test(text.slice(end)) || (INTRODUCES.test(before) && !OF_ANOTHER.test(before));
  if (self || (turn.index < OPENING && WEAKLY_INTRODUCES.test(before))) return 'introduces';
  if (turn.turn.askedFor !== undefined || asksForName(call, turn)) return 'answers';
  if (call.isOneSided && endToken - firstToken > 1 && start === 0 && end >= text.trimEnd().length) return 'answers';
  return NAMES.test(before) ? 'names' : undefined;
}

/** "I'm Sam" and "this is Sam" introduce where a call begins; later they may say anything. */
const OPENING = 8;

function asksForName(call: CallReading, turn: TurnReading): boolean {
  const asked = previousOther(call, turn.index, 1);
  return asked !== undefined && asked.sentences.some(({ asks, start, end }) => asks && ASKS_NAME.test(asked.turn.text.slice(start, end)));
}
