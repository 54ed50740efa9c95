import type { Clock } from '../kernel/ports.ts';
import { type DomainError, err, ok, type Result } from '../kernel/result.ts';
import type { UnitOfWork } from '../tenancy/ports.ts';
import { type UseCase, writeUseCase } from '../tenancy/use-case.ts';
import type { CredentialId } from './credential.ts';

/** The actor has no session with that id. Somebody else's session gives exactly this. */
export type SessionNotFound = DomainError<'session-not-found'>;

/** Ends one of the actor's own sessions; one that has ended before stays ended. */
export const signOut = (ports: {
  readonly clock: Clock;
  readonly unitOfWork: UnitOfWork<'credentials'>;
}): UseCase<{ readonly sessionId: CredentialId }, { readonly sessionId: CredentialId }, SessionNotFound> =>
  writeUseCase(
    'org:read',
    ports.unitOfWork,
    async (tenant, { sessionId }, scope): Promise<Result<{ readonly sessionId: CredentialId }, SessionNotFound>> => {
      const session = await tenant.credentials.find(sessionId);
      if (session?.kind !== 'session' || scope.actor.type !== 'person' || session.personId !== scope.actor.id) {
        return err({ kind: 'session-not-found', message: 'You have no session with this id. Sign in again if you need one.' });
      }
      await tenant.credentials.end(session, ports.clock.now());
      return ok({ sessionId });
    },
  );
