const MONTHS = [
  ['january', 'jan'], ['february', 'feb', 'febuary'], ['march', 'mar'], ['april', 'apr'], ['may'], ['june', 'jun'],
  ['july', 'jul'], ['august', 'aug'], ['september', 'sept', 'sep'], ['october', 'oct'], ['november', 'nov'],
  ['december', 'dec'],
];

const BY_NAME: ReadonlyMap<string, number> = new Map(MONTHS.flatMap((names, index) => names.map((name) => [name, index + 1] as const)));

/** 1 to 12 for an English month name or its abbreviation, folded; else `undefined`. */
export const monthOf = (word: string): number | undefined => BY_NAME.get(word);

/** Whether a folded word names a month. */
export const isMonthWord = (word: string): boolean => BY_NAME.has(word);
