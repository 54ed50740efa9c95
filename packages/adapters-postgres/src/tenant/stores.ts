import type { OrgScope, TenantReaders, TenantStores } from '@relay/core/ports';
import { analysisStore } from '../stores/analysis-store.ts';
import { auditTrail } from '../stores/audit-trail.ts';
import { callStore } from '../stores/call-store.ts';
import { credentialStore } from '../stores/credential-store.ts';
import { orgStore } from '../stores/org-store.ts';
import { targetStore } from '../stores/target-store.ts';
import { transcriptStore } from '../stores/transcript-store.ts';
import type { TenantSession } from './session.ts';

/** Every store over one session, each made when it is first asked for. */
export const tenantStores = <S>(scope: OrgScope<S>, session: TenantSession<S>): TenantStores<S> => ({
  scope,
  get audit() {
    return auditTrail(session);
  },
  get org() {
    return orgStore(session);
  },
  get credentials() {
    return credentialStore(session);
  },
  get calls() {
    return callStore(session);
  },
  get transcripts() {
    return transcriptStore(session);
  },
  get targets() {
    return targetStore(session);
  },
  get analyses() {
    return analysisStore(session);
  },
});

/** The reading halves. Types hide the rest, and a reading session refuses to write. */
export const tenantReaders = <S>(scope: OrgScope<S>, session: TenantSession<S>): TenantReaders<S> => tenantStores(scope, session);
