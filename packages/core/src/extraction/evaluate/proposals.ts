import { partiesOf, type Turn } from '../../call/transcript.ts';
import type { Finding } from '../finding.ts';
import type { AnalysisProposal, AnalysisRequest, ProposedFinding } from '../proposal.ts';
import type { TargetDefinition } from '../target.ts';
import { sentenceAround, sentencesOf } from '../sentence.ts';
import { CORRECTIONS, FRAMES, IN_PLACE, MUTANT_KINDS, REPAIRS, type FramedKind, type MutantKind } from './frames.ts';
import type { EvalRow, GoldSpan } from './row.ts';

/** One proposal to put to the verifier, true or made wrong on purpose. */
export interface BenchCase {
  readonly kind: 'true' | MutantKind;
  readonly row: string;
  readonly target: TargetDefinition;
  readonly request: AnalysisRequest;
  readonly claim: ProposedFinding;
}

/** How one kind of case fared. `wrong`: accepted although made wrong, or refused although true. */
export interface KindScore {
  readonly cases: number;
  readonly accepted: number;
  readonly wrong: number;
}

/** Wrong verdicts out of so many cases; rate 0 to 1, 0 when there were none. */
export interface Misjudged {
  readonly count: number;
  readonly of: number;
  readonly rate: number;
}

/** What the verifier's bench came to. */
export interface ProposalReport {
  readonly kinds: Readonly<Partial<Record<BenchCase['kind'], KindScore>>>;
  /** Mutants accepted ÷ mutants. */
  readonly falseAccepts: Misjudged;
  /** True proposals refused ÷ true proposals. */
  readonly falseRejects: Misjudged;
}

interface Gold {
  readonly row: EvalRow;
  readonly target: TargetDefinition;
  readonly span: GoldSpan;
  readonly words: string;
  /** Running number, by which the bench takes turns among its sentences; never a label. */
  readonly number: number;
}

/**
 * Runs the verifier over true proposals made from the labelled spans of rows, and over mutants of them, and counts
 * wrong verdicts. Rows without spans add nothing. A proposal is accepted when its target's outcome is `found`.
 */
export function evaluateProposals(rows: readonly EvalRow[], prove: (request: AnalysisRequest, proposal: AnalysisProposal) => readonly Finding[]): ProposalReport {
  const tally = new Map<BenchCase['kind'], { cases: number; accepted: number }>();
  for (const one of casesOf(rows)) {
    const score = tally.get(one.kind) ?? { cases: 0, accepted: 0 };
    tally.set(one.kind, score);
    score.cases += 1;
    if (isAccepted(one, prove)) score.accepted += 1;
  }
  const kinds: Partial<Record<BenchCase['kind'], KindScore>> = {};
  for (const kind of ['true', ...MUTANT_KINDS] as const) {
    const score = tally.get(kind);
    if (score !== undefined) kinds[kind] = { ...score, wrong: kind === 'true' ? score.cases - score.accepted : score.accepted };
  }
  const mutants = MUTANT_KINDS.flatMap((kind) => kinds[kind] ?? []);
  return {
    kinds,
    falseAccepts: misjudged(sum(mutants, 'wrong'), sum(mutants, 'cases')),
    falseRejects: misjudged(kinds.true?.wrong ?? 0, kinds.true?.cases ?? 0),
  };
}

const sum = (scores: readonly KindScore[], field: 'wrong' | 'cases'): number => scores.reduce((total, score) => total + score[field], 0);

const misjudged = (count: number, of: number): Misjudged => ({ count, of, rate: of === 0 ? 0 : count / of });

/** Whether the verifier finds the value of one case. */
function isAccepted({ request, claim, target }: BenchCase, prove: (request: AnalysisRequest, proposal: AnalysisProposal) => readonly Finding[]): boolean {
  const findings = prove(request, { findings: [claim], abstained: [], signals: [], summary: [] });
  return findings.some((finding) => finding.target === target.key && finding.outcome === 'found');
}

/** Every case that the bench makes from rows, in a fixed order. */
export function casesOf(rows: readonly EvalRow[]): readonly BenchCase[] {
  const golds = rows
    .flatMap((row) => row.request.targets.map((target) => ({ row, target, span: row.evidence.get(target.key) })))
    .filter((one): one is typeof one & { span: GoldSpan } => one.span !== undefined && one.target.type !== 'boolean')
    .map((one, number): Gold => ({ ...one, number, words: one.row.request.transcript.turns[one.span.turn]!.text.slice(one.span.start, one.span.end) }));
  return golds.flatMap((gold) => [
    ...trueCases(gold),
    ...changedDigits(gold),
    ...otherSpeaker(gold),
    ...(Object.keys(FRAMES) as FramedKind[]).flatMap((kind) => [framed(gold, kind), ...inPlace(gold, kind)]),
    ...superseded(gold, golds),
    ...neighbouringTurn(gold),
    ...wrongType(gold),
  ]);
}

