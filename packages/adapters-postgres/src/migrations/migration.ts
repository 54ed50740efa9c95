/** Which database runs: the server, or PGlite inside this process. They differ in one function, the scope's stamp. */
export type Engine = 'postgres' | 'pglite';

/**
 * One step of the schema. Runs as relay_owner in a transaction of its own, and is never edited once released: a database
 * remembers the hash of what it ran. A step that changes rows of tenant tables must take FORCE off and put it back on
 * itself, since the owner under FORCE sees no rows and updates none without an error; the runner asserts FORCE on every
 * tenant table before it commits.
 */
export interface Migration {
  /** 1 for the first; no gaps. */
  readonly version: number;
  readonly name: string;
  readonly sql: (engine: Engine) => string;
}

/** Creates functions owned by a definer role, which may create in the schema for the length of `body` only. */
export const ownedBy = (role: string, schema: string, body: string): string => `
GRANT CREATE ON SCHEMA ${schema} TO ${role};
SET LOCAL ROLE ${role};
${body}
SET LOCAL ROLE relay_owner;
REVOKE CREATE ON SCHEMA ${schema} FROM ${role};
`;
