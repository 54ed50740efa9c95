import type { OrgScope, TenantStores } from '@relay/core/ports';
import { analysisStore } from '../stores/analysis-store.ts';
import { auditTrail } from '../stores/audit-trail.ts';
import { callStore } from '../stores/call-store.ts';
import { credentialStore } from '../stores/credential-store.ts';
import { orgStore } from '../stores/org-store.ts';
import { targetStore } from '../stores/target-store.ts';
import { transcriptStore } from '../stores/transcript-store.ts';
import type { TenantSession } from './session.ts';

/**
 * Every store over one session, each made when it is asked for. A reading unit of work hands out the same: its types hide
 * the writing half, and its session refuses to write.
 */
export class SessionStores<in out S> implements TenantStores<S> {
  readonly scope: OrgScope<S>;
  readonly #session: TenantSession<S>;

  constructor(scope: OrgScope<S>, session: TenantSession<S>) {
    this.scope = scope;
    this.#session = session;
  }

  get audit() {
    return auditTrail(this.#session);
  }

  get org() {
    return orgStore(this.#session);
  }

  get credentials() {
    return credentialStore(this.#session);
  }

  get calls() {
    return callStore(this.#session);
  }

  get transcripts() {
    return transcriptStore(this.#session);
  }

  get targets() {
    return targetStore(this.#session);
  }

  get analyses() {
    return analysisStore(this.#session);
  }
}
