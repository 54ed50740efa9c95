import { listAuditLog } from './audit/list-audit-log.ts';
import { eraseCall } from './calls/erase-call.ts';
import { getCall } from './calls/get-call.ts';
import { listCalls } from './calls/list-calls.ts';
import { postCall } from './calls/post-call.ts';
import { healthz } from './description/healthz.ts';
import { openapi } from './description/openapi.ts';
import { icon, stylesheet } from './pages/assets.ts';
import { callPage } from './pages/call-page.ts';
import { callsPage } from './pages/calls-page.ts';
import { home } from './pages/home.ts';
import { problemPage } from './problems/problem-page.ts';
import type { Route } from './routing/route.ts';
import { showSignIn } from './sign-in/show-sign-in.ts';
import { signIn } from './sign-in/sign-in.ts';
import { signOut } from './sign-in/sign-out.ts';
import { createTarget } from './targets/create-target.ts';
import { editTarget } from './targets/edit-target.ts';
import { getTarget } from './targets/get-target.ts';
import { listTargets } from './targets/list-targets.ts';
import { retireTarget } from './targets/retire-target.ts';

/** Every route of the service. A route that is not here is not served. */
export const ROUTES: readonly Route[] = [
  postCall, listCalls, getCall, eraseCall,
  listTargets, getTarget, createTarget, editTarget, retireTarget,
  listAuditLog,
  home, callsPage, callPage,
  showSignIn, signIn, signOut,
  healthz, openapi, problemPage, stylesheet, icon,
];
