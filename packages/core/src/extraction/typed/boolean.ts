import { signAt, tokenise, wordAt, type Token } from '../spoken/tokens.ts';
import { mentionOf } from './mention.ts';
import type { Mention, TypedParser } from './parser.ts';

const HINT = /\b(?:y|n|no|nup|too|not|ye|ya|do|am|is|we|it|nah|never|i|he|she|they|that|of|by|for|by|all|sounds|will)\b|yes|yea|yep|yup|nope|sure|course|definite|absolut|correct|right|exactly|negative|affirm|certainly|indeed|true|false|probably|don|hasn|haven|isn|aren|won|can|would|wouldn|did|didn|does|doesn|was|wasn/i;

interface Phrase {
  readonly words: readonly string[];
  readonly value: boolean;
  readonly hedged?: boolean;
}

const phrases = (value: boolean, list: string, hedged = false): readonly Phrase[] =>
  list.split('|').map((phrase) => ({ words: phrase.split(' '), value, hedged }));

const PHRASES: readonly Phrase[] = [
  ...phrases(true, 'yes|yeah|yea|yep|yup|yah|ya|ye|aye|yes please|sure|sure thing|of course|definitely|absolutely|certainly|indeed|correct|exactly|affirmative|true|for sure|thats right|thats correct|that is right|that is correct|thats true|you bet|sounds good|i do|i am|i have|i did|i will|we do|we are|we have|we did|it is|it does|they do|they are|he does|she does|he is|she is|by all means|yeah nah yeah|nah yeah|too right|we sure do|i sure do|i can|we can|they can|yes i do|yes i am|yes i have|yes we do|yes it is|yeah i do|yeah it is'),
  ...phrases(false, 'no|nope|nup|nah|na|not at this stage|not at the moment|not right now|not currently|afraid not|im afraid not|unfortunately not|sadly not|havent yet|that is wrong|no thanks|no thank you|no way|never|not really|not at all|not yet|not particularly|negative|false|definitely not|absolutely not|certainly not|of course not|i dont|i do not|i am not|im not|i havent|i have not|i didnt|i did not|i wont|i cant|we dont|we do not|we arent|were not|we havent|we have not|we didnt|it isnt|it is not|its not|it doesnt|they dont|they arent|he doesnt|she doesnt|he isnt|she isnt|yeah nah|yeah no|thats not right|thats wrong|thats incorrect|that is not correct|thats not correct|incorrect|not correct|not true|thats not true|no i dont|no im not|no i havent|no we dont|no its not|no it isnt'),
  ...phrases(true, 'i think so|id say so|i would say so|probably|i guess so|i believe so|i suppose so|i reckon so|i guess|i suppose|more or less|kind of|sort of', true),
  ...phrases(false, 'i dont think so|i wouldnt say so|probably not|i guess not|i doubt it|i dont believe so|not that i know of|not that im aware of|hardly', true),
];

/** By their first word, the longest first. */
const BY_FIRST: ReadonlyMap<string, readonly Phrase[]> = (() => {
  const index = new Map<string, Phrase[]>();
  for (const phrase of PHRASES) {
    const first = phrase.words[0] as string;
    index.set(first, [...(index.get(first) ?? []), phrase]);
  }
  for (const list of index.values()) list.sort((left, right) => right.words.length - left.words.length);
  return index;
})();

/** Phrases that start like an answer and are none. */
const NOT_ANSWERS: readonly (readonly string[])[] = [
  'no worries', 'no problem', 'no problems', 'no one', 'no idea', 'no matter', 'no doubt', 'no need', 'no longer', 'no more', 'no rush',
  'not sure', 'im not sure', 'i am not sure', 'i dont know', 'i do not know', 'i dont remember', 'i dont mind', 'i dont care',
  'i cant remember', 'i cant say', 'i dont understand', 'not only', 'not just', 'never mind', 'yes and no', 'no and yes', 'yes or no',
  'sure what', 'sure if', 'sure how', 'i am sure', 'i have no idea', 'right now', 'right away', 'i am not certain', 'true or false',
  'correct me', 'sure whether', 'i did not catch', 'i didnt catch', 'i didnt hear', 'i am sorry', 'i am calling', 'i have a question', 'make sure', 'for sure not', 'to be sure', 'not too sure', 'not quite sure', 'not entirely sure', 'im not certain',
].map((phrase) => phrase.split(' '));

const NOT_BY_FIRST: ReadonlyMap<string, readonly (readonly string[])[]> = (() => {
  const index = new Map<string, (readonly string[])[]>();
  for (const words of NOT_ANSWERS) index.set(words[0] as string, [...(index.get(words[0] as string) ?? []), words]);
  return index;
})();

const matches = (tokens: readonly Token[], index: number, words: readonly string[]): boolean =>
  words.every((word, offset) => wordAt(tokens, index + offset) === word && (offset === 0 || tokens[index + offset]?.kind === 'word'));

