/** Takes note of a problem: the path of the field, and what is wrong with it, to read after the path. */
export type Report = (field: string, problem: string) => void;

/** A JSON object whose fields have not been read yet. */
export type Fields = Readonly<Record<string, unknown>>;

/** The object's fields, or `undefined` when the value is none. Fields that are not `known` are reported by name. */
export function readFields(value: unknown, path: string, known: readonly string[], report: Report): Fields | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    report(path, `must be an object with the fields ${known.join(', ')}`);
    return undefined;
  }
  const advice = `the fields are ${known.join(', ')}`;
  for (const name of Object.keys(value).filter((field) => !known.includes(field))) {
    // A name is repeated only when it looks like one: anything else may be text in the wrong place.
    if (/^[A-Za-z0-9_$-]{1,40}$/.test(name)) report(join(path, name), `is not a field that Relay knows: ${advice}`);
    else report(path, `has a field that Relay does not know: ${advice}`);
  }
  return value as Fields;
}

/** Path of a field inside an object. */
export const join = (path: string, name: string): string => (path === '' ? name : `${path}.${name}`);

/** The list's items; empty when the value is absent, no list, or longer than `max`, the last two reported. */
export function readList(value: unknown, path: string, max: number, report: Report): readonly unknown[] {
  if (value === undefined) return [];
  if (!Array.isArray(value)) report(path, 'must be a list: put it in [ ]');
  else if (value.length > max) report(path, `has ${value.length} entries; at most ${max} are taken: remove some`);
  else return value;
  return [];
}

/** The value when it is one of `allowed`; `undefined`, and reported, otherwise. */
export function readOneOf<T extends string>(value: unknown, allowed: readonly T[], path: string, report: Report): T | undefined {
  const found = allowed.find((option) => option === value);
  if (found === undefined) report(path, `${value === undefined ? 'is missing: it ' : ''}must be one of ${allowed.join(', ')}`);
  return found;
}

// Control characters, line separators, invisible and direction-changing characters, tags and lone surrogates: text that
// a person who approves a target cannot see, and an analyst would read.
const UNSEEN = /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\u{e0000}-\u{e007f}]/u;

/** One line of visible text of 1 to `max` characters (Unicode code points); empty, and reported, otherwise. */
export function readText(value: unknown, path: string, max: number, report: Report): string {
  if (typeof value !== 'string') report(path, value === undefined ? 'is missing: give it text' : 'must be text');
  else if (value.trim() === '') report(path, 'must not be empty');
  else if (value.length > max && [...value].length > max) report(path, `must be at most ${max} characters long: shorten it`);
  else if (UNSEEN.test(value)) report(path, 'must be one line without control or invisible characters: type it again as plain text');
  else return value;
  return '';
}