const claimOf = (gold: Gold, turn: number, quote: string, valueText: string): ProposedFinding =>
  ({ target: gold.target.key, turn, quote, valueText, polarity: 'states', certainty: 'stated' });

const turnsOf = (gold: Gold): readonly Turn[] => gold.row.request.transcript.turns;

function caseOf(gold: Gold, kind: BenchCase['kind'], claim: ProposedFinding, changes: { readonly turns?: readonly Turn[]; readonly target?: TargetDefinition } = {}): BenchCase {
  const { request } = gold.row;
  const turns = changes.turns ?? request.transcript.turns;
  const target = changes.target ?? gold.target;
  const targets = request.targets.map((one) => (one.key === target.key ? target : one));
  return { kind, row: gold.row.id, target, claim, request: { ...request, targets, transcript: { turns, parties: partiesOf(turns) } } };
}

/** The value's words alone, and the whole turn as the quote. */
function trueCases(gold: Gold): readonly BenchCase[] {
  const { turn } = gold.span;
  return [gold.words, turnsOf(gold)[turn]!.text].map((quote) => caseOf(gold, 'true', claimOf(gold, turn, quote, gold.words)));
}

/** One digit raised by one: in value and quote, and in the value alone. */
function changedDigits(gold: Gold): readonly BenchCase[] {
  const at = [...gold.words.matchAll(/\d/g)].map((match) => match.index)[gold.number % Math.max(1, gold.words.replace(/\D/g, '').length)];
  if (at === undefined) return [];
  const digit = (Number(gold.words[at]) + 1) % 10;
  const changed = gold.words.slice(0, at) + digit + gold.words.slice(at + 1);
  const { turn } = gold.span;
  const around = turnsOf(gold).slice(Math.max(0, turn - 2), turn + 3);
  if (around.some(({ text }) => text.includes(changed))) return [];
  return [
    caseOf(gold, 'changed-digit', claimOf(gold, turn, changed, changed)),
    caseOf(gold, 'changed-digit', claimOf(gold, turn, turnsOf(gold)[turn]!.text, changed)),
  ];
}

const sideOf = (gold: Gold, turn: number): string =>
  gold.row.request.transcript.parties.find((party) => party.speaker === turnsOf(gold)[turn]?.speaker)?.side ?? 'unknown';

/** The target is for the other side to say. */
function otherSpeaker(gold: Gold): readonly BenchCase[] {
  const side = sideOf(gold, gold.span.turn);
  if (side === 'unknown') return [];
  const target = { ...gold.target, saidBy: side === 'agent' ? 'customer' : 'agent' } as const;
  return [caseOf(gold, 'other-speaker', claimOf(gold, gold.span.turn, gold.words, gold.words), { target })];
}

/** The turn is replaced by a sentence that says the value without meaning it. */
function framed(gold: Gold, kind: FramedKind): BenchCase {
  const frame = FRAMES[kind][gold.number % FRAMES[kind].length]!;
  return inFrame(gold, kind, frame, gold.number % 2 === 0);
}

/** The case of one gold span said in a given sentence; the quote is that sentence, or the value's words alone. */
function inFrame(gold: Gold, kind: FramedKind, frame: string, isWholeQuote: boolean): BenchCase {
  const sentence = frame.replace('{}', () => gold.words);
  const turns = turnsOf(gold).map((turn, index) => (index === gold.span.turn ? { speaker: turn.speaker, text: sentence } : turn));
  // What follows might answer the original turn; an unrelated remark keeps the mutant wrong for certain.
  const remark: Turn = { speaker: turns.find((turn) => turn.speaker !== turns[gold.span.turn]!.speaker)?.speaker ?? 'agent', text: 'One moment, my screen is loading.' };
  const edited = [...turns.slice(0, gold.span.turn + 1), remark];
  return caseOf(gold, kind, claimOf(gold, gold.span.turn, isWholeQuote ? sentence : gold.words, gold.words), { turns: edited });
}

/** The sentence that really has the value, changed where it stands; the conversation goes on as it did. */
function inPlace(gold: Gold, kind: FramedKind): readonly BenchCase[] {
  const changes = IN_PLACE[kind];
  if (changes === undefined) return [];
  const { opening = '', before = '', ending = '' } = changes[gold.number % changes.length]!;
  const { turn, start, end } = gold.span;
  const { text } = turnsOf(gold)[turn]!;
  const sentence = sentenceAround(sentencesOf(text), start, end);
  const from = sentence.start + (/^\s*/.exec(text.slice(sentence.start))?.[0].length ?? 0);
  // Words at the edge of a sentence surely reach the value only when nothing in between starts anew.
  const between = opening !== '' ? text.slice(from, start) : ending !== '' ? text.slice(end, sentence.end - 1) : '';
  if (ANEW.test(between)) return [];
  const lead = opening === '' ? text.slice(from, start) : opening + lowered(text.slice(from, start));
  const tail = ending === '' ? text.slice(end, sentence.end) : `${text.slice(end, sentence.end).replace(/[.?!\s]+$/, '')}${ending}.`;
  const edited = `${text.slice(0, from)}${lead}${before}${gold.words}${tail}${text.slice(sentence.end)}`;
  const turns = turnsOf(gold).map((one, index) => (index === turn ? { ...one, text: edited } : one));
  return [caseOf(gold, kind, claimOf(gold, turn, gold.words, gold.words), { turns })];
}

