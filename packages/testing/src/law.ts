/** One port's laws: a sentence about the port, and a check that throws an AssertionError where it does not hold. */
export type Laws<Harness> = { readonly [sentence: string]: (harness: Harness) => Promise<void> };

/** Laws by port name. */
export type LawBook<Harness> = { readonly [port: string]: Laws<Harness> };

/** A law that an adapter does not keep, and why. Fakes may not have any. */
export interface Skip {
  readonly law: string;
  readonly reason: string;
}

/** The two functions of a test runner that are needed; vitest's fit. */
export interface Runner {
  readonly describe: (title: string, body: () => void) => void;
  readonly test: ((title: string, body: () => Promise<void>) => void) & { readonly skip: (title: string, body: () => Promise<void>) => void };
}

/** What every harness can have: what to do when its law has run. */
export interface Closable {
  close?(): Promise<void>;
}

/** Throws when a skip names no law, so that a renamed law cannot stay skipped unnoticed. */
function assertSkipsExist<Harness>(book: LawBook<Harness>, skips: readonly Skip[]): void {
  const sentences = new Set(Object.values(book).flatMap((laws) => Object.keys(laws)));
  const unknown = skips.filter(({ law }) => !sentences.has(law));
  if (unknown.length > 0) throw new Error(`There is no such law to skip: ${unknown.map(({ law }) => `"${law}"`).join(', ')}.`);
}

/**
 * Declares one test per law, each on a harness of its own. A skip is printed with its reason, and shows it in the test's title.
 *
 * @example
 * runLaws(storeLaws, { describe, test }, () => portHarness(ports));
 */
export function runLaws<Harness extends Closable>(
  book: LawBook<Harness>,
  { describe, test }: Runner,
  makeHarness: () => Harness | Promise<Harness>,
  skips: readonly Skip[] = [],
): void {
  assertSkipsExist(book, skips);
  for (const [port, laws] of Object.entries(book)) {
    describe(port, () => {
      for (const [sentence, law] of Object.entries(laws)) {
        const run = async () => {
          const harness = await makeHarness();
          try {
            await law(harness);
          } finally {
            await harness.close?.();
          }
        };
        const skip = skips.find((one) => one.law === sentence);
        if (skip === undefined) {
          test(sentence, run);
        } else {
          console.info(`Not run: ${port} ${sentence} (${skip.reason})`);
          test.skip(`${sentence} (skipped: ${skip.reason})`, run);
        }
      }
    });
  }
}
