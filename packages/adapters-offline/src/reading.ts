import type { PartySide, Transcript, Turn } from '@relay/core/ports';
import { conceptsIn, type ConceptHit } from './lexicon.ts';
import { tokensOf, type Token } from './words.ts';

/** One sentence of a turn, by offsets into the turn's text and by the tokens it holds (`firstToken` to before `endToken`). */
export interface Sentence {
  readonly start: number;
  readonly end: number;
  readonly firstToken: number;
  readonly endToken: number;
  /** Asks or prompts the other side for something. */
  readonly asks: boolean;
  /** Repeats what was agreed, to have it confirmed. */
  readonly readsBack: boolean;
  /** Puts forward something that the other side may take or leave. */
  readonly offers: boolean;
}

/** How a turn takes what the other side has just said. */
export type Reply = 'accepts' | 'declines' | 'neither';

/** One turn, read. */
export interface TurnReading {
  readonly index: number;
  readonly turn: Turn;
  readonly side: PartySide;
  readonly tokens: readonly Token[];
  readonly sentences: readonly Sentence[];
  readonly hits: readonly ConceptHit[];
  readonly reply: Reply;
}

/** A whole call, read once for all targets. */
export interface CallReading {
  readonly turns: readonly TurnReading[];
  /** Turns in which a concept is named, ascending. */
  readonly occurrences: ReadonlyMap<string, readonly number[]>;
  /** Day of the call in UTC, `YYYY-MM-DD`. */
  readonly day: string;
  /** Only one speaker was recorded, and nothing says what the other side asked. */
  readonly isOneSided: boolean;
}

/** Reads a transcript into words, sentences, what each sentence does, and the given concepts. Time is linear in its length. */
export function readCall(transcript: Transcript, at: string, concepts: ReadonlySet<string>): CallReading {
  const sides = new Map(transcript.parties.map((party) => [party.speaker, party.side]));
  const turns = transcript.turns.map((turn, index) => readTurn(turn, index, sides.get(turn.speaker) ?? 'unknown', concepts));
  const occurrences = new Map<string, number[]>();
  for (const { hits, index } of turns) {
    for (const { concept } of hits) {
      const seen = occurrences.get(concept) ?? [];
      if (seen.length === 0) occurrences.set(concept, seen);
      if (seen.at(-1) !== index) seen.push(index);
    }
  }
  const isOneSided = new Set(turns.map(({ turn }) => turn.speaker)).size === 1 && turns.every(({ turn }) => turn.askedFor === undefined);
  return { turns, occurrences, day: at.slice(0, 10), isOneSided };
}

function readTurn(turn: Turn, index: number, side: PartySide, concepts: ReadonlySet<string>): TurnReading {
  const tokens = tokensOf(turn.text);
  return { index, turn, side, tokens, sentences: sentencesOf(turn.text, tokens), hits: conceptsIn(tokens, concepts), reply: replyOf(turn.text) };
}

/** A full stop, question or exclamation mark that ends a sentence: not one in a number or after an initial or title. */
const SENTENCE_END = /[.!?]+(?=\s|$|[A-Z$])|\n+/g;
const ABBREVIATION = /(?:\b(?:dr|mr|mrs|ms|st|ave|rd|no|vs|prof|sr|jr|inc|ltd|pty|approx)|\b[a-z]|[ap]\.?m)$/i;

function sentencesOf(text: string, tokens: readonly Token[]): readonly Sentence[] {
  const sentences: Sentence[] = [];
  let start = 0;
  let token = 0;
  const close = (end: number): void => {
    let endToken = token;
    while (endToken < tokens.length && tokens[endToken]!.start < end) endToken += 1;
    if (endToken > token) {
      const words = text.slice(start, end);
      sentences.push({ start, end, firstToken: token, endToken, ...actsOf(words) });
      token = endToken;
    }
    start = end;
  };
  for (const match of text.matchAll(SENTENCE_END)) {
    if (match[0] === '.' && ABBREVIATION.test(text.slice(Math.max(0, match.index - 8), match.index))) continue;
    close(match.index + match[0].length);
  }
  close(text.length);
  return sentences;
}

