import type { Clock, IdSource } from '../kernel/ports.ts';
import { err, ok, type Result } from '../kernel/result.ts';
import type { UnitOfWork } from '../tenancy/ports.ts';
import { type UseCase, writeUseCase } from '../tenancy/use-case.ts';
import { type CallDetails, type LivingCall, receiveCall, reviseCall } from './call.ts';
import type { CallId } from './call-id.ts';
import { type CallChanged, callChanged, type InvalidCall } from './errors.ts';
import { type Transcript, transcriptHash } from './transcript.ts';
import { checkDetails, checkTranscript } from './validate.ts';
import { type CallView, viewCall } from './view.ts';

/** A conversation as its source tells it. What is absent is taken from the organisation's settings. */
export interface IngestCallCommand extends Partial<{ readonly [K in keyof CallDetails]: string }> {
  readonly externalId: string;
  /** ISO 8601 with an offset. */
  readonly startedAt: string;
  readonly transcript: Transcript;
}

/** `created` a call; `revised` one with another transcript; `unchanged` when the same content came again. */
export interface IngestedCall {
  readonly outcome: 'created' | 'revised' | 'unchanged';
  readonly call: CallView;
}

const sameDetails = <S>(call: LivingCall<S>, details: CallDetails): boolean =>
  (Object.keys(details) as (keyof CallDetails)[]).every((key) => call[key] === details[key]);

/**
 * Keeps a call's transcript. The same (source, externalId) with the same content changes nothing; with other content it
 * adds a transcript revision, and the call waits for analysis again.
 */
export const ingestCall = (ports: {
  readonly clock: Clock;
  readonly ids: IdSource;
  readonly unitOfWork: UnitOfWork<'calls' | 'transcripts' | 'org'>;
}): UseCase<IngestCallCommand, IngestedCall, InvalidCall | CallChanged> =>
  writeUseCase('call:ingest', ports.unitOfWork, async (tenant, command, scope): Promise<Result<IngestedCall, InvalidCall | CallChanged>> => {
    const org = await tenant.org.profile();
    if (org === undefined) {
      return err({ kind: 'invalid-call', field: 'org', message: 'This organisation is not registered. Create it first.' });
    }
    const details = checkDetails(command, org);
    if (!details.ok) return details;
    const transcript = checkTranscript(command.transcript);
    if (!transcript.ok) return transcript;
    const hash = transcriptHash(transcript.value);
    const known = await tenant.calls.findByExternalId(details.value.source, details.value.externalId);
    if (known === undefined) {
      const call = receiveCall(scope.orgId, ports.ids.next() as CallId, details.value, hash, ports.clock.now());
      if ((await tenant.calls.add(call)) === 'taken') return callChanged();
      await tenant.transcripts.add(call, transcript.value);
      return ok({ outcome: 'created', call: viewCall(call) });
    }
    if (known.transcriptHash === hash && sameDetails(known, details.value)) return ok({ outcome: 'unchanged', call: viewCall(known) });
    const revised = reviseCall(known, details.value, hash);
    if ((await tenant.calls.update(revised, known)) === 'stale') return callChanged();
    await tenant.transcripts.add(revised, transcript.value);
    return ok({ outcome: 'revised', call: viewCall(revised) });
  });
