import { AdapterFailure, type FailureKind, InvariantViolation, type Retry } from '@relay/core/ports';

/** All that is kept of a driver's error. Postgres prints whole rows in DETAIL and values in MESSAGE; neither is copied. */
export interface PostgresCause {
  /** SQLSTATE, or the name of a network error. */
  readonly code?: string;
  readonly constraint?: string;
  readonly table?: string;
}

interface Reading {
  readonly kind: FailureKind;
  readonly retry: Retry;
  readonly sentence: string;
}

const reading = (kind: FailureKind, retry: Retry, sentence: string): Reading => ({ kind, retry, sentence });

const SCOPE_MISSING = reading(
  'denied', 'never', 'scope-missing: a tenant table was reached outside of a scope. Go through a unit of work; nothing was read or written.',
);
const UNREACHABLE = reading('unavailable', 'later', 'The database cannot be reached. Check that it runs and that its address is right; then try again.');
const BUSY = reading('unavailable', 'later', 'The database could not finish the work because of other work. Nothing was changed; try again.');
const SLOW = reading('timeout', 'later', 'The database did not answer in time. Nothing was changed; try again.');
const NOT_MIGRATED = reading('misconfigured', 'never', "The database lacks a table or column of this build's schema. Run migrate() of @relay/adapters-postgres on it.");
const SIGN_IN = reading('misconfigured', 'never', 'The database refused the login. Check user, password and database name in the connection URL.');
const NO_RIGHT = reading('denied', 'never', 'The database role may not do this. Connect as relay_app or relay_worker, as migrate() of @relay/adapters-postgres makes them.');
const REFUSED_ROW = reading('bad-response', 'never', 'The database refused the row because it breaks one of its rules. Nothing was changed.');
const UNFIT_VALUE = reading('unsupported', 'never', 'The database cannot store one of the values. Nothing was changed.');
const NO_PIPELINE = reading('unsupported', 'never', "The pg client is in pipeline mode, which cannot carry Relay's scoped reads. Make the pool without pipeline: true.");
const UNEXPECTED = reading('bad-response', 'never', 'The database answered with an error that Relay does not know. Nothing was changed.');

// SQLSTATE, longest prefix first: https://www.postgresql.org/docs/current/errcodes-appendix.html
const READINGS: readonly (readonly [prefix: string, Reading])[] = [
  ['RL001', SCOPE_MISSING],
  ['42704', SCOPE_MISSING],
  ['42501', NO_RIGHT],
  ['42P01', NOT_MIGRATED],
  ['42703', NOT_MIGRATED],
  ['42883', NOT_MIGRATED],
  ['3F000', NOT_MIGRATED],
  ['55P03', SLOW],
  ['57014', SLOW],
  ['25P03', SLOW],
  ['40', BUSY],
  ['53', BUSY],
  ['08', UNREACHABLE],
  ['57P', UNREACHABLE],
  ['28', SIGN_IN],
  ['3D000', SIGN_IN],
  ['23', REFUSED_ROW],
  ['22', UNFIT_VALUE],
];

const SQLSTATE = /^[0-9A-Z]{5}$/;
const IDENTIFIER = /^[A-Za-z_][A-Za-z0-9_]{0,62}$/;
const NETWORK = /^(E[A-Z]{4,20}|EAI_[A-Z]{2,12})$/;

const field = (error: object, name: string, shape: RegExp): string | undefined => {
  const value: unknown = Reflect.get(error, name);
  return typeof value === 'string' && shape.test(value) ? value : undefined;
};

function readingOf(code: string | undefined, error: object): Reading {
  const known = READINGS.find(([prefix]) => code?.startsWith(prefix))?.[1];
  if (known !== undefined) return known;
  // The driver reports a lost connection, and a pool that is full or closed, without any code.
  if (code === undefined || NETWORK.test(code)) {
    const message = error instanceof Error ? error.message : '';
    if (/pipeline mode/.test(message)) return NO_PIPELINE;
    if (/timeout/i.test(message) || code === 'ETIMEDOUT') return SLOW;
    if (code !== undefined || /connection|connect|queryable|pool/i.test(message)) return UNREACHABLE;
  }
  return UNEXPECTED;
}

/** Rebuilds a driver's error from an allow-list: its code and the names of constraint and table. No value of any row survives. */
export function postgresFailure(error: unknown): AdapterFailure | InvariantViolation {
  if (error instanceof AdapterFailure || error instanceof InvariantViolation) return error;
  const source = typeof error === 'object' && error !== null ? error : {};
  const code = field(source, 'code', SQLSTATE) ?? field(source, 'code', NETWORK);
  const constraint = field(source, 'constraint', IDENTIFIER);
  const table = field(source, 'table', IDENTIFIER);
  const { kind, retry, sentence } = readingOf(code, source);
  const where = [code && `code ${code}`, constraint && `constraint ${constraint}`, table && `table ${table}`].filter(Boolean).join(', ');
  const cause: PostgresCause = {
    ...(code !== undefined && { code }),
    ...(constraint !== undefined && { constraint }),
    ...(table !== undefined && { table }),
  };
  return new AdapterFailure({ kind, retry, adapter: 'postgres', message: where === '' ? sentence : `${sentence} (${where})`, cause });
}

/** Runs work that talks to the driver; whatever the driver throws comes out rebuilt. */
export async function translatingFailures<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw postgresFailure(error);
  }
}
