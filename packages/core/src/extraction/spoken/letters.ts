/** The spelling alphabet (ICAO Annex 10), with spellings that transcribers use. */
const NATO: ReadonlyMap<string, string> = new Map([
  ['alpha', 'a'], ['alfa', 'a'], ['bravo', 'b'], ['charlie', 'c'], ['delta', 'd'], ['echo', 'e'], ['echoes', 'e'],
  ['foxtrot', 'f'], ['golf', 'g'], ['hotel', 'h'], ['india', 'i'], ['juliet', 'j'], ['juliett', 'j'], ['kilo', 'k'],
  ['lima', 'l'], ['mike', 'm'], ['november', 'n'], ['oscar', 'o'], ['papa', 'p'], ['quebec', 'q'], ['romeo', 'r'],
  ['sierra', 's'], ['tango', 't'], ['uniform', 'u'], ['victor', 'v'], ['whiskey', 'w'], ['whisky', 'w'], ['xray', 'x'],
  ['yankee', 'y'], ['zulu', 'z'],
]);

/** Letters by their names, as transcribers write them. Only the unmistakable ones: "bee" and "see" are words. */
const NAMES: ReadonlyMap<string, string> = new Map([
  ['zed', 'z'], ['zee', 'z'], ['zedd', 'z'], ['aitch', 'h'], ['haitch', 'h'], ['ess', 's'], ['ell', 'l'], ['em', 'm'],
  ['en', 'n'], ['vee', 'v'], ['dee', 'd'], ['gee', 'g'], ['pee', 'p'], ['cee', 'c'], ['ay', 'a'], ['eff', 'f'], ['kay', 'k'],
]);

/** A spelling-alphabet word's letter, lower case. */
export const natoLetter = (word: string): string | undefined => NATO.get(word);

/** The letter that a folded word spells, lower case: a single letter, a letter's name, or a spelling-alphabet word. */
export const letterOf = (word: string): string | undefined =>
  word.length === 1 ? (word >= 'a' && word <= 'z' ? word : undefined) : (NATO.get(word) ?? NAMES.get(word));
