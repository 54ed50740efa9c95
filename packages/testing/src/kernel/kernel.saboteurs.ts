import { epochMsOf, type Instant, instantOf } from '@relay/core/ports';
import type { Saboteur } from '../tamper.ts';
import type { ClockHarness, clockLaws } from './clock.laws.ts';
import type { IdSourceHarness, idSourceLaws } from './id-source.laws.ts';

const tamperNow = (change: (now: Instant, first: Instant) => Instant): Saboteur<ClockHarness> => (honest) => {
  const first = honest.clock.now();
  return { ...honest, clock: { now: () => change(honest.clock.now(), first) } };
};

/** One saboteur for each law of Clock. */
export const clockSaboteurs = {
  'tells UTC to the millisecond, in canonical text': tamperNow((now) => now.replace('Z', '+00:00') as Instant),
  'moves on as time passes': tamperNow((_now, first) => first),
  'does not run faster than time': tamperNow((now, first) => instantOf(epochMsOf(first) + (epochMsOf(now) - epochMsOf(first)) * 1_000_000)),
} satisfies { readonly [Law in keyof typeof clockLaws]: Saboteur<ClockHarness> };

const tamperNext = (change: (next: () => string) => () => string): Saboteur<IdSourceHarness> => (honest) => ({
  ...honest,
  ids: { next: change(() => honest.ids.next()) },
  others: { next: change(() => honest.others.next()) },
});

const counting = (write: (count: number, id: string) => string): Saboteur<IdSourceHarness> =>
  tamperNext((next) => {
    let count = 0;
    return () => write((count += 1), next());
  });

/** One saboteur for each law of IdSource. */
export const idSourceSaboteurs = {
  'makes canonical lower-case UUIDs of version 7': tamperNext((next) => () => next().toUpperCase()),
  'never repeats an id': tamperNext((next) => {
    const pool = Array.from({ length: 9_000 }, next);
    let made = 0;
    return () => pool[(made += 1) % pool.length] ?? '';
  }),
  'makes ids that no other source makes': (honest) => {
    const made: string[] = [];
    const make = (): string => {
      const id = honest.ids.next();
      made.push(id);
      return id;
    };
    return { ...honest, ids: { next: make }, others: { next: () => made.shift() ?? make() } };
  },
  'makes ids that sort by the time of their making': tamperNext((next) => () => {
    const id = next();
    return `${id.slice(24, 32)}-${id.slice(32, 36)}${id.slice(13)}`;
  }),
  'makes ids that cannot be guessed from one another': counting((count, id) => `${id.slice(0, 24)}${count.toString(16).padStart(12, '0')}`),
} satisfies { readonly [Law in keyof typeof idSourceLaws]: Saboteur<IdSourceHarness> };
