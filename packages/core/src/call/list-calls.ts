import type { Page } from '../kernel/page.ts';
import { ok } from '../kernel/result.ts';
import type { UnitOfWork } from '../tenancy/ports.ts';
import { readUseCase, type UseCase } from '../tenancy/use-case.ts';
import type { CallPageRequest } from './ports.ts';
import { type CallView, viewCall } from './view.ts';

/** Lists the organisation's calls, newest received first. */
export const listCalls = (ports: { readonly unitOfWork: UnitOfWork<'calls'> }): UseCase<CallPageRequest, Page<CallView>, never> =>
  readUseCase('call:read', ports.unitOfWork, async (tenant, request) => {
    const page = await tenant.calls.page(request);
    return ok({ ...page, items: page.items.map((call) => viewCall(call)) });
  });
