import { AdapterFailure, InvariantViolation } from '@relay/core/ports';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { postgresFailure } from './postgres-failure.ts';

const driverError = (fields: object): Error => Object.assign(new Error('MESSAGE-CANARY'), fields);

describe('A driver’s error', () => {
  test.each([
    ['RL001', 'denied', 'never', /^scope-missing: /],
    ['42704', 'denied', 'never', /^scope-missing: /],
    ['42501', 'denied', 'never', /relay_app or relay_worker/],
    ['42P01', 'misconfigured', 'never', /Run migrate\(\)/],
    ['28P01', 'misconfigured', 'never', /refused the login/],
    ['3D000', 'misconfigured', 'never', /refused the login/],
    ['08006', 'unavailable', 'later', /cannot be reached/],
    ['57P01', 'unavailable', 'later', /cannot be reached/],
    ['ECONNREFUSED', 'unavailable', 'later', /cannot be reached/],
    ['ENOTFOUND', 'unavailable', 'later', /cannot be reached/],
    ['EAI_AGAIN', 'unavailable', 'later', /cannot be reached/],
    ['ETIMEDOUT', 'timeout', 'later', /in time/],
    ['57014', 'timeout', 'later', /in time/],
    ['40001', 'unavailable', 'later', /because of other work/],
    ['40P01', 'unavailable', 'later', /because of other work/],
    ['53300', 'unavailable', 'later', /because of other work/],
    ['23505', 'bad-response', 'never', /breaks one of its rules/],
    ['22P05', 'unsupported', 'never', /cannot store/],
    ['XX000', 'bad-response', 'never', /does not know/],
  ])('%s is %s, to be sent again %s', (code, kind, retry, sentence) => {
    const failure = postgresFailure(driverError({ code }));
    expect(failure).toBeInstanceOf(AdapterFailure);
    expect(failure).toMatchObject({ kind, retry, adapter: 'postgres', message: expect.stringMatching(sentence), cause: { code } });
    expect(failure.message).toContain(`code ${code}`);
  });

  test.each([
    ['Connection terminated unexpectedly', 'unavailable'],
    ['timeout exceeded when trying to connect', 'timeout'],
    ['Cannot use a pool after calling end on the pool', 'unavailable'],
    ['anything else', 'bad-response'],
  ])('without a code, "%s", is %s', (message, kind) => {
    expect(postgresFailure(new Error(message))).toMatchObject({ kind });
  });

  test('names the constraint and the table that it broke', () => {
    const failure = postgresFailure(driverError({ code: '23505', constraint: 'call_pkey', table: 'call' }));
    expect(failure.message).toContain('(code 23505, constraint call_pkey, table call)');
    expect(failure.cause).toEqual({ code: '23505', constraint: 'call_pkey', table: 'call' });
  });

  test('that is none, or is Relay’s own, is what it is', () => {
    const own = new InvariantViolation('ours');
    expect(postgresFailure(own)).toBe(own);
    for (const thrown of [undefined, null, 'text', 7]) expect(postgresFailure(thrown)).toMatchObject({ kind: 'bad-response' });
  });

  test('brings nothing along but the allow-list, whatever it holds', () => {
    const canary = fc.string({ minLength: 12, maxLength: 60 }).map((text) => `CANARY ${text}`);
    const fields = fc.record({
      message: canary, detail: canary, hint: canary, where: canary, query: canary, internalQuery: canary, routine: canary, file: canary,
      code: fc.oneof(canary, fc.constantFrom('23505', '22P02', 'XX000')), constraint: canary, table: canary, column: canary, dataType: canary, schema: canary,
    });
    fc.assert(fc.property(fields, (values) => {
      const failure = postgresFailure(Object.assign(new Error(values.message), values));
      const shown = [failure.message, failure.stack, JSON.stringify(failure), JSON.stringify(failure.cause), String(failure)].join('\n');
      expect(shown).not.toContain('CANARY');
      expect(Object.keys(failure.cause ?? {}).every((key) => ['code', 'constraint', 'table'].includes(key))).toBe(true);
    }));
  });
});
