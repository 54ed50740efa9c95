import { parseJson } from '../kernel/json-text.ts';
import { err, ok, type DomainError, type Result } from '../kernel/result.ts';
import { TARGET_TYPES, type SaidBy, type TargetChoice, type TargetDefinition, type TargetType } from './target.ts';
import { type Fields, join, readFields, readList, readOneOf, readText, type Report } from './target-fields.ts';

/** Most that targets may hold. Lengths count characters (Unicode code points); a phrase is a synonym, choice or example. */
export const TARGET_LIMITS = Object.freeze({
  targets: 100, label: 100, description: 500, synonyms: 50, choices: 200, examples: 50, phrase: 100,
});

/** One thing that is wrong with a target: the path of the field, and a sentence that names it and what to do. */
export interface TargetProblem {
  readonly field: string;
  readonly message: string;
}

/** Targets that cannot be used, with every problem found (the first 200); `field` is empty where none is to blame. */
export interface MalformedTargets extends DomainError<'malformed-targets'> {
  readonly problems: readonly TargetProblem[];
}

/**
 * Reads one target definition from parsed JSON, as a targets file or a request body holds it; `path` is how problems
 * name it (`targets[0]`). An absent label is the key, an absent description the label, an absent saidBy `any`. Choices
 * are `values: ["a", "b"]` or `choices: [{value, synonyms}]`. Unknown fields are refused by name.
 */
export const parseTargetDefinition = (value: unknown, path: string): Result<TargetDefinition, MalformedTargets> =>
  collect('', (report) => readDefinition(value, path, report));

/** Reads a list of 1 to TARGET_LIMITS.targets definitions, no key twice. All problems are reported at once. */
export const parseTargetDefinitions = (value: unknown, path: string): Result<readonly TargetDefinition[], MalformedTargets> =>
  collect('', (report) => readDefinitions(value, path, report));

/**
 * Reads a targets file: JSON `{"relay": "targets/1", "targets": […]}` or the bare list
 * (docs/schemas/targets.schema.json). `name` is the file's, for the message.
 */
export function readTargets(text: string, name: string): Result<readonly TargetDefinition[], MalformedTargets> {
  const json = parseJson(text.replace(/^\ufeff/, ''));
  if (!json.ok) {
    const { line, column } = json.error;
    return collect(name, (report) => {
      report('', `is not JSON from line ${line}, column ${column} on: correct it there`);
      return [];
    });
  }
  return collect(name, (report) => readFile(json.value, report));
}

const MAX_PROBLEMS = 200;
const MAX_SHOWN = 10;

function collect<T>(file: string, read: (report: Report) => T): Result<T, MalformedTargets> {
  const problems: TargetProblem[] = [];
  const value = read((field, problem) => {
    const subject = field === '' ? (file === '' ? 'This' : 'The file') : field;
    if (problems.length < MAX_PROBLEMS) problems.push({ field, message: `${subject} ${problem}.` });
  });
  if (problems.length === 0) return ok(value);
  const shown = problems.slice(0, MAX_SHOWN).map((problem) => problem.message);
  if (problems.length > MAX_SHOWN) shown.push(`There are ${problems.length - MAX_SHOWN} more.`);
  return err({ kind: 'malformed-targets', message: `${file === '' ? '' : `${file}: `}${shown.join(' ')}`, problems });
}

function readFile(value: unknown, report: Report): readonly TargetDefinition[] {
  if (Array.isArray(value)) return readDefinitions(value, 'targets', report);
  const fields = readFields(value, '', ['$schema', 'relay', 'targets'], report);
  if (fields === undefined) return [];
  if (fields['relay'] !== 'targets/1') report('relay', 'must be "targets/1", the version that this Relay reads');
  if (fields['$schema'] !== undefined && typeof fields['$schema'] !== 'string') report('$schema', 'must be text');
  return readDefinitions(fields['targets'], 'targets', report);
}

function readDefinitions(value: unknown, path: string, report: Report): readonly TargetDefinition[] {
  if (value === undefined) report(path, 'is missing: list at least one target with key and type');
  else if (Array.isArray(value) && value.length === 0) report(path, 'must hold at least one target: add one with key and type');
  const definitions = readList(value, path, TARGET_LIMITS.targets, report)
    .map((item, i) => readDefinition(item, `${path}[${i}]`, report));
  const firstAt = new Map<string, number>();
  for (const [i, { key }] of definitions.entries()) {
    const first = firstAt.get(key);
    if (first === undefined) firstAt.set(key, i);
    else if (key !== '') report(`${path}[${i}].key`, `is "${key}", which ${path}[${first}] has already: rename or remove one of them`);
  }
  return definitions;
}

