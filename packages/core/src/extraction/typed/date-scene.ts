import type { Token } from '../spoken/tokens.ts';
import { signAt, wordAt } from '../spoken/tokens.ts';
import type { TargetDefinition } from '../target.ts';
import type { CallContext } from '../value.ts';
import { callDay, civilOf, dateOrderOf, dayNumberOf, type DateOrder } from './calendar.ts';
import { readYear, type YearPart } from './date-parts.ts';
import type { Granularity } from './parser.ts';
import { asksForBirth, asksForPast } from './target-hints.ts';

/** What dates are read against. */
export interface DateScene {
  readonly tokens: readonly Token[];
  /** The call's day. */
  readonly today: number;
  readonly order: DateOrder;
  readonly region: string;
  readonly birth: boolean;
  readonly past: boolean;
}

/** A date in the tokens `first` to `next`, as a day number. */
export interface DateReading {
  readonly first: number;
  readonly next: number;
  readonly day: number;
  readonly granularity: Granularity;
  readonly assumed: readonly string[];
  readonly alternative?: number | undefined;
}

/** Sets the scene for one text. */
export function dateScene(tokens: readonly Token[], context: CallContext, target: TargetDefinition): DateScene {
  return {
    tokens,
    today: callDay(context),
    order: dateOrderOf(context),
    region: context.region.toUpperCase(),
    birth: asksForBirth(target),
    past: asksForPast(target),
  };
}

const PAST_WORDS = new Set([
  'was', 'were', 'did', 'had', 'ago', 'last', 'since', 'bought', 'paid', 'charged', 'received', 'came', 'went', 'happened', 'ordered',
  'called', 'spoke', 'started', 'joined', 'signed', 'arrived',
]);
const WISHES = new Set(['going', 'want', 'like', 'need', 'can', 'could', 'should', 'would']);
const FUTURE_WORDS = new Set(['will', 'book', 'schedule', 'shall', 'next', 'by', 'before', 'until', 'till']);

/** What the words shortly before a place, in the same sentence, or the target, speak of. */
function tenseAt(scene: DateScene, index: number): 'past' | 'future' | 'open' {
  if (scene.birth || scene.past) return 'past';
  for (let at = index - 1; at >= 0 && at >= index - 8; at -= 1) {
    if (signAt(scene.tokens, at, '.?!')) return 'open';
    const word = wordAt(scene.tokens, at);
    if (FUTURE_WORDS.has(word)) return 'future';
    if (WISHES.has(word)) return 'open';
    if (PAST_WORDS.has(word)) return 'past';
  }
  return 'open';
}

/** Whether the words shortly before a place, in the same sentence, speak of the past. */
export const speaksOfPast = (scene: DateScene, index: number): boolean => tenseAt(scene, index) === 'past';

/** A year that names its century or is said from the call: "1979", "next year", "this year". */
export function readSaidYear(scene: DateScene, index: number): YearPart | undefined {
  const lead = wordAt(scene.tokens, index);
  const shift = wordAt(scene.tokens, index + 1) === 'year' ? YEAR_SHIFTS.get(lead) : undefined;
  if (shift === undefined) return readYear(scene.tokens, index);
  return { next: index + 2, value: civilOf(scene.today).year + shift, century: true };
}

const YEAR_SHIFTS: ReadonlyMap<string, number> = new Map([['this', 0], ['next', 1], ['last', -1]]);

/** A full year for two digits: never in the future for a birth or a past thing, else the nearest with a lean back. */
export function fullYear(scene: DateScene, year: YearPart): number {
  if (year.century) return year.value;
  const now = civilOf(scene.today).year;
  const latest = scene.birth || scene.past ? now : now + 20;
  const century = Math.floor(latest / 100) * 100;
  return century + year.value <= latest ? century + year.value : century - 100 + year.value;
}

/**
 * A day and month without a year: the nearest one, leaning to the future, or the last one when the past is spoken of.
 * Far past and near future being both likely, the other one is the alternative.
 */
export function nearestYear(scene: DateScene, month: number, day: number, index: number): { readonly day: number; readonly alternative?: number } | undefined {
  const { year } = civilOf(scene.today);
  const days = [year - 4, year - 3, year - 2, year - 1, year, year + 1, year + 2, year + 3, year + 4]
    .map((candidate) => dayNumberOf(candidate, month, day))
    .filter((candidate) => candidate !== undefined);
  const before = days.filter((candidate) => candidate <= scene.today).at(-1);
  const after = days.find((candidate) => candidate >= scene.today);
  if (before === undefined || after === undefined) return undefined;
  const tense = tenseAt(scene, index);
  if (tense !== 'open') return { day: tense === 'past' ? before : after };
  const ago = scene.today - before;
  const ahead = after - scene.today;
  if (ago === 0 || ahead <= 3 * ago) return ago > 45 && ago < 120 ? { day: after, alternative: before } : { day: after };
  return ago > 45 ? { day: before, alternative: after } : { day: before };
}
