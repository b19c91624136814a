import { AppError } from '@mywasender/contract/app-error';
import type { License as LicenseView } from '@mywasender/contract/http/licenses';
import { writeAudits } from '../audit/write-audit.ts';
import type { License, Prisma } from '../generated/prisma/client.ts';
import type { ServerDeps } from '../shared/deps.ts';
import type { RequestContext, RequestOrigin } from '../shared/request-context.ts';
import { emitEvents } from '../webhooks/emit-event.ts';
import { actOnLicense, type LicenseAction } from './act-on-licenses.ts';

interface StatusChange {
  readonly to: 'active' | 'suspended';
  readonly reason: string | undefined;
  readonly context: RequestContext;
}

/** Suspends a license until it is resumed. Repeating it changes nothing; a revoked one is `LICENSE_STATE`. */
export function suspendLicense(
  deps: ServerDeps,
  id: string,
  reason: string | undefined,
  context: RequestContext,
): Promise<LicenseView> {
  return changeStatus(deps, id, { reason, context, to: 'suspended' });
}

/** Undoes a suspension. */
export function resumeLicense(
  deps: ServerDeps,
  id: string,
  reason: string | undefined,
  context: RequestContext,
): Promise<LicenseView> {
  return changeStatus(deps, id, { reason, context, to: 'active' });
}

async function changeStatus(deps: ServerDeps, id: string, change: StatusChange): Promise<LicenseView> {
  const action = statusChange(deps, change);
  const { license } = await deps.db.prisma.$transaction((tx) => actOnLicense(deps, tx, id, action));
  deps.signals.publish({ kind: 'license', id });
  return license;
}

/** Suspending or resuming, as an action on any number of licenses. */
export function statusChange(deps: ServerDeps, { to, reason, context }: StatusChange): LicenseAction {
  const at = deps.now();
  const done = to === 'active' ? 'resumed' : 'suspended';
  return {
    at,
    context,
    allowed: true,
    refuse: ({ status }) =>
      status === 'revoked' ? new AppError('LICENSE_STATE', { status, action: done }) : null,
    apply: async (tx, licenses) => {
      const by = { at, reason: reason ?? null, actorId: context.actor.id, origin: context };
      return { changed: await setStatus(deps, tx, licenses, { to, ...by }), refunded: [] };
    },
  };
}

/** Who does something to licenses, when and why; nobody in particular where the server does it by itself. */
export interface DoneBy {
  readonly at: Date;
  readonly reason: string | null;
  readonly actorId: string | null;
  readonly origin?: RequestOrigin;
}

/** Suspends or resumes locked licenses, tells their shops, and answers the ids of those that were not so already. */
export async function setStatus(
  deps: Pick<ServerDeps, 'jobs'>,
  tx: Prisma.TransactionClient,
  licenses: readonly License[],
  change: DoneBy & { readonly to: 'active' | 'suspended' },
): Promise<readonly string[]> {
  const { at, to, reason, actorId, origin } = change;
  const others = licenses.filter(({ status }) => status !== to);
  const changed = others.map(({ id }) => id);
  await tx.license.updateMany({
    where: { id: { in: changed } },
    data: { status: to, suspendedAt: to === 'suspended' ? at : null },
  });
  await writeAudits(
    tx,
    changed.map((id) => ({
      at,
      action: to === 'active' ? 'license.resume' : 'license.suspend',
      actorId,
      target: { type: 'license', id },
      ...(origin === undefined ? {} : { origin }),
      details: { reason },
    })),
  );
  await emitEvents(
    deps,
    tx,
    others.map(({ id, keyEnd, issuerId }) => ({
      sellerId: issuerId,
      type: to === 'active' ? ('license.resumed' as const) : ('license.suspended' as const),
      at,
      data: { license: { id, keyEnd } },
    })),
  );
  return changed;
}
