import type { Analysis, AuditCore, Credential, LivingCall, OrgId, OrgProfile, TargetVersion, Transcript } from '@relay/core/ports';
import type { StorePorts } from './harness.ts';
import { type Saboteur, tamperStores } from './tamper.ts';

/** A transcript as it was given to a store. */
export interface TranscriptNote {
  readonly orgId: OrgId;
  readonly callId: string;
  readonly number: number;
  readonly hash: string;
  readonly transcript: Transcript;
}

/** Everything that was ever written, committed or not, by whomever, oldest first: what leaks are made of. */
export interface Notes {
  readonly profiles: <S>() => readonly OrgProfile<S>[];
  readonly credentials: <S>() => readonly Credential<S>[];
  readonly calls: <S>() => readonly LivingCall<S>[];
  readonly transcripts: readonly TranscriptNote[];
  readonly targets: <S>() => readonly TargetVersion<S>[];
  readonly analyses: <S>() => readonly Analysis<S>[];
  readonly cores: readonly AuditCore[];
}

/** A saboteur that takes note of every write, under no scope at all, and answers with what it should not know. */
export const withNotes =
  (leak: (notes: Notes) => Saboteur<StorePorts>): Saboteur<StorePorts> =>
  (ports) => {
    const kept = {
      profiles: [] as unknown[], credentials: [] as unknown[], calls: [] as unknown[], transcripts: [] as TranscriptNote[],
      targets: [] as unknown[], analyses: [] as unknown[], cores: [] as AuditCore[],
    };
    const noting = tamperStores(({ org, credentials, calls, transcripts, targets, analyses, audit }) => ({
      org: { ...org, register: async (profile) => (kept.profiles.push(profile), org.register(profile)) },
      credentials: { ...credentials, add: async (credential) => (kept.credentials.push(credential), credentials.add(credential)) },
      calls: { ...calls, add: async (call) => (kept.calls.push(call), calls.add(call)) },
      transcripts: {
        ...transcripts,
        async add(call, transcript) {
          kept.transcripts.push({ orgId: call.orgId, callId: call.id, number: call.revision, hash: call.transcriptHash, transcript });
          return transcripts.add(call, transcript);
        },
      },
      targets: { ...targets, add: async (version) => (kept.targets.push(version), targets.add(version)) },
      analyses: { ...analyses, add: async (analysis) => (kept.analyses.push(analysis), analyses.add(analysis)) },
      audit: { ...audit, append: async (core) => (kept.cores.push(core), audit.append(core)) },
    }));
    const notes: Notes = {
      profiles: <S>() => kept.profiles as OrgProfile<S>[],
      credentials: <S>() => kept.credentials as Credential<S>[],
      calls: <S>() => kept.calls as LivingCall<S>[],
      transcripts: kept.transcripts,
      targets: <S>() => kept.targets as TargetVersion<S>[],
      analyses: <S>() => kept.analyses as Analysis<S>[],
      cores: kept.cores,
    };
    return leak(notes)(noting(ports));
  };
