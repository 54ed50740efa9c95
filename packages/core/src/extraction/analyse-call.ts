import type { LivingCall } from '../call/call.ts';
import { markAnalysed, reopenCall } from '../call/call.ts';
import type { CallId } from '../call/call-id.ts';
import { type CallChanged, callChanged, type CallNotFound, callNotFound } from '../call/errors.ts';
import type { Clock, IdSource } from '../kernel/ports.ts';
import { ok } from '../kernel/result.ts';
import type { UnitOfWork } from '../tenancy/ports.ts';
import { refuseUnlessAllowed, type UseCase } from '../tenancy/use-case.ts';
import type { AnalysisId } from './analysis.ts';
import type { ConversationAnalyst } from './ports.ts';
import { proveFindings } from './prove.ts';
import type { AnalysisRequest } from './proposal.ts';
import type { CallContext } from './value.ts';
import { type AnalysedCallView, viewAnalysedCall } from './view.ts';

/** Ports that analyse a call. */
export interface AnalysingPorts {
  readonly analyst: ConversationAnalyst;
  readonly clock: Clock;
  readonly ids: IdSource;
  readonly unitOfWork: UnitOfWork<'calls' | 'transcripts' | 'targets' | 'analyses'>;
}

/** What a call's words are read against. */
const contextOf = <S>(call: LivingCall<S>): CallContext => ({
  at: call.startedAt,
  timeZone: call.timeZone,
  locale: call.locale,
  currency: call.currency,
  region: call.region,
});

/**
 * Analyses a call's newest transcript with the organisation's current targets. The analyst works outside of any
 * transaction; its proposal is proved by the core, and kept only if the transcript is still the newest.
 */
export const analyseCall = (ports: AnalysingPorts): UseCase<{ readonly id: CallId }, AnalysedCallView, CallNotFound | CallChanged> => ({
  permission: 'call:analyse',
  async execute(scope, { id }) {
    const refusal = refuseUnlessAllowed(scope, 'call:analyse');
    if (refusal !== undefined) return refusal;
    const input = await ports.unitOfWork.read(scope, async (tenant) => {
      const call = await tenant.calls.find(id);
      if (call === undefined) return undefined;
      return { call, transcript: await tenant.transcripts.newest(call), targets: await tenant.targets.current() };
    });
    if (input?.transcript === undefined) return callNotFound();
    const { call, transcript, targets } = input;
    const request: AnalysisRequest = {
      transcript: { turns: transcript.turns, parties: transcript.parties },
      context: contextOf(call),
      targets: targets.map((target) => target.definition),
      signals: [],
    };
    const proposal = await ports.analyst.analyse(request);
    const findings = proveFindings(request, proposal);
    const analysis = {
      orgId: scope.orgId,
      id: ports.ids.next() as AnalysisId,
      callId: call.id,
      at: ports.clock.now(),
      analyst: ports.analyst.name,
      transcriptHash: transcript.hash,
      revision: transcript.number,
      context: request.context,
      targets: targets.map((target) => ({ key: target.definition.key, version: target.version })),
      findings,
      signals: proposal.signals,
      summary: proposal.summary,
    };
    return ports.unitOfWork.transact(scope, async (tenant) => {
      const waiting = call.state === 'analysed' ? reopenCall(call) : call;
      const analysed = markAnalysed(waiting);
      if ((await tenant.calls.update(analysed, call)) === 'stale') return callChanged();
      await tenant.analyses.add(analysis);
      return ok(viewAnalysedCall(analysed, transcript, analysis));
    });
  },
});
