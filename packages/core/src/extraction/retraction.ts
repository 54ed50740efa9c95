import { surroundingsOf } from './meaning.ts';
import { isInKind } from './plain-correction.ts';
import { puttingOf, replyTo } from './question.ts';
import type { Reading } from './reading.ts';
import { replacementIn } from './replacement.ts';
import { isRestated, isTyped, isWholly, plain, type Said } from './said.ts';

/** Takes back what was said, whatever comes instead. */
const RETRACTION =
  /^\W*(?:(?:um+|uh+|oh|ah|well|hmm+|ok|okay|so|and|but|no|nope|sorry|wait|hold on|hang on|actually|oops|you know what|on second thoughts?|i mean|please|hmm)\b[\s,.!-]*)*(?:(?:scratch|forget|ignore|cancel|scrap|disregard|strike|never ?mind|drop|delete|undo|skip|erase) (?:that|it|this|what i(?:'ve)? (?:just )?said|everything|all (?:of )?that|the last)|never ?mind\W*$|(?:that|this|it)(?:'?s| is| was)(?: (?:just|completely|totally|actually|all|so|not|n't))* (?:wrong|not right|not correct|not it|incorrect|a mistake|an error|false|untrue|not true|not what i|right\b.{0,3}\bnot)|(?:that|this|it) (?:is|was)n'?t (?:right|correct|it|true|accurate|what i)|i take (?:that|it) back|i (?:was wrong|misspoke|made a mistake|got (?:that|it|this) wrong|stand corrected|lied|was joking|'?m (?:just )?(?:kidding|joking))|(?:just |only )?(?:kidding|joking)|not any ?more|not (?:that|this|it|those)(?: one)?\W*$|i(?:'ve| have)? changed my mind|don'?t (?:use|write|put|record|take|count|quote) (?:that|it|this)|that (?:won'?t|doesn'?t|can'?t|wouldn'?t|will not|does not) (?:work|do|suit|be right)|no,? (?:that'?s|it'?s|that is|it is) (?:wrong|not)\b)/i;

/** A speaker's own answer to a question that was none. */
const SELF_ANSWERED_NO = /^\W*(?:(?:um+|uh+|oh|well|hmm+)\b[\s,.]*)*(?:no|nope|nah|never|not (?:a chance|happening|really|at all|for me|any ?more|quite)|absolutely not|definitely not|certainly not|of course not|forget it|i don'?t think so|hardly)\b(?! (?:problem|worries))/i;

/** Whether a value is taken back in the next sentence of the same turn, or by the same speaker's next words after a read-back. */
export function isRetracted(reading: Reading, said: Said): boolean {
  const { text, speaker } = reading.turns[said.turn]!;
  const { sentence } = surroundingsOf(text, reading.sentencesOf(said.turn), ...said.span);
  const next = reading.sentencesOf(said.turn)[sentence.last + 1];
  const asked = /\?\W*$/.test(text.slice(sentence.start, sentence.end));
  if (next !== undefined && asked && SELF_ANSWERED_NO.test(plain(text.slice(next.start, next.end)))) return true;
  if (next !== undefined && retracts(reading, said, plain(text.slice(next.start, next.end)))) return !isRestated(reading, said, said.turn, next.end);
  for (let turn = said.turn + 1; turn <= said.turn + 2 && turn < reading.turns.length; turn += 1) {
    const other = reading.turns[turn]!;
    if (other.speaker !== speaker) {
      if (other.text.length > 40 && reading.find(text.slice(...said.span), turn).length === 0) return false;
      continue;
    }
    const isLast = sentence.last === reading.sentencesOf(said.turn).length - 1;
    return isLast && retracts(reading, said, plain(other.text)) && !isRestated(reading, said, turn, 0);
  }
  return false;
}

/** Whether words take back the value: alone, or with something of its own kind in its place. */
function retracts(reading: Reading, said: Said, words: string): boolean {
  if (!RETRACTION.test(words.slice(0, 160))) return false;
  const instead = replacementIn(words);
  if (instead === undefined) return true;
  return isTyped(reading, said) ? isWholly(reading, said.target, said.target.type, instead.words) : isInKind(reading, said, instead);
}

/** Whether the other side says no to a question, an offer or a read-back that has the value. */
export function isRefused(reading: Reading, said: Said): boolean {
  const { text } = reading.turns[said.turn]!;
  const around = surroundingsOf(text, reading.sentencesOf(said.turn), ...said.span);
  if (puttingOf(around, text) === 'states') return false;
  const reply = replyTo(reading.turns, said.turn);
  if (reply.kind !== 'no' || reply.turn === undefined || isRestated(reading, said, reply.turn, 0)) return false;
  const answer = plain(reading.turns[reply.turn]!.text);
  if (isTyped(reading, said) && reading.mentionsIn(reply.turn, said.target).length > 0) return false;
  return isBareRefusal(answer);
}

const isBareRefusal = (answer: string): boolean => {
  const words = answer.split(/\s+/).filter(Boolean);
  if (words.length <= 3) return true;
  return !/\d/.test(answer) && /\b(?:(?:that|it|this)(?:'?s| is| was)?(?: not|n'?t) (?:right|correct|it|good|work|suit|what)|that (?:won'?t|doesn'?t|isn'?t|wasn'?t|can'?t) \w+|(?:something|somewhere|someone|anything) else|any(?:thing)? other|another (?:one|time|day|date|option|place)|different|wrong|incorrect|later|earlier|cheaper|not (?:that|this)|don'?t (?:want|like) (?:that|it|this))\b/i.test(answer);
};
