import type { Turn } from '../call/transcript.ts';
import type { Surroundings } from './meaning.ts';

/**
 * How a sentence puts a value.
 * - `states`: plainly, or as part of a request or of a question about something else ("is there a table at 5:30?").
 * - `offers`: for the other side to take or leave ("how about 5 pm?", "shall I book the 5th?").
 * - `confirms`: for the other side to agree to ("you want 5 pm, right?", "please confirm: 5 pm").
 * - `doubts`: the speaker asks whether it is so ("is it 5:30?", "did you say fifty?").
 * - `lists`: the speaker asks which of several ("to rent or to buy?"), so that not even a yes means it.
 */
export type Putting = 'states' | 'offers' | 'confirms' | 'doubts' | 'lists';

const LEAD = "(?:(?:ok(?:ay)?|so|and|but|well|alright|all right|sure|great|yes|yeah|yep|no|nope|hi|hello|um+|uh+|er|oh|ah|sorry|please|actually|just|then|also|thanks|thank you|hmm+|perfect|cool|hey|wait|right|now|or|you know|excuse me|pardon|remind me|tell me|sir|ma'?am)\\b[\\s,.!-]*)*";

/** A clause that opens in a certain way. The pattern is global, so it must be used with `lastMatch` only. */
const opens = (pattern: string): RegExp => new RegExp(`(?:^|[,;:.!?]\\s*|\\b(?:and|but|so|or)\\s+)\\W*${LEAD}(?:${pattern})`, 'gi');

const OFFER = opens(
  "(?:how|what) about\\b|why (?:don'?t|not)\\b|shall (?:i|we)\\b|should i\\b|(?:would|do|will|did|wo|would|do)(?:n'?t)? you (?:like|want|prefer|care|be (?:interested|able|ok|okay|happy|available|free)|consider|mind|take|also like|need|wish|accept|do it|agree|settle|come down)|want me to|can i (?:suggest|offer|recommend|interest)|may i (?:suggest|offer|recommend)|(?:do|does|would|will|is|could|can) (?:that|this|[^?]{0,60}?) (?:work|suit|sound|be (?:ok|okay|good|fine|alright|suitable))\\b|are you (?:ok|okay|happy|free|available|interested)",
);
const CONFIRM = opens('(?:can|could|would) you (?:please )?(?:confirm|verify)|(?:please|kindly) (?:confirm|verify)|(?:let me|to|i(?:\'| wi)?ll|let\'?s) (?:just )?confirm|confirming|just to (?:confirm|be (?:clear|sure))|to be clear|(?:so )?you (?:want|would|need|wish|said|are|\'d)');
const REQUEST = opens(
  "(?:can|could|may|might|would|will|wo)(?:n'?t)? (?:you|i|we|u|it be possible|someone|somebody|anyone)\\b|(?:is|are|was|were)(?:n'?t)? there\\b|(?:do|does)(?:n'?t)? (?:you|they|u) (?:guys |have |know |offer |do |sell |take |accept |serve |also )|have (?:you|they) got|got any|any (?:chance|other|more|way)|is it (?:possible|ok|okay|alright|all right|fine)|would it be (?:possible|ok|okay)|(?:is|are) [^?]{0,60}\\b(?:available|possible|free|open|any good|nearby)\\b",
);
const WH = opens("(?:what(?!\\s+(?:about|if))|what's|whats|when|where|which|who|whose|why(?! (?:not|don))|how(?! about)|in what|at what|on what|for what|from what|to what|by when|until when)\\b");
const DOUBT = opens(
  "(?:is|was|are|were)(?:n'?t)? (?:it|that|this|these|those|your|my|our|his|her|their|the|he|she|they|we|you|i|its|today|tomorrow)\\b|did(?:n'?t)? (?:you|i|we|he|she|they|it|that|the|your|my)\\b|(?:do|does)(?:n'?t)? (?:it|that|this|the|he|she|they|we|i|your|my|our)\\b|do(?:n'?t)? you (?:mean|say|think|reckon|remember|recall)|(?:will|would|could|might|should|must|has|had|ca|can)(?:n'?t)? (?:it|that|this|the|he|she|they|your|my|our)\\b|(?:have|had)(?:n'?t)? (?:i|you|we|they)\\b(?! got)|am i (?:right|correct|supposed|meant)|you mean|(?:are|were) you (?:sure|saying|telling|asking|thinking)|(?:does|did|do) (?:anyone|anybody|someone)",
);
/** Asks what the other side has written, not for a thing. */
const ON_RECORD = opens("(?:would|wouldn'?t|do|did) you (?:say|call)\\b|(?:do|have|did|does)(?:n'?t)? (?:you|they)(?: guys)? (?:have|got|get|had|see|show)?\\s*(?:(?:it|that|this|me|us|him|her|my [a-z]+|the [a-z]+) (?:down|listed|written|recorded|booked|noted|as|at|for|in|on)\\b|[^?]{0,60}(?:written|down|listed|on file|recorded|in the system|noted)\\b)");