/** Words that may stand before an answer in its clause. */
const LEAD_INS = new Set(['', 'oh', 'ah', 'well', 'so', 'and', 'but', 'um', 'ok', 'okay', 'like', 'i', 'think', 'said', 'say', 'yes', 'yeah', 'yep', 'no', 'nah', 'nope', 'actually', 'just', 'hmm', 'mm', 'right', 'that', 'thats', 'is', 'its', 'it', 'sir', 'mate', 'definitely', 'probably', 'honestly', 'a', 'hi', 'hello', 'sorry', 'because', 'then', 'great', 'perfect', 'good', 'thanks', 'please', 'the', 'answer', 'be', 'would', 'was', 'all', 'alright']);

/** Of these, the ones after which only a whole answer counts: "is no fee" is none, "the answer is no" is one. */
const SOFT_LEAD_INS = new Set(['i', 'think', 'said', 'say', 'is', 'its', 'it', 'that', 'thats', 'a', 'the', 'be', 'would', 'was', 'all', 'because', 'then', 'like']);

/** "no", "sure", "right", "correct" and "it is" answer only where a clause starts; inside one they say something else. */
const CLAUSE_STARTERS = new Set(['no', 'na', 'ya', 'sure', 'correct', 'true', 'false', 'never', 'negative', 'certainly', 'indeed', 'exactly', 'hardly', 'probably', 'kind', 'sort', 'it', 'they', 'he', 'she', 'we', 'i', 'not', 'more', 'its', 'were', 'im']);
/** A bare clause ("I am", "it is") answers only when nothing follows it. */
const BARE = new Set(['i can', 'we can', 'they can', 'havent yet', 'i do', 'i am', 'i have', 'i did', 'i will', 'we do', 'we are', 'we have', 'we did', 'it is', 'it does', 'they do', 'they are', 'he does', 'she does', 'he is', 'she is', 'i dont', 'i do not', 'i am not', 'im not', 'i havent', 'i have not', 'i didnt', 'i did not', 'i wont', 'i cant', 'we dont', 'we do not', 'we arent', 'were not', 'we havent', 'we have not', 'we didnt', 'it isnt', 'it is not', 'its not', 'it doesnt', 'they dont', 'they arent', 'he doesnt', 'she doesnt', 'he isnt', 'she isnt', 'i guess', 'i suppose', 'kind of', 'sort of', 'probably', 'never', 'sure', 'ya', 'na', 'more or less', 'not yet', 'true', 'false', 'negative']);

const isClauseEnd = (tokens: readonly Token[], index: number): boolean => {
  const token = tokens[index];
  return token === undefined || (token.kind === 'sign' && '.,?!;:-\u2013\u2014'.includes(token.folded)) || ['thanks', 'thank', 'please', 'and', 'but', 'actually', 'mate', 'sir', 'maam', 'yeah', 'yes'].includes(token.folded);
};

function readPhrase(tokens: readonly Token[], index: number): { readonly phrase: Phrase; readonly next: number } | undefined {
  const found = BY_FIRST.get(wordAt(tokens, index))?.find((phrase) => matches(tokens, index, phrase.words));
  if (found === undefined) return undefined;
  const next = index + found.words.length;
  const isStart = signAt(tokens, index - 1, '.,?!;:-\u2013\u2014"') || LEAD_INS.has(wordAt(tokens, index - 1));
  if (CLAUSE_STARTERS.has(found.words[0] as string) && !isStart) return undefined;
  if (SOFT_LEAD_INS.has(wordAt(tokens, index - 1)) && CLAUSE_STARTERS.has(found.words[0] as string) && !isClauseEnd(tokens, next)) return undefined;
  if (BARE.has(found.words.join(' ')) && !isClauseEnd(tokens, next)) return undefined;
  return { phrase: found, next };
}

/**
 * Yes and no: "yeah", "yep", "of course", "I do", "nope", "not really", "yeah nah" (no), "nah yeah" (yes). Hedged answers
 * ("I think so") are `approximate`. "No worries", "not sure" and "yes and no" answer nothing.
 */
export const parseBoolean: TypedParser<'boolean'> = (text) => {
  if (!HINT.test(text)) return [];
  const tokens = tokenise(text);
  const found: Mention<'boolean'>[] = [];
  let index = 0;
  while (index < tokens.length) {
    const skipped = NOT_BY_FIRST.get(wordAt(tokens, index))?.find((words) => matches(tokens, index, words));
    const read = skipped === undefined ? readPhrase(tokens, index) : undefined;
    if (read !== undefined) {
      found.push(mentionOf(tokens, index, read.next, read.phrase.value, { granularity: read.phrase.hedged === true ? 'approximate' : 'exact' }));
    }
    index = read?.next ?? index + (skipped?.length ?? 1);
  }
  return found;
};