const NO_DEFINITION: TargetDefinition = {
  key: '', label: '', description: '', type: 'text', saidBy: 'any', synonyms: [], choices: [], examples: [], highImpact: false,
};

const FIELDS = ['key', 'label', 'description', 'type', 'saidBy', 'synonyms', 'values', 'choices', 'examples', 'highImpact'];

const SAID_BY: readonly SaidBy[] = ['agent', 'customer', 'any'];

function readDefinition(value: unknown, path: string, report: Report): TargetDefinition {
  const fields = readFields(value, path, FIELDS, report);
  if (fields === undefined) return NO_DEFINITION;
  const at = (name: string) => join(path, name);
  const key = readKey(fields['key'], at('key'), report);
  const type = readOneOf(fields['type'], TARGET_TYPES, at('type'), report) ?? 'text';
  const { saidBy = 'any', highImpact = false } = fields;
  if (typeof highImpact !== 'boolean') report(at('highImpact'), 'must be true or false');
  const label = fields['label'] === undefined ? key : readText(fields['label'], at('label'), TARGET_LIMITS.label, report);
  return {
    key,
    label,
    description: fields['description'] === undefined
      ? label
      : readText(fields['description'], at('description'), TARGET_LIMITS.description, report),
    type,
    saidBy: readOneOf(saidBy, SAID_BY, at('saidBy'), report) ?? 'any',
    synonyms: readPhrases(fields['synonyms'], at('synonyms'), TARGET_LIMITS.synonyms, report),
    choices: fields['type'] === type ? readChoices(fields, type, path, report) : [],
    examples: readPhrases(fields['examples'], at('examples'), TARGET_LIMITS.examples, report),
    highImpact: highImpact === true,
  };
}

const KEY = /^[A-Za-z0-9_.-]{1,64}$/;

function readKey(value: unknown, path: string, report: Report): string {
  if (typeof value === 'string' && KEY.test(value)) return value;
  report(path, `${value === undefined ? 'is missing: it ' : ''}must be 1 to 64 of A-Z, a-z, 0-9, _, . and -`);
  return '';
}

const readPhrases = (value: unknown, path: string, max: number, report: Report): readonly string[] =>
  readList(value, path, max, report).map((phrase, i) => readText(phrase, `${path}[${i}]`, TARGET_LIMITS.phrase, report));

function readChoices(fields: Fields, type: TargetType, path: string, report: Report): readonly TargetChoice[] {
  const takesChoices = type === 'enum' || type === 'multi-enum';
  const name = fields['choices'] === undefined ? 'values' : 'choices';
  const at = join(path, name);
  const given = fields[name];
  if (fields['values'] !== undefined && fields['choices'] !== undefined) report(join(path, 'values'), 'and choices say the same: keep one of them');
  if (takesChoices && (given === undefined || (Array.isArray(given) && given.length === 0))) {
    report(at, `must hold at least one value: a target of type ${type} takes one of them`);
  }
  if (!takesChoices && given !== undefined && !(Array.isArray(given) && given.length === 0)) {
    report(at, `must be left out: only targets of type enum and multi-enum take ${name}`);
    return [];
  }
  const choices = readList(given, at, TARGET_LIMITS.choices, report)
    .map((choice, i) => (name === 'values' ? readValue(choice, `${at}[${i}]`, report) : readChoice(choice, `${at}[${i}]`, report)));
  reportSharedWords(choices, at, report);
  return choices;
}

const readValue = (value: unknown, path: string, report: Report): TargetChoice =>
  ({ value: readText(value, path, TARGET_LIMITS.phrase, report), synonyms: [] });

function readChoice(choice: unknown, path: string, report: Report): TargetChoice {
  const fields = readFields(choice, path, ['value', 'synonyms'], report);
  if (fields === undefined) return { value: '', synonyms: [] };
  return {
    value: readText(fields['value'], join(path, 'value'), TARGET_LIMITS.phrase, report),
    synonyms: readPhrases(fields['synonyms'], join(path, 'synonyms'), TARGET_LIMITS.synonyms, report),
  };
}

/** The same words for two choices would make every answer ambiguous. */
function reportSharedWords(choices: readonly TargetChoice[], path: string, report: Report): void {
  const firstAt = new Map<string, number>();
  for (const [i, { value, synonyms }] of choices.entries()) {
    for (const words of new Set([value, ...synonyms].map((phrase) => phrase.trim().toLowerCase()))) {
      const first = firstAt.get(words);
      if (first === undefined) firstAt.set(words, i);
      else if (words !== '') report(`${path}[${i}]`, `has a value or synonym that ${path}[${first}] has already: the same words cannot mean both`);
    }
  }
}
