import {
  type AnalysisProposal, type AnalysisRequest, type ConversationAnalyst, parserFor, type ProposedFinding, type TargetDefinition, type TargetType,
} from '@relay/core/ports';
import { assign } from './assign.ts';
import { candidatesIn, peopleAmong } from './candidate.ts';
import { type CallReading, readCall } from './reading.ts';
import { settle } from './settle.ts';
import { findSignals } from './signals.ts';
import { summarise } from './summary.ts';
import { profileOf } from './target-profile.ts';

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
    const call = readCall(request.transcript);
    const findings = request.targets.length === 0 ? [] : findValues(call, request);
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

/** Targets of one type compete for the same candidates. */
function findValues(call: CallReading, request: AnalysisRequest): readonly ProposedFinding[] {
  const byType = Map.groupBy(request.targets, ({ type }) => type);
  const findings = [...byType].flatMap(([type, targets]) => (NEEDS_MODEL.has(type) ? [] : findType(call, request, type, targets)));
  return findings.sort((a, b) => a.turn - b.turn);
}

/** Types whose words depend on what the target declares, so that each target has candidates of its own. */
const OWN_WORDS: ReadonlySet<TargetType> = new Set(['enum', 'multi-enum']);

function findType(call: CallReading, request: AnalysisRequest, type: TargetType, targets: readonly TargetDefinition[]): readonly ProposedFinding[] {
  const groups = OWN_WORDS.has(type) ? targets.map((target) => [target]) : [targets];
  return groups.flatMap((group) => {
    const parse = parserFor(type);
    const all = candidatesIn(call, type, (text) => parse?.(text, request.context, group[0]!) ?? []);
    const candidates = type === 'person' ? peopleAmong(call, all) : all;
    const claims = assign(call, candidates, group.map((target) => profileOf(target, request.targets)));
    return [...claims].flatMap(([target, won]) => settle(call, target, won));
  });
}
