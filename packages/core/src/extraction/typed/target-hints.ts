import type { TargetDefinition } from '../target.ts';

const wordsOf = (target: TargetDefinition): string =>
  [target.key, target.label, target.description, ...target.synonyms].join(' ').toLowerCase().replace(/[_.-]/g, ' ');

const BIRTH = /\b(?:birth|birthday|birthdate|dob|born)\b/;
const PAST = /\b(?:charged?|purchased?|transaction|last|previous|since|issued|incident|disputed?|occurred|happened|used|bought|paid|lost|stolen|began|started|joined|accident|received|delivered)\b/;
const POSTAL: readonly (readonly [RegExp, string])[] = [
  [/\b(?:uk|british|united kingdom|england)\b/, 'GB'],
  [/\b(?:zip|american|united states)\b/, 'US'],
  [/\baustralian?\b/, 'AU'],
  [/\bnew zealand\b/, 'NZ'],
  [/\bcanad(?:a|ian)\b/, 'CA'],
];

/** Whether a date target asks for a day of birth, which is always past and has a year. */
export const asksForBirth = (target: TargetDefinition): boolean => BIRTH.test(wordsOf(target));

/** Whether a date target asks for something that has happened. */
export const asksForPast = (target: TargetDefinition): boolean => PAST.test(wordsOf(target));

/** The country whose postcodes a target names ("UK postcode", "ZIP code"), else the context's region. */
export const postalRegion = (target: TargetDefinition, region: string): string =>
  POSTAL.find(([pattern]) => pattern.test(wordsOf(target)))?.[1] ?? region.toUpperCase();
