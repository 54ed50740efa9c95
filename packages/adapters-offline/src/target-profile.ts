import type { TargetDefinition, TargetType } from '@relay/core/ports';
import { conceptsIn } from './lexicon.ts';
import { stemOf, tokensOf } from './words.ts';

/** Which end of a span of time, or leg of a trip, a target asks for. */
export type Direction = 'start' | 'end';

/** One thing that a target is about, by any of the concepts that name it. */
export interface Slot {
  readonly concepts: readonly string[];
  /** 1 for a word of the key, label or synonyms; less for one of the description only. */
  readonly weight: number;
  /** A field of life that a stretch of a call is about (hotels, flights), not what a single value is for. */
  readonly field: boolean;
}

/** What a target asks for, taken apart into the concepts that tell its answer from others of the same type. */
export interface TargetProfile {
  readonly target: TargetDefinition;
  /** What the value is of: a hotel, an appointment, a budget. Empty when the words name only the type. */
  readonly subjects: readonly Slot[];
  /** What a price is counted in ("per night"). */
  readonly units: readonly string[];
  /** Concepts of direction that the target names ("return"), and the end they belong to. */
  readonly directions: readonly string[];
  readonly direction: Direction | undefined;
  /** Concepts that name the kind of value ("price", "number"). */
  readonly kinds: readonly string[];
  /** Common purposes of such a value that are not this target's. */
  readonly foreign: readonly string[];
  /** The value is one of declared choices. */
  readonly choices: boolean;
  /** A person on the agent's side. */
  readonly ofAgent: boolean;
  /** What a number counts or measures ("bedrooms"); empty for types that are not numbers. */
  readonly counted: readonly string[];
}

/** Which end of a span each concept of direction names. */
export const DIRECTIONS: Readonly<Record<string, Direction>> = {
  start: 'start', depart: 'start', pickup: 'start', checkin: 'start',
  end: 'end', back: 'end', dropoff: 'end', checkout: 'end',
};

/** Concepts that say what a price is counted in. */
export const UNITS: ReadonlySet<string> =
  new Set(['perday', 'pernight', 'permonth', 'perweek', 'peryear', 'perticket', 'perhour', 'total']);

/** Concepts that name what a whole stretch of a call is about. */
const FIELDS: ReadonlySet<string> = new Set(
  (
    'stay house home rentalcar vehicle bus train flight cab eat movie event show therapist doctor dentist salon attraction alarm weather ' +
    'music travel insurance energy internet'
  ).split(' '),
);

/** Plain names of what dates, times and amounts are for: one of another target's beside a value speaks against a target. */
const PURPOSES: Readonly<Partial<Record<TargetType, readonly string[]>>> = (() => {
  const when = 'appointment inspection birthday renewal callback meeting demo delivery installation settlement deadline accident alarm weather temperature'.split(' ');
  const amounts = 'budget deposit discount refund income salary revenue excess premium penalty overdue outstanding'.split(' ');
  return { date: when, time: when, datetime: when, money: amounts };
})();

/** What is arranged by offering days and times ("I can do Tuesday at nine"). */
export const ARRANGED = ['appointment', 'visit', 'meeting', 'callback', 'install', 'delivery', 'job', 'reservation'];

/** Whether values of a type are days or times. */
export const isOfMoments = (type: TargetType): boolean => type === 'date' || type === 'time' || type === 'datetime';

/** Purposes that share no concept with the target's own words. */
function foreignTo(type: TargetType, slots: readonly Slot[]): readonly string[] {
  return (PURPOSES[type] ?? []).flatMap((word) => {
    const concepts = conceptsIn(tokensOf(word)).map(({ concept }) => concept);
    const own = slots.some((slot) => slot.concepts.some((concept) => concepts.includes(concept)));
    return own ? [] : [`=${stemOf(word)}`];
  }).concat(isOfMoments(type) ? ['callback', 'birth'].filter((concept) => !slots.some(({ concepts }) => concepts.includes(concept))) : []);
}