const QUESTION_WORD =
  /(?:^|[,;:]\s*|\b(?:and|so|okay|ok|alright|right|great|thanks|sure|now|then|but|um|uh|well|just|also|perfect|lovely|yes|no)[,\s]+)(?:what|whats|what's|when|whens|when's|where|where's|who|who's|whose|which|why|how|how's|do you|does|did you|is (?:it|this|that|there|your|the)|are (?:you|there|they)|was (?:it|there)|can (?:you|i|we)|could (?:you|i|we)|may i|might i|would (?:you|that|it|there)|will (?:you|it|that|there|they)|shall (?:i|we)|should (?:i|we)|have you|has (?:the|it|your)|any|mind if)\b/i;
const PROMPT =
  /\b(?:tell me|give me|let me (?:know|have|get|grab)|i(?:'ll| will)? (?:just )?need (?:to (?:know|get|confirm|grab|take)|your|the|a|an|some)|please (?:provide|confirm|state|say|give|share|spell)|provide (?:me|your|the)|can i (?:get|grab|have|take|ask)|could i (?:get|grab|have|take|ask)|i(?:'d| would) like to know|i want to know|want to know|grab your|confirm your|what(?:'s| is| was| are) (?:your|the|their|its|his|her)|and your|pass me|find me|find out|curious)\b/i;
const READ_BACK =
  /\b(?:confirm(?:ing|ed|ation)?|is (?:that|this|everything|it) (?:all )?(?:right|correct|ok|okay|good)|correct\?|right\?|just to (?:check|recap|clarify|repeat|be sure|make sure)|to recap|let me (?:read|repeat|recap|check|see if|make sure|just)|read that back|so (?:that's|that is|you|you'd|i've got|i have|we've got|it's|to)|you(?:'d| would)? (?:want|like|wish)|you(?:'re| are) (?:wanting|looking|requesting)|i(?:'ve| have) got|i have you|i'll (?:book|make|put|note|schedule|set)|i've (?:booked|made|put|noted|scheduled)|verify|ensure|double check)\b/i;
const OFFER =
  /\b(?:how about|what about|there(?:'s| is| are|s)|i(?:'ve| have)? f(?:ou|i)nd|i(?:'ve| have)? (?:got )?(?:an opening|availab|something)|we(?:'ve| have)? (?:got|have|can do|could do)|(?:i|we)(?:'ve| have)? got|(?:i|we) (?:can|could) (?:do|offer|get|fit|squeeze|book|come)|would you (?:like|prefer|be)|you (?:can|could|may want to) (?:try|have|take)|available|has an? (?:opening|flight|bus|slot|spot)|have an? (?:opening|slot|spot)|maybe|perhaps|shall i|should i|would .{1,40} (?:work|suit|be (?:ok|okay|good|better|alright))|does .{1,40} (?:work|suit)|option|suggest|recommend|instead\?|departs?|leaves? at|leaving at|starts at|do you want)\b/i;

function actsOf(sentence: string): Pick<Sentence, 'asks' | 'readsBack' | 'offers'> {
  const asks = sentence.includes('?') || QUESTION_WORD.test(sentence) || PROMPT.test(sentence);
  return { asks, readsBack: READ_BACK.test(sentence), offers: OFFER.test(sentence) };
}

const DECLINES =
  /^\W*(?:(?:um|uh|oh|hmm|well|sorry|actually|ah|hey|thanks|thank you|please|okay|ok|i see|hang on|wait)\W+)*(?:no|nope|nah|not|never|i don't|i do not|i'd rather|i would rather|wrong|incorrect|change|change it|make (?:it|that)|let's (?:do|make|change|try|find)|what about|how about|(?:can|could) you (?:try|change|(?:find|search|look|show)(?: me)?(?: for)? (?:another|other|any|some|a different))|(?:is|are) there (?:any|some|another)|any(?:thing)? (?:other|else|earlier|later|cheaper)|anything|do you have (?:any|some|another)|find me (?:another|something)|search|try|something else|i want (?:another|something|a different)|another|instead|actually)\b/i;
const ACCEPTS =
  /\b(?:yes|yeah|yep|yup|ya|yea|correct|that's right|that is right|sounds? (?:good|great|perfect|fine|nice|lovely|awesome|wonderful|like a plan|alright|right|ok|okay|interesting|terrific|excellent)|perfect|great|good|fine|okay|ok|sure|works?|suits?|lovely|awesome|excellent|wonderful|nice|cool|absolutely|exactly|definitely|please do|go ahead|go for it|i'll take|i will take|i like|i love|that'll do|that will do|will do|no worries|no problem|not a problem|too easy|beauty|done|deal|alright|all right|spot on|brilliant|amazing|fantastic|terrific|happy with|for sure|of course|that's it|that is it|you got it|right|thanks|thank you)\b/i;

/** What the first words of a turn do to the other side's last words. A refusal outweighs politeness that follows it. */
function replyOf(text: string): Reply {
  if (/^\W*(?:no|not a) (?:worries|problem|dramas|wuckas)\b/i.test(text)) return 'accepts';
  if (/^\W*(?:yes|yeah|yep|yup|sure|correct|perfect|great)\b/i.test(text)) return 'accepts';
  if (DECLINES.test(text)) return 'declines';
  return ACCEPTS.test(text) ? 'accepts' : 'neither';
}

/** The nearest earlier turn of another speaker, at most `reach` turns back; `undefined` at the start of a call. */
export function previousOther(call: CallReading, index: number, reach = 3): TurnReading | undefined {
  const speaker = call.turns[index]?.turn.speaker;
  for (let i = index - 1; i >= 0 && i >= index - reach; i -= 1) {
    const turn = call.turns[i]!;
    if (turn.turn.speaker !== speaker) return turn;
  }
  return undefined;
}

/** The nearest later turn of another speaker, at most two turns on. */
export function nextOther(call: CallReading, index: number): TurnReading | undefined {
  const speaker = call.turns[index]?.turn.speaker;
  return call.turns.slice(index + 1, index + 3).find((turn) => turn.turn.speaker !== speaker);
}
