/** One thing a check found wrong: where it is, and what to do about it. */
export interface Finding {
  /** Path from the root of the repository, with the line after a colon where there is one. */
  readonly where: string;
  /** What is wrong and what to do, in a sentence. */
  readonly what: string;
}

/** A rule about the repository. It reads the tree under `root` and returns what breaks the rule; none means it holds. */
export type Check = (root: string) => Promise<readonly Finding[]>;
