import type { Claim } from './assign.ts';

/**
 * A name that was asked for several times, heard differently each time and then spelled: the claims of the hearing that
 * the spelled letters bear out. All whole names when there is no spelling or it decides nothing; all claims when no
 * name was said whole.
 */
export function bestHeard(claims: readonly Claim[]): readonly Claim[] {
  const whole = claims.filter((claim) => !isSpelled(claim));
  if (whole.length === 0) return claims;
  const fullest = Math.max(...whole.map(wordsOf));
  const full = fullest > 1 ? whole.filter((claim) => wordsOf(claim) > 1) : whole;
  const letters = claims.filter(isSpelled).map(lettersOf).join('');
  if (letters.length < 3 || new Set(full.map(({ candidate }) => candidate.valueKey)).size < 2) return full;
  const scored = full.map((claim) => ({ claim, score: commonLetters(letters, lettersOf(claim)) / lettersOf(claim).length }));
  const best = Math.max(...scored.map(({ score }) => score));
  return scored.filter(({ score }) => score >= best - 0.05).map(({ claim }) => claim);
}

/** Said letter by letter: the parser read a spelling, or the turn holds more single letters than words. */
function isSpelled({ candidate: { mention, turn } }: Claim): boolean {
  const letters = turn.tokens.filter(({ word }) => word.length <= 2).length;
  return mention.assumed.includes('spelling') || letters > turn.tokens.length / 2;
}

const wordsOf = ({ candidate }: Claim): number => candidate.endToken - candidate.firstToken;

const lettersOf = ({ candidate }: Claim): string => candidate.valueKey.toLowerCase().replace(/[^\p{L}]/gu, '');

/** Length of the longest run of letters that both have in the same order (longest common subsequence). */
function commonLetters(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, () => 0);
  for (const letter of a) {
    const next = [0];
    for (let j = 1; j <= b.length; j += 1) {
      next.push(letter === b[j - 1] ? row[j - 1]! + 1 : Math.max(row[j]!, next[j - 1]!));
    }
    row = next;
  }
  return row[b.length]!;
}
