import type { TranscriptErrorKind } from './errors.ts';

/** Takes note of a problem with a field, `malformed-transcript` unless another kind is given. Only the first is kept. */
export type Note = (field: string, problem: string, kind?: TranscriptErrorKind) => void;

/** A JSON object whose fields have not been read yet. */
export type Fields = Readonly<Record<string, unknown>>;

/** The object's fields, or `undefined` when the value is none. With `known`, other fields are noted. */
export function fieldsOf(value: unknown, path: string, known: readonly string[] | undefined, note: Note): Fields | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    note(path, 'This must be an object.');
    return undefined;
  }
  const other = known === undefined ? undefined : Object.keys(value).find((name) => !known.includes(name));
  if (other !== undefined) {
    // A name is repeated only when it looks like one: anything else may be speech in the wrong place.
    const isName = /^[A-Za-z][A-Za-z0-9_-]{0,39}$/.test(other);
    note(isName ? join(path, other) : path, `Relay knows no such field here. The fields are ${known?.join(', ')}.`);
  }
  return value as Fields;
}

/** Path of a field inside an object. */
export const join = (path: string, name: string): string => (path === '' ? name : `${path}.${name}`);

const MAX_CALL_MS = 100 * 3_600_000;

/** Whole milliseconds from a number of them, below 100 hours; noted when it is none. */
export function millisOf(value: unknown, path: string, note: Note): number {
  if (typeof value === 'number' && value >= 0 && value < MAX_CALL_MS) return Math.round(value);
  note(path, 'This must be a number of milliseconds from the start of the call, from 0 to below 100 hours.', 'bad-timestamp');
  return 0;
}

/** Text without control characters but tab and line ends, in well-formed Unicode; noted when it is not. */
export function speechOf(value: unknown, path: string, note: Note): string {
  if (typeof value !== 'string') note(path, 'This must be text.');
  else if (/[^\P{Cc}\t\n\r]|\p{Cs}/u.test(value)) note(path, 'This holds a control character or half of a character. Take it out.');
  else return value;
  return '';
}

/** One line of 1 to `max` characters (Unicode code points); noted when it is not. */
export function nameOf(value: unknown, path: string, max: number, note: Note): string {
  const text = speechOf(value, path, note);
  if (typeof value !== 'string') return '';
  if (text === '' || /[\t\r\n]/.test(text) || (text.length > max && [...text].length > max)) {
    note(path, `This must be one line of 1 to ${max} characters.`);
  }
  return text;
}
