/** Words for 0 to 9; "oh" and "nought" only count inside runs of digits. */
export const UNITS: ReadonlyMap<string, number> = new Map([
  ['zero', 0], ['nil', 0], ['one', 1], ['two', 2], ['three', 3], ['four', 4], ['five', 5], ['six', 6], ['seven', 7], ['eight', 8],
  ['nine', 9],
]);

/** Words for 10 to 19. */
export const TEENS: ReadonlyMap<string, number> = new Map([
  ['ten', 10], ['eleven', 11], ['twelve', 12], ['thirteen', 13], ['fourteen', 14], ['fifteen', 15], ['sixteen', 16],
  ['seventeen', 17], ['eighteen', 18], ['nineteen', 19],
]);

/** Words for 20, 30 … 90. */
export const TENS: ReadonlyMap<string, number> = new Map([
  ['twenty', 20], ['thirty', 30], ['forty', 40], ['fourty', 40], ['fifty', 50], ['sixty', 60], ['seventy', 70],
  ['eighty', 80], ['ninety', 90],
]);

/** Words and letters that multiply what stands before them, as powers of ten. */
export const SCALES: ReadonlyMap<string, number> = new Map([
  ['k', 3], ['thousand', 3], ['grand', 3], ['million', 6], ['mil', 6], ['mill', 6], ['billion', 9], ['bn', 9],
  ['trillion', 12], ['lakh', 5], ['lakhs', 5], ['crore', 7], ['crores', 7],
]);

/** Letters that scale only when glued to a written number ("1.2m"). */
export const GLUED_SCALES: ReadonlyMap<string, number> = new Map([['m', 6], ['mm', 6], ['b', 9]]);

/** Words that stand for one digit inside a run of digits. */
export const DIGIT_WORDS: ReadonlyMap<string, string> = new Map([
  ...[...UNITS].map(([word, value]) => [word, String(value)] as const),
  ['oh', '0'], ['o', '0'], ['nought', '0'], ['naught', '0'],
]);

/** Words that repeat the digit or letter after them. */
export const REPEATS: ReadonlyMap<string, number> = new Map([['double', 2], ['triple', 3], ['treble', 3], ['quadruple', 4]]);

/** Ordinal words, 1 to 19 and the tens. */
export const ORDINALS: ReadonlyMap<string, number> = new Map([
  ['first', 1], ['second', 2], ['third', 3], ['fourth', 4], ['fifth', 5], ['sixth', 6], ['seventh', 7], ['eighth', 8],
  ['ninth', 9], ['tenth', 10], ['eleventh', 11], ['twelfth', 12], ['thirteenth', 13], ['fourteenth', 14],
  ['fifteenth', 15], ['sixteenth', 16], ['seventeenth', 17], ['eighteenth', 18], ['nineteenth', 19], ['twentieth', 20],
  ['thirtieth', 30], ['fortieth', 40], ['fiftieth', 50], ['sixtieth', 60], ['seventieth', 70], ['eightieth', 80],
  ['ninetieth', 90],
]);

/** Endings of written ordinals. */
export const ORDINAL_ENDINGS: ReadonlySet<string> = new Set(['st', 'nd', 'rd', 'th']);

/** Whether a folded word names a number or part of one. */
export const isNumberWord = (word: string): boolean =>
  UNITS.has(word) || TEENS.has(word) || TENS.has(word) || word === 'hundred' || (SCALES.has(word) && word !== 'k');
