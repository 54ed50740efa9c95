import { performance } from 'node:perf_hooks';

/** One of the things that a benchmark compares. */
export interface Contender {
  readonly name: string;
  /** Does the work once; `turn` counts up, so that each time can use another row. */
  readonly run: (turn: number) => Promise<unknown>;
}

/** How a ratio came out over the rounds. */
export interface Spread {
  readonly median: number;
  readonly min: number;
  readonly max: number;
}

/** What one run of a benchmark found: a ratio or figure under each key. */
export interface Findings {
  readonly ratios: { readonly [key: string]: Spread };
  readonly figures: { readonly [key: string]: number };
}

/** Microseconds per run, by contender, one entry per round. */
export type Rounds = { readonly [contender: string]: readonly number[] };

/**
 * Times every contender in every round, next to the others, in an order that moves on by one each round: whatever slows
 * the machine for a while slows them alike.
 */
export async function interleave(contenders: readonly Contender[], { rounds, runsPerRound }: { rounds: number; runsPerRound: number }): Promise<Rounds> {
  const times: Record<string, number[]> = Object.fromEntries(contenders.map(({ name }) => [name, []]));
  let turn = 0;
  const time = async ({ run }: Contender): Promise<number> => {
    const start = performance.now();
    for (let count = 0; count < runsPerRound; count += 1) await run((turn += 1));
    return ((performance.now() - start) * 1000) / runsPerRound;
  };
  for (const contender of contenders) await time(contender);
  for (let round = 0; round < rounds; round += 1) {
    for (let place = 0; place < contenders.length; place += 1) {
      const contender = contenders[(round + place) % contenders.length];
      if (contender !== undefined) times[contender.name]?.push(await time(contender));
    }
  }
  return times;
}

const sorted = (values: readonly number[]): readonly number[] => [...values].sort((left, right) => left - right);

/** The middle value, or the mean of the two in the middle. */
export function median(values: readonly number[]): number {
  const inOrder = sorted(values);
  const upper = inOrder[Math.floor(inOrder.length / 2)] ?? Number.NaN;
  const lower = inOrder[Math.floor((inOrder.length - 1) / 2)] ?? Number.NaN;
  return (lower + upper) / 2;
}

const rounded = (value: number): number => Math.round(value * 1000) / 1000;

/** The ratio of two contenders, round by round. */
export function ratio(rounds: Rounds, subject: string, peer: string): Spread {
  const each = (rounds[subject] ?? []).map((time, round) => time / (rounds[peer]?.[round] ?? Number.NaN));
  const inOrder = sorted(each);
  return { median: rounded(median(each)), min: rounded(inOrder[0] ?? Number.NaN), max: rounded(inOrder.at(-1) ?? Number.NaN) };
}
