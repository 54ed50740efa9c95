import type { Turn, Word } from '../call/transcript.ts';
import type { Evidence } from './finding.ts';
import { occurrencesOf, fold } from './fold.ts';
import type { Reading } from './reading.ts';
import type { SaidBy } from './target.ts';

/** Where the words of a proposal stand: the quote, and inside it the words that say the value. */
export interface Place {
  readonly turn: number;
  readonly quote: readonly [start: number, end: number];
  readonly value: readonly [start: number, end: number];
  readonly match: 'exact' | 'folded';
  /** Turns between the claimed turn and this one, 0 to 2. */
  readonly distance: number;
}

/** Why a quote proves nothing. */
export type QuoteFault = 'unknown-turn' | 'quote-not-found' | 'value-outside-quote';

const TURNS_AROUND = [0, -1, 1, -2, 2] as const;

/**
 * Finds a quote in the turn it is claimed for, then within two turns of it, nearest first: exactly, else folded; never
 * by edit distance. Gives every place in the first turn that has it, mapped back to the original text, where the
 * value's words stand inside the quote.
 */
export function verifyQuote(reading: Reading, claim: { readonly turn: number; readonly quote: string; readonly valueText: string }): readonly Place[] | QuoteFault {
  if (!Number.isInteger(claim.turn) || reading.turns[claim.turn] === undefined) return 'unknown-turn';
  for (const offset of TURNS_AROUND) {
    const turn = claim.turn + offset;
    const quotes = reading.turns[turn] === undefined ? [] : reading.find(claim.quote, turn);
    if (quotes.length === 0) continue;
    const places = quotes.flatMap(({ start, end, match }) => {
      const slice = reading.turns[turn]!.text.slice(start, end);
      return occurrencesOf(claim.valueText, slice, fold(slice)).map((value): Place => ({
        turn,
        quote: [start, end],
        value: [start + value.start, start + value.end],
        match: match === 'exact' && value.match === 'exact' ? 'exact' : 'folded',
        distance: Math.abs(offset),
      }));
    });
    return places.length === 0 ? 'value-outside-quote' : places;
  }
  return 'quote-not-found';
}

/** Whether the speaker of a turn may set a target: `unknown` when nobody has said which side the speaker is on. */
export function maySay(reading: Reading, turn: number, saidBy: SaidBy): boolean | 'unknown' {
  if (saidBy === 'any') return true;
  const speaker = reading.turns[turn]?.speaker;
  const side = reading.request.transcript.parties.find((party) => party.speaker === speaker)?.side ?? 'unknown';
  return side === 'unknown' ? 'unknown' : side === saidBy;
}

/** Evidence for a span of a turn: the exact slice, who said it, and when. */
export function evidenceAt(turns: readonly Turn[], turn: number, start: number, end: number): Evidence {
  const { text, speaker } = turns[turn]!;
  return { turn, quote: text.slice(start, end), span: [start, end], speaker, ...timesOf(turns[turn]!, start, end) };
}

/** Times from the words where each was timed, else the turn's own, marked. */
function timesOf(turn: Turn, start: number, end: number): Pick<Evidence, 'startMs' | 'endMs' | 'timesInterpolated'> {
  const spoken = wordsBetween(turn, start, end);
  if (spoken.length > 0) return { startMs: spoken[0]!.startMs, endMs: spoken.at(-1)!.endMs };
  if (turn.startMs === undefined && turn.endMs === undefined) return {};
  return {
    ...(turn.startMs === undefined ? {} : { startMs: turn.startMs }),
    ...(turn.endMs === undefined ? {} : { endMs: turn.endMs }),
    timesInterpolated: true,
  };
}

/** The timed words that a span touches; empty when one of the turn's words is not in its text where it should be. */
function wordsBetween(turn: Turn, start: number, end: number): readonly Word[] {
  const text = turn.text.toLowerCase();
  if (text.length !== turn.text.length) return [];
  const touched: Word[] = [];
  let cursor = 0;
  for (const word of turn.words ?? []) {
    const written = word.text.trim().toLowerCase();
    const at = text.indexOf(written, cursor);
    if (written === '' || at === -1) return [];
    cursor = at + written.length;
    if (at < end && cursor > start) touched.push(word);
  }
  return touched;
}