const ANEW = /[,;:.?!]|\b(?:and|but|so|or|ok|okay|no|yes|sorry|please|hi|what|how|could|can|would|let)\b/i;

const lowered = (words: string): string => (/^(?:I\b|[A-Z]{2})/.test(words) ? words : words.charAt(0).toLowerCase() + words.slice(1));

/** Another value of the type follows with a correction: in a turn of its own, and in the same sentence. */
function superseded(gold: Gold, golds: readonly Gold[]): readonly BenchCase[] {
  const { turn } = gold.span;
  const onwards = [...golds.slice(gold.number + 1), ...golds];
  const isOther = (one: Gold): boolean => one.target.type === gold.target.type && one.row.gold.get(one.target.key) !== gold.row.gold.get(gold.target.key) && !sharesWords(one.words, gold.words);
  const other = onwards.find((one) => one.target.key === gold.target.key && isOther(one)) ?? onwards.find(isOther);
  if (other === undefined) return [];
  const fill = (frame: string): string => frame.replace('{}', () => gold.words).replace('{new}', () => other.words);
  const speaker = turnsOf(gold)[turn]!.speaker;
  const before = turnsOf(gold).slice(0, turn);
  const correction: Turn = { speaker, text: fill(CORRECTIONS[gold.number % CORRECTIONS.length]!) };
  const repair: Turn = { speaker, text: fill(REPAIRS[gold.number % REPAIRS.length]!) };
  const said: Turn = { speaker, text: `It's ${gold.words}.` };
  return [
    caseOf(gold, 'superseded', claimOf(gold, turn, gold.words, gold.words), { turns: [...before, said, correction] }),
    caseOf(gold, 'superseded', claimOf(gold, turn, gold.words, gold.words), { turns: [...before, repair] }),
  ];
}

const sharesWords = (one: string, other: string): boolean => one.toLowerCase().includes(other.toLowerCase()) || other.toLowerCase().includes(one.toLowerCase());

/** The claim names the other side's turn beside, of a target that only the other side may say; and a turn too far away. */
function neighbouringTurn(gold: Gold): readonly BenchCase[] {
  const { turn } = gold.span;
  const cases: BenchCase[] = [];
  const beside = [turn - 1, turn + 1].find((index) => turnsOf(gold)[index] !== undefined && !has(turnsOf(gold)[index]!, gold.words) && turnsOf(gold)[index]!.speaker !== turnsOf(gold)[turn]!.speaker);
  const side = beside === undefined ? 'unknown' : sideOf(gold, beside);
  if (beside !== undefined && (side === 'agent' || side === 'customer')) {
    cases.push(caseOf(gold, 'neighbouring-turn', claimOf(gold, beside, gold.words, gold.words), { target: { ...gold.target, saidBy: side } }));
  }
  const far = turnsOf(gold).findIndex((_, index) => turnsOf(gold).slice(Math.max(0, index - 2), index + 3).every((one) => !has(one, gold.words)));
  if (far !== -1) cases.push(caseOf(gold, 'neighbouring-turn', claimOf(gold, far, gold.words, gold.words)));
  return cases;
}

const has = (turn: Turn, words: string): boolean => turn.text.toLowerCase().includes(words.toLowerCase());

/** Words of another type's label are proposed for the target. */
function wrongType(gold: Gold): readonly BenchCase[] {
  const others = gold.row.request.targets.filter((one) => one.type !== gold.target.type && gold.row.evidence.has(one.key) && !compatible(gold.target.type, one.type));
  const other = others[gold.number % Math.max(1, others.length)];
  if (other === undefined) return [];
  const { turn, start, end } = gold.row.evidence.get(other.key)!;
  const words = turnsOf(gold)[turn]!.text.slice(start, end);
  return [caseOf(gold, 'wrong-type', claimOf(gold, turn, words, words))];
}

/** Whether words of one type can rightly be read as another. */
function compatible(wanted: TargetDefinition['type'], said: TargetDefinition['type']): boolean {
  const names = ['text', 'person', 'organisation', 'enum'];
  const numbers = ['integer', 'decimal', 'money'];
  return (names.includes(wanted) && names.includes(said)) || (numbers.includes(wanted) && numbers.includes(said)) || (numbers.includes(wanted) && said === 'text') || (wanted === 'text' && numbers.includes(said) && said !== 'money');
}
