import type { ProposedFinding } from '@relay/core/ports';
import type { Claim } from './assign.ts';
import type { Candidate } from './candidate.ts';
import { nextOther, type CallReading } from './reading.ts';
import { bestHeard } from './spelling.ts';

/** More mentions than this of one value, or of values before it, prove nothing more. */
const MOST = 4;

/** What became of a claim in the conversation. */
type Standing = 'stated' | 'accepted' | 'declined' | 'open';

/**
 * Follows one target's claims through the conversation: what was offered and taken or left, read back and confirmed,
 * said and then said otherwise. Proposes the value that stands at the end with every mention of it, and before it the
 * values that it replaced; nothing that was declined.
 */
export function settle(call: CallReading, target: string, claims: readonly Claim[]): readonly ProposedFinding[] {
  const standings = claims.map((claim, i) => ({ claim, standing: standingOf(call, claim, claims[i + 1]) }));
  if (claims.some((claim) => claim.candidate.turn.turn.askedFor !== undefined)) {
    const answers = claims[0]?.candidate.type === 'person' ? bestHeard(claims) : claims;
    return answers.map((claim) => propose(target, claim, 'states'));
  }
  let current: string | undefined;
  let firm = false;
  for (const { claim, standing } of standings) {
    const value = claim.candidate.valueKey;
    if (standing === 'declined') {
      if (current === value) current = undefined;
    } else if (standing === 'open') {
      if (!firm) current = value;
    } else {
      current = value;
      firm = true;
    }
  }
  if (current === undefined) return [];
  const mine = standings.filter(({ claim, standing }) => claim.candidate.valueKey === current && standing !== 'declined');
  const last = mine.at(-1);
  if (last === undefined) return [];
  const earlier = standings
    .filter(({ claim, standing }) => claim.candidate.valueKey !== current && standing === 'stated' && claims.indexOf(claim) < claims.indexOf(last.claim))
    .slice(-MOST);
  const replacedAt = earlier.length === 0 ? -1 : claims.indexOf(earlier.at(-1)!.claim);
  const overturns = mine.some(({ claim, standing }) => claims.indexOf(claim) > replacedAt && (standing === 'accepted' || claim.fit.asked >= 0.9 || CUE.test(claim.candidate.turn.turn.text)));
  const telling = [...mine].sort((a, b) => b.claim.fit.score - a.claim.fit.score).slice(0, MOST);
  return [...earlier, ...telling]
    .sort((a, b) => claims.indexOf(a.claim) - claims.indexOf(b.claim))
    .map(({ claim }) => {
      const corrects = claim.candidate.valueKey === current && replacedAt >= 0 && claims.indexOf(claim) > replacedAt && overturns;
      return propose(target, claim, corrects ? 'corrects' : 'states');
    });
}

function propose(target: string, { candidate }: Claim, polarity: ProposedFinding['polarity']): ProposedFinding {
  const valueText = candidate.turn.turn.text.slice(candidate.start, candidate.end);
  return { target, turn: candidate.turn.index, quote: quoteOf(candidate), valueText, polarity, certainty: 'stated' };
}

/** The words of the value, with as many words around them as make the quote stand once in its turn. */
function quoteOf({ turn, sentence, start, end, firstToken, endToken }: Candidate): string {
  const { text } = turn.turn;
  const isUnique = (quote: string): boolean => text.indexOf(quote) === text.lastIndexOf(quote);
  let [from, to, first, last] = [start, end, firstToken, endToken - 1];
  while (!isUnique(text.slice(from, to)) && (last + 1 < sentence.endToken || first > sentence.firstToken)) {
    if (last + 1 < sentence.endToken) to = turn.tokens[(last += 1)]!.end;
    if (first > sentence.firstToken) from = turn.tokens[(first -= 1)]!.start;
  }
  return text.slice(from, to);
}

/** Words by which people put right what was said, or settle for something else. */
const CUE = /\b(?:sorry|actually|instead|rather|make (?:it|that)|change|changed|meant|i mean|correction|scratch that|wait|no|better|switch|move (?:it|that)|let's (?:do|say|make|go)|what about|how about|on second thoughts?|then|try)\b/i;

/** "Thursday's good, but make it eleven": the time alone is changed, in words that say no time by themselves. */
const OTHER_TIME = /\b(?:make (?:it|that)|but (?:at|can we say|say))\b[^.?!]*\b(?:\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|noon|midday)\b/i;

const WISH = /\b(?:can|could|would|will) (?:you|i|we)\b|\bplease\b|\bhow about\b|\bwhat about\b/i;

/** A refusal that says what to change leaves the rest of what was read back as it was. */
const CHANGES_A_VALUE = /\b(?:change|make|switch|for|at|with|to)\b.*(?:\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|half|quarter|[A-Z][a-z]+)\b)/;

const CONDITION = /\b(?:(?<!(?:see|check|know|me|ask|sure|wondering|out) )if (?:i|we|they) (?:could|can|were|did|got|get|brought|dropped)|unless|suppose|supposing)\b/i;
const WHEN: ReadonlySet<string> = new Set(['date', 'time', 'datetime']);
const OUT_BEFORE = /\b(?:can(?:'t|not| not)|won't|couldn't|unable to) (?:do|make|work|manage|come)\b[^,.;]{0,20}$/i;
const OUT_AFTER = /^(?:'s|s| is| isn't| won't| doesn't| wouldn't| would|,)? *(?:no good|not (?:good|great|ideal|possible)|out\b|(?:won't|doesn't|wouldn't|isn't|not) (?:work|suit|good|great|do)|work for me\?? no|i'm (?:working|away|busy|out|not)|i am (?:working|away|busy|out|not)|i work|i can't|we can't|we're (?:away|busy|out|not))/i;

/** The speaker says that a time or a value will not do: "Friday's no good", "I can't do Thursday". */
const isOut = (sentence: string, start: number, end: number): boolean =>
  OUT_BEFORE.test(sentence.slice(0, start)) || OUT_AFTER.test(sentence.slice(end));

function standingOf(call: CallReading, { candidate }: Claim, next: Claim | undefined): Standing {
  const { sentence, turn } = candidate;
  const words = turn.turn.text.slice(sentence.start, sentence.end);
  if (CONDITION.test(words.slice(0, candidate.start - sentence.start)) ) return 'declined';
  if (WHEN.has(candidate.type) && isOut(words, candidate.start - sentence.start, candidate.end - sentence.start)) return 'declined';
  const pending =
    turn.side === 'customer' ? words.includes('?') && !WISH.test(words) : sentence.readsBack || sentence.offers || words.includes('?');
  if (!pending) return 'stated';
  const replied = nextOther(call, turn.index);
  if (replied === undefined) return 'open';
  const nextTurn = next?.candidate.turn.index;
  if (replied.reply === 'declines') {
    const lastAsk = turn.sentences.filter(({ asks }) => asks).at(-1);
    if (nextTurn === replied.index) return 'declined';
    if (CHANGES_A_VALUE.test(replied.turn.text)) return 'accepted';
    return lastAsk === undefined || lastAsk === sentence ? 'declined' : 'open';
  }
  if (replied.reply === 'accepts') return candidate.type === 'time' && nextTurn !== replied.index && OTHER_TIME.test(replied.turn.text) ? 'declined' : 'accepted';
  const until = nextTurn ?? call.turns.length;
  for (const later of call.turns.slice(replied.index + 1, Math.min(until, replied.index + 8))) {
    if (later.turn.speaker !== replied.turn.speaker || later.reply === 'neither') continue;
    return later.reply === 'accepts' ? 'accepted' : 'open';
  }
  return 'open';
}
