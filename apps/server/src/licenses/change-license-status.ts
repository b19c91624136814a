import { AppError } from '@mywasender/contract/app-error';
import type { License } from '@mywasender/contract/http/licenses';
import { writeAudit } from '../audit/write-audit.ts';
import type { ServerDeps } from '../shared/deps.ts';
import type { RequestContext } from '../shared/request-context.ts';
import { emitEvent } from '../webhooks/emit-event.ts';
import { findLicense, lockLicense, managedLicenses } from './license-access.ts';
import { presentLicense } from './present-license.ts';

/** Suspends a license until it is resumed. Repeating it changes nothing; a revoked one is `LICENSE_STATE`. */
export function suspendLicense(
  deps: ServerDeps,
  id: string,
  reason: string | undefined,
  context: RequestContext,
) {
  return changeStatus(deps, { id, reason, context, to: 'suspended' });
}

/** Undoes a suspension. */
export function resumeLicense(
  deps: ServerDeps,
  id: string,
  reason: string | undefined,
  context: RequestContext,
) {
  return changeStatus(deps, { id, reason, context, to: 'active' });
}

async function changeStatus(
  deps: ServerDeps,
  input: {
    readonly id: string;
    readonly reason: string | undefined;
    readonly context: RequestContext;
    readonly to: 'active' | 'suspended';
  },
): Promise<License> {
  const { id, to, context } = input;
  const at = deps.now();
  const changed = await deps.db.prisma.$transaction(async (tx) => {
    const license = await lockLicense(tx, id, managedLicenses(context.actor));
    const action = to === 'active' ? 'resume' : 'suspend';
    if (license.status === 'revoked') {
      throw new AppError('LICENSE_STATE', {
        status: license.status,
        action: to === 'active' ? 'resumed' : 'suspended',
      });
    }
    if (license.status === to) return presentLicense(deps, license, context.actor, at);
    await tx.license.update({
      where: { id },
      data: { status: to, suspendedAt: to === 'suspended' ? at : null },
    });
    await writeAudit(tx, {
      at,
      action: `license.${action}`,
      actorId: context.actor.id,
      target: { type: 'license', id },
      origin: context,
      details: { reason: input.reason ?? null },
    });
    await emitEvent(deps, tx, {
      sellerId: license.issuerId,
      type: to === 'active' ? 'license.resumed' : 'license.suspended',
      at,
      data: { license: { id, keyEnd: license.keyEnd } },
    });
    return presentLicense(deps, await findLicense(tx, id, {}), context.actor, at);
  });
  deps.signals.publish({ kind: 'license', id });
  return changed;
}