/** "is {} right?": the value right after the verb that asks. */
const BARE_BE = opens('(?:is|was|are|were)(?:n\'?t)?\\s+$');

/** "would {} be possible?" asks for the value. */
const BARE_MODAL = opens('(?:is|are|would|could|can|will)(?:n\'?t)?\\s+(?:the\\s+|an?\\s+)?$');

/** "does {} work?" leaves it to the other side. */
const BARE_DO = opens('(?:do|does|did|would|will|could|can)(?:n\'?t)?\\s+$');

const SUITING = /^\s*(?:still |also )?(?:work|suit|sound|do|fit|be (?:good|fine|better|suitable|convenient|realistic|too))\b/i;

const AS_ASKED = /^\s*(?:\w+\s+){0,2}?(?:be )?(?:still )?(?:available|possible|free|open|ok|okay|fine|alright|all right|doable|an option)\b/i;

const TAG = /[,.\s](?:right|correct|yes|yeah|yep|ok|okay|no|isn'?t it|wasn'?t it|is it|was it|aren'?t you|don'?t you|is (?:that|this|it)(?: all)? (?:right|correct|ok|okay|good|accurate|fine)|am i right|i'?m right|did i get (?:that|it) right|do i have (?:that|it|this) right|huh|eh|innit|can you confirm(?: (?:that|this|it))?|please confirm|sound good|does that (?:sound|look|work)[^?]*|how does that sound|would that (?:work|be)[^?]*|confirm\??)\s*[?.!]*\s*$/i;

/** Says how the sentence around a value puts it, from its own words and what the turn goes on to ask. */
export function puttingOf({ before, value, after, sentence }: Surroundings, turnText: string): Putting {
  const rest = turnText.slice(sentence.end, sentence.end + 80).replace(/[\u2018\u2019]/g, "'");
  const asked = /\?["')\s]*$/.test(after) || /\?["')\s]*$/.test(value);
  const lead = `${before}\u0001`;
  if (asked && (/^\s*,?\s*or\b(?! (?:so|something|anything|thereabouts|not|is|am|are|do|did|was|should|would|can|could|maybe|what)\b)/i.test(after) || /\bor\s+(?:(?:to|in|at|on|for|the|an?|with|from|by|is it|was it)\s+){0,2}$/i.test(before))) return 'lists';
  if (lastMatch(BARE_MODAL, before) !== -1 && AS_ASKED.test(after)) return 'states';
  if (lastMatch(BARE_DO, before) !== -1 && SUITING.test(after)) return 'offers';
  if (lastMatch(BARE_BE, before) !== -1 && /^\s*(?:right|correct|true|wrong|what|the|my|your|our|it|accurate|still|also)\b/i.test(after)) return 'doubts';
  if (lastMatch(ON_RECORD, `${before}${value}${after}`) !== -1) return 'doubts';
  if (TAG.test(`${before} ${value}${after}`) && /\?/.test(after)) return 'confirms';
  const openings = ([['offers', OFFER], ['confirms', CONFIRM], ['states', REQUEST], ['states', WH], ['doubts', DOUBT]] as const)
    .map(([putting, pattern]) => ({ putting, at: lastMatch(pattern, lead) }))
    .filter((opening) => opening.at !== -1);
  const last = openings.reduce<(typeof openings)[number] | undefined>((best, one) => (best === undefined || one.at > best.at ? one : best), undefined);
  if (last !== undefined) return last.putting;
  if (asked) return 'confirms';
  return TAG.test(` ${rest.trim()}`) && rest.trim() !== '' && rest.length < 60 ? 'confirms' : 'states';
}

function lastMatch(pattern: RegExp, text: string): number {
  let last = -1;
  for (const match of text.matchAll(pattern)) last = match.index;
  return last;
}

/** What the other side answers to a turn. */
export interface Reply {
  readonly kind: 'yes' | 'no' | 'unclear';
  /** Index of the answering turn; absent when nobody answered. */
  readonly turn?: number;
}

const YES =
  /^(?:(?:um+|uh+|oh|ah|well|hmm+|ok|okay|so|and|actually|great|thanks|thank you|sorry|mm|hey)\b[\s,.!-]*)*(?:y(?:es|eah|ep|up|ea|a|ah)|sure|correct|right|ok(?:ay)?|absolutely|definitely|certainly|of course|perfect(?:ly)?|great|good|fine|exactly|indeed|precisely|(?:that|this|it|those|they|these|everything|all)(?:'s| is| are|'re| would be|'ll be| will be|'d be)? (?:all |the |absolutely |totally |completely |quite |perfectly |just |also |really |still )*(?:right|correct|it|fine|good|great|perfect|works?|sounds?|looks?|would|will|do(?:es)?|suits?|okay|ok|lovely|nice|true|alright|one|accurate|excellent|awesome|amazing|wonderful|ideal|seems?)|sounds|works|looks|please do|please|go ahead|i(?:'d| would|'ll| will)? (?:like|love|take|do|want|confirm|agree|accept|go with|prefer) (?:that|it|this|the|to)|i(?:'m| am) (?:good|fine|ok|okay|happy) with|confirmed?|affirmative|all good|cool|awesome|lovely|nice|wonderful|excellent|book (?:it|that)|let'?s (?:do|go|book)|alright|all right|you got it|you bet|true|spot on|no (?:problem|worries)|go for it|why not|fantastic|brilliant|super|amazing|agreed|done|mm ?hmm|uh ?huh|i do|i am|it is|that is|it does|it will|yessir|totally|no,? (?:that'?s|that is|it'?s|it is|this is|everything is|all is) (?:right|fine|correct|perfect|great|good|ok|okay|all good))\b/i;

const NO =
  /^(?:(?:um+|uh+|oh|ah|well|hmm+|ok|okay|so|and|but|thanks|thank you|sorry|i'?m sorry|yeah|hey|actually)\b[\s,.!-]*)*(?:no\b(?! (?:problem|worries|doubt))|nope|nah|not\b|incorrect|wrong|negative|never|neither|none|(?:that|this|it|everything|which)(?:'s| is| was)? ?(?:not|n'?t|incorrect|wrong|no good|too|partially|partly|almost|nearly|only)|(?:that|this|it) (?:is|does|wo|would|ca|was|did|will)(?:n'?t| not|not)|i (?:do|ca|wo|would|did|am|could)(?:n'?t|not| not)|i'?m not|wait|hold on|hang on|i (?:changed|have changed|'ve changed)|change|something else|somewhere else|anything else|any other|another|find me (?:another|a different|something)|i(?:'d| would) (?:rather|prefer)|make it|rather|instead|let'?s not|cancel)/i;

const AGREEING_NO = /^\W*(?:no|not),? (?:(?:that'?s|that is|it'?s|it is|this is|everything is|all is|you'?re) (?:all |totally |quite |absolutely )?(?:right|correct|perfect|great|accurate|it)|(?:a )?(?:problem|worries|an issue)|that (?:works|sounds|will do|would be))\b/i;

/** "No, that's fine" agrees to what was asked or declines it. */
const UNDECIDED_NO = /^\W*no,? (?:that'?s|that is|it'?s|it is|this is|i'?m|we'?re|everything is|all is) (?:all |totally |quite )?(?:fine|good|ok|okay|alright|all right)\b/i;

/** Reads the answer to a turn from the next turn of somebody else, at most two turns later. */
export function replyTo(turns: readonly Turn[], index: number): Reply {
  const speaker = turns[index]?.speaker;
  for (let next = index + 1; next <= index + 2 && next < turns.length; next += 1) {
    const turn = turns[next]!;
    if (turn.speaker === speaker || turn.text.trim() === '') continue;
    return { kind: answerOf(turn.text), turn: next };
  }
  return { kind: 'unclear' };
}

/** Whether an answer agrees or refuses, from how it begins. "No, that's right" agrees. */
export function answerOf(text: string): Reply['kind'] {
  const plain = text.trimStart().slice(0, 160).replace(/[\u2018\u2019]/g, "'");
  if (AGREEING_NO.test(plain)) return 'yes';
  if (UNDECIDED_NO.test(plain)) return 'unclear';
  if (NO.test(plain)) return 'no';
  return YES.test(plain) ? 'yes' : 'unclear';
}