const KINDS: Readonly<Partial<Record<TargetType, readonly string[]>>> = {
  money: ['price', '=rate', '=amount', '=value', '=money', '=dollar', '=figure'],
  date: ['=date', '=day', '=when', '=year', '=month'],
  time: ['=time', '=hour', '=when'],
  datetime: ['=date', '=time', '=day', '=when'],
  phone: ['phone', '=number', '=contact', 'mobile', 'landline'],
  email: ['email', 'address', '=contact'],
  postcode: ['postcode', '=code', 'address'],
  person: ['name', '=person', '=name', '=surname', '=speak', '=call'],
  organisation: ['name', '=company', '=organisation', '=business'],
  integer: ['=number', '=many', '=count', '=amount', '=quantity', '=total'],
  decimal: ['=number', '=many', '=count', '=amount', '=quantity', '=total'],
  duration: ['=long', '=length', '=time', '=duration', '=period'],
  url: ['=website', '=web', '=site', '=url', '=link', '=address'],
  boolean: ['=whether', '=flag', '=boolean'],
  enum: ['=type', '=kind', '=category'],
  'multi-enum': ['=type', '=kind', '=category'],
};

/** Words that hold a description together and tell nothing apart. */
const STOP = new Set(
  (
    'a an the of for to in on at by with from and or as is are was were be been being it its this that these those which who whom whose what ' +
    'when where how if whether not no any all some into about per also do does did has have had will would should can could may might must ' +
    'boolean flag indicate indicating indicates tentative want wants wanted like likes use uses used using find finding set written like eg ie ' +
    'say says said saying give gives given giving value field data information info detail details they their them he she his her you your we ' +
    'our us i me my customer customers caller callers client clients user users agent agents rep person prospect lead organisation company ' +
    'business one two other another only new currently between within during before after until there then than so such each get take make ' +
    'made main full whole exact best good preferred general name named out up see seen next estimated expected approximate approximately rough typical desired additional actual'
  ).split(' '),
);

/** Weight of the part of a key before a full stop, which groups targets by what they are about. */
export const NAMESPACE = 0.6;

/** Words for the person on the other end of the line, whatever the business calls him. */
const CUSTOMER = new Set(
  'patient applicant account holder policyholder insured member tenant buyer purchaser homeowner owner guest contact subscriber borrower claimant resident spoke spoken talk talked'.split(' '),
);

/** Takes a target's words apart. Deterministic; any definition gives a profile. */
export function profileOf(target: TargetDefinition, all: readonly TargetDefinition[] = []): TargetProfile {
  const kinds = (KINDS[target.type] ?? []).map((kind) => (kind.startsWith('=') ? `=${stemOf(kind.slice(1))}` : kind));
  const slots: Slot[] = [];
  const directions = new Set<string>();
  const units = new Set<string>();
  const path = target.key.replace(/([a-z])([A-Z])/g, '$1 $2').split('.').map((part) => part.replace(/[\d_/-]+/g, ' '));
  const strong = [path.at(-1) ?? '', target.label, ...target.synonyms].map((text) => [text, 1] as const);
  const texts = [...strong, [target.description, 0.8] as const, [path.slice(0, -1).join(' '), NAMESPACE] as const];
  for (const [text, weight] of texts) {
    for (const { concepts, word } of wordSlots(text)) {
      const direction = concepts.filter((concept) => DIRECTIONS[concept] !== undefined);
      const unit = concepts.filter((concept) => UNITS.has(concept));
      if (direction.length > 0 && word !== 'from') direction.forEach((concept) => directions.add(concept));
      else if (unit.length > 0 && target.type === 'money') unit.forEach((concept) => units.add(concept));
      else if (!STOP.has(word) && !(target.type === 'person' && CUSTOMER.has(word)) && !concepts.some((concept) => kinds.includes(concept))) addSlot(slots, { concepts, weight, field: weight === NAMESPACE || concepts.some((concept) => FIELDS.has(concept)) });
    }
  }
  const kin = fieldsOfKin(target, all);
  if (kin.length > 0) addSlot(slots, { concepts: kin, weight: NAMESPACE, field: true });
  const ends = new Set([...directions].map((concept) => DIRECTIONS[concept]));
  return {
    target,
    subjects: slots,
    units: [...units],
    directions: [...directions],
    direction: ends.size === 1 ? [...ends][0] : undefined,
    kinds,
    foreign: foreignTo(target.type, slots),
    choices: target.type === 'enum' || target.type === 'multi-enum',
    ofAgent: /\b(?:agent|rep|representative|consultant|operator|advis[eo]r)\b/i.test(`${target.key.replace(/[_.-]/g, ' ')} ${target.label} ${target.description}`),
    counted: target.type === 'integer' || target.type === 'decimal' ? countedBy(target, slots) : [],
  };
}

