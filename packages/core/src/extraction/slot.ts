import type { TargetDefinition } from './target.ts';

/** Words that say nothing about which of several targets is meant. */
const EMPTY: ReadonlySet<string> = new Set(
  ('a an and any are as at be by can could did do does for from had has have how i if in into is it its me my no not of on or our so that per each the their them then there these they ' +
    'this to us was we were what when where which who will with would you your value type target text key tentative whether user users customer ' +
    'caller callers agent gives give says said want wants needs first exact desired').split(' '),
);

const wordsOf = (text: string): string[] => text.toLowerCase().split(/[^\p{L}]+/u).filter((word) => word.length > 2 && !EMPTY.has(word));

/** Common stem of a word, enough to match "pickup" with "picking". */
const stem = (word: string): string => word.slice(0, Math.min(4, word.length));

/** What a target and its rivals, the others in a request whose values could be taken for its own, are called. */
export interface Slot {
  readonly own: Names;
  readonly rivals: readonly Names[];
}

interface Names {
  /** Stems of the words of the key and label, and of those by which people name the target. */
  readonly called: ReadonlySet<string>;
  /** Stems of the words that describe it. */
  readonly described: ReadonlySet<string>;
}

const namesOf = ({ key, label, synonyms, description }: TargetDefinition): Names => ({
  called: new Set(wordsOf([key.replace(/^.*\./, '').replace(/[_-]/g, ' '), label, ...synonyms].join(' ')).map(stem)),
  described: new Set(wordsOf(description).map(stem)),
});

/** Names of people, of companies and of other things are told apart by nothing but what they are for. */
const kindOf = ({ type }: TargetDefinition): string => (type === 'person' || type === 'organisation' || type === 'enum' ? 'text' : type);

/** Works out what a target is called among the targets of a request. */
export const slotOf = (target: TargetDefinition, targets: readonly TargetDefinition[]): Slot => ({
  own: namesOf(target),
  rivals: targets.filter((one) => kindOf(one) === kindOf(target) && one.key !== target.key).map(namesOf),
});

/** Which target some words are about: the one that they name best; `unsaid` when they name none, or two alike. */
export function aboutOf(slot: Slot, words: string): 'own' | 'other' | 'unsaid' {
  const stems = new Set(wordsOf(words).map(stem));
  const fit = ({ called, described }: Names): number => 2 * shared(called, stems) + shared(described, stems);
  const own = fit(slot.own);
  const best = Math.max(0, ...slot.rivals.map(fit));
  return own === best ? 'unsaid' : own > best ? 'own' : 'other';
}

/** Whether some words have a word of the target's own name among them. */
export const isCalled = (slot: Slot, words: string): boolean => shared(slot.own.called, new Set(wordsOf(words).map(stem))) > 0;

const shared = (some: ReadonlySet<string>, others: ReadonlySet<string>): number => [...some].filter((word) => others.has(word)).length;
