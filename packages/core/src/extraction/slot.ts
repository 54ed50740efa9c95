import type { TargetDefinition } from './target.ts';

/** Words that say nothing about which of several targets is meant. */
const EMPTY: ReadonlySet<string> = new Set(
  ('a an and any are as at be by can could did do does for from had has have how i if in into is it its me my no not of on or our so that the their them then there these they ' +
    'this to us was we were what when where which who will with would you your date day time name number value amount type target text money phone key tentative whether user users customer ' +
    'caller callers agent gives give says said person want wants needs first exact desired location place city').split(' '),
);

const wordsOf = (text: string): string[] => text.toLowerCase().split(/[^\p{L}]+/u).filter((word) => word.length > 2 && !EMPTY.has(word));

/** Common stem of a word, enough to match "pickup" with "picking". */
const stem = (word: string): string => word.slice(0, Math.min(4, word.length));

/** The words that tell one target apart from the others of its type in a request. */
export interface Slot {
  /** Stems of words that name this target and no other of its type. */
  readonly own: ReadonlySet<string>;
  /** Stems of words that name others of its type and not this one. */
  readonly others: ReadonlySet<string>;
  /** How many other targets of its type the request has. */
  readonly rivals: number;
}

/** Works out the telling words of a target among the targets of a request. */
export function slotOf(target: TargetDefinition, targets: readonly TargetDefinition[]): Slot {
  const stems = (one: TargetDefinition): Set<string> =>
    new Set(wordsOf([one.key.replace(/^.*\./, '').replace(/[_-]/g, ' '), one.label, one.description, ...one.synonyms].join(' ')).map(stem));
  const mine = stems(target);
  const rivals = targets.filter((one) => one.type === target.type && one.key !== target.key);
  const theirs = new Set(rivals.flatMap((one) => [...stems(one)]));
  return { own: new Set([...mine].filter((word) => !theirs.has(word))), others: new Set([...theirs].filter((word) => !mine.has(word))), rivals: rivals.length };
}

/** Which target some words are about, by the telling words among them. */
export function aboutOf(slot: Slot, words: string): 'own' | 'other' | 'unsaid' {
  const stems = wordsOf(words).map(stem);
  if (stems.some((word) => slot.own.has(word))) return 'own';
  return stems.some((word) => slot.others.has(word)) ? 'other' : 'unsaid';
}