/** Fields that the targets of the same namespace name: what "clinic.type" is about, "clinic.date" is about too. */
function fieldsOfKin(target: TargetDefinition, all: readonly TargetDefinition[]): readonly string[] {
  const space = target.key.slice(0, target.key.lastIndexOf('.') + 1);
  if (space === '') return [];
  const texts = all
    .filter(({ key }) => key.startsWith(space))
    .flatMap(({ key, label, description, choices }) => [key.slice(space.length).replace(/[_-]/g, ' '), label, description, ...choices.map(({ value }) => value)]);
  return [...new Set(texts.flatMap((text) => conceptsIn(tokensOf(text))).map(({ concept }) => concept))].filter((concept) => FIELDS.has(concept));
}

/** "Number of seats to reserve" counts seats; without such words, whatever the key and the label name. */
function countedBy(target: TargetDefinition, subjects: readonly Slot[]): readonly string[] {
  const named = [target.key.replace(/[_.-]/g, ' '), target.label, target.description]
    .map((text) => text.toLowerCase().match(/\b(?:number|num|count|amount|quantity|how many) (?:of )?(?:the )?(.+)/)?.[1])
    .flatMap((text) => (text === undefined ? [] : wordSlots(text).slice(0, 2)))
    .filter(({ word }) => !STOP.has(word))
    .flatMap(({ concepts }) => concepts.filter(countable));
  if (named.length > 0) return [...new Set(named)];
  const strong = subjects.filter(({ weight }) => weight === 1);
  return (strong.length > 0 ? strong : subjects).flatMap(({ concepts }) => concepts.filter(countable));
}

/** Anything but a whole field of life: nights are counted, not accommodation. */
const countable = (concept: string): boolean => !FIELDS.has(concept);

/** Every concept that weighing candidates against these targets looks at. */
export const conceptsOf = (profiles: readonly TargetProfile[]): ReadonlySet<string> =>
  new Set([
    ...Object.keys(DIRECTIONS),
    ...UNITS,
    ...profiles.flatMap(({ subjects, kinds, counted }) => [...subjects.flatMap(({ concepts }) => concepts), ...kinds, ...counted]),
    ...profiles.flatMap(({ foreign }) => foreign),
  ]);

/** Words with the concepts they name; the words of a phrase share its concept, so that "call back" is one thing. */
function wordSlots(text: string): { readonly word: string; readonly concepts: readonly string[] }[] {
  const tokens = tokensOf(text);
  const hits = conceptsIn(tokens);
  const taken = new Set<number>();
  const found: { word: string; concepts: string[] }[] = [];
  for (const [i, token] of tokens.entries()) {
    if (taken.has(i)) continue;
    const here = hits.filter((hit) => hit.first === i);
    const last = Math.max(...here.map((hit) => hit.last));
    const longest = here.filter((hit) => hit.last === last).map((hit) => hit.concept);
    for (let k = i + 1; k <= last; k += 1) taken.add(k);
    found.push({ word: last > i ? '' : token.word, concepts: last > i ? longest : [...new Set([`=${stemOf(token.word)}`, ...longest])] });
  }
  return found;
}

/** Two words for the same concept are one slot. */
function addSlot(slots: Slot[], slot: Slot): void {
  const same = slots.findIndex((other) => other.concepts.some((concept) => slot.concepts.includes(concept)));
  if (same < 0) {
    slots.push(slot);
    return;
  }
  const other = slots[same]!;
  slots[same] = {
    concepts: [...new Set([...other.concepts, ...slot.concepts])],
    weight: Math.max(other.weight, slot.weight),
    field: other.field && slot.field,
  };
}
