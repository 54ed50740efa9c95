/** What went wrong outside of Relay's own rules, in the words every adapter shares. */
export type FailureKind =
  | 'unavailable'
  | 'timeout'
  | 'rate-limited'
  | 'denied'
  | 'misconfigured'
  | 'unsupported'
  | 'bad-response';

/** Whether the same request may be sent again: `exhausted` means that it was, as often as allowed. */
export type Retry = 'never' | 'later' | 'exhausted';

/**
 * The one class that adapters throw. The message is for operators and must not hold payload, SQL parameters,
 * transcript text or credentials: causes are rebuilt from an allow-list by each adapter's `<technology>-failure.ts`.
 */
export class AdapterFailure extends Error {
  override readonly name = 'AdapterFailure';
  readonly kind: FailureKind;
  readonly retry: Retry;
  readonly adapter: string;

  constructor(fields: { kind: FailureKind; retry: Retry; adapter: string; message: string; cause?: unknown }) {
    super(fields.message, fields.cause === undefined ? undefined : { cause: fields.cause });
    this.kind = fields.kind;
    this.retry = fields.retry;
    this.adapter = fields.adapter;
  }
}
