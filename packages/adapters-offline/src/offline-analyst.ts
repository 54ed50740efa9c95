import {
  type AnalysisProposal, type AnalysisRequest, type ConversationAnalyst, parserFor, type ProposedFinding, type TargetType,
} from '@relay/core/ports';
import { assign } from './assign.ts';
import { candidatesIn, peopleAmong } from './candidate.ts';
import { type CallReading, readCall } from './reading.ts';
import { settle } from './settle.ts';
import { findSignals } from './signals.ts';
import { summarise } from './summary.ts';
import { conceptsOf, profileOf, type TargetProfile } from './target-profile.ts';

/** Types whose values only a reader who understands the sentence can find. */
const NEEDS_MODEL: ReadonlySet<TargetType> = new Set(['text', 'organisation']);

/**
 * The embedded analyst: deterministic, no key, no network, no state. It finds values with core's own parsers, and
 * proposes one for a target only when the conversation ties the two together: the question before the answer, words
 * that name the target, or what the call is about at that point. When two targets fit about as well, and for free
 * text, it abstains.
 */
export class OfflineAnalyst implements ConversationAnalyst {
  readonly name = 'offline/1';

  async analyse(request: AnalysisRequest): Promise<AnalysisProposal> {
    const profiles = request.targets.filter(({ type }) => !NEEDS_MODEL.has(type)).map((target) => profileOf(target, request.targets));
    const call = readCall(request.transcript, request.context.at, conceptsOf(profiles));
    const findings = findValues(call, request, profiles);
    return {
      findings,
      abstained: request.targets
        .filter(({ key, type }) => NEEDS_MODEL.has(type) && !findings.some(({ target }) => target === key))
        .map(({ key }) => ({ target: key, outcome: 'needs-model' as const })),
      signals: findSignals(call, request.signals),
      summary: summarise(call, findings),
    };
  }
}

/** Types whose words depend on what the target declares, so that each target has candidates of its own. */
const OWN_WORDS: ReadonlySet<TargetType> = new Set(['enum', 'multi-enum']);

/** Targets of one type compete for the same candidates. */
function findValues(call: CallReading, request: AnalysisRequest, profiles: readonly TargetProfile[]): readonly ProposedFinding[] {
  const rivals = Map.groupBy(profiles, ({ target: { type, key } }) => (OWN_WORDS.has(type) ? key : type));
  return [...rivals.values()].flatMap((group) => findGroup(call, request, group)).sort((a, b) => a.turn - b.turn);
}

function findGroup(call: CallReading, { context }: AnalysisRequest, profiles: readonly TargetProfile[]): readonly ProposedFinding[] {
  const { type } = profiles[0]!.target;
  const parse = parserFor(type);
  if (parse === undefined) return [];
  const readers = readersAmong(profiles).map(({ target }) => (text: string) => parse(text, context, target));
  const candidates = candidatesIn(call, type, readers);
  const claims = assign(call, type === 'person' ? peopleAmong(call, candidates) : candidates, profiles);
  return [...claims].flatMap(([key, won]) => settle(call, key, won));
}

/** A parser reads dates of birth otherwise than days to come: one target of each kind is enough to find all candidates. */
function readersAmong(profiles: readonly TargetProfile[]): readonly TargetProfile[] {
  const isOfBirth = ({ subjects }: TargetProfile): boolean => subjects.some(({ concepts }) => concepts.includes('birth'));
  return [profiles.find((profile) => !isOfBirth(profile)), profiles.find(isOfBirth)].filter((profile) => profile !== undefined);
}
