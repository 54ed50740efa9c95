import type { CallId } from '../call/call-id.ts';
import { type CallNotFound, callNotFound } from '../call/errors.ts';
import { invariant } from '../kernel/invariant.ts';
import { ok } from '../kernel/result.ts';
import type { UnitOfWork } from '../tenancy/ports.ts';
import { readUseCase, type UseCase } from '../tenancy/use-case.ts';
import { type AnalysedCallView, viewAnalysedCall } from './view.ts';

/** Reads one call with its transcript and what was found in it. */
export const readCall = (
  ports: { readonly unitOfWork: UnitOfWork<'calls' | 'transcripts' | 'analyses'> },
): UseCase<{ readonly id: CallId }, AnalysedCallView, CallNotFound> =>
  readUseCase('call:read', ports.unitOfWork, async (tenant, { id }) => {
    const call = await tenant.calls.find(id);
    if (call === undefined) return callNotFound();
    const [transcript, analysis] = [await tenant.transcripts.newest(call), await tenant.analyses.newest(call)];
    // Erased between the questions: the answer is the one that an unknown id gets.
    if (transcript === undefined) return callNotFound();
    invariant(transcript.turns.length > 0, 'A kept transcript has no turns.');
    return ok(viewAnalysedCall(call, transcript, analysis));
  });
