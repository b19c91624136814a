import { AppError } from '@mywasender/contract/app-error';
import type { ExtendLicenseBody, License } from '@mywasender/contract/http/licenses';
import { writeAudit } from '../audit/write-audit.ts';
import type { License as LicenseRow } from '../generated/prisma/client.ts';
import type { ServerDeps } from '../shared/deps.ts';
import { runOnce } from '../shared/idempotency.ts';
import { readInstant } from '../shared/read-instant.ts';
import type { RequestContext } from '../shared/request-context.ts';
import { emitEvent } from '../webhooks/emit-event.ts';
import { findLicense, lockLicense, managedLicenses } from './license-access.ts';
import { presentLicense } from './present-license.ts';

const DAY = 24 * 60 * 60_000;

/** Moves the end of a license to a later day; also brings an expired one back. */
export async function extendLicense(
  deps: ServerDeps,
  id: string,
  body: ExtendLicenseBody,
  context: RequestContext,
  idempotencyKey: string | undefined,
): Promise<License> {
  const at = deps.now();
  const call = { userId: context.actor.id, key: idempotencyKey, request: ['extend', id, body] };
  const license = await runOnce(deps, call, async (tx) => {
    const before = await lockLicense(tx, id, managedLicenses(context.actor));
    if (before.status === 'revoked') throw refused(before.status);
    const change = body.days === undefined ? endAt(before, body, at) : addDays(before, body.days, at);
    await tx.license.update({ where: { id }, data: change });
    await writeAudit(tx, {
      at,
      action: 'license.extend',
      actorId: context.actor.id,
      target: { type: 'license', id },
      origin: context,
      details: {
        from: before.expiresAt?.toISOString() ?? before.pendingDays,
        to: change.expiresAt?.toISOString() ?? change.pendingDays ?? null,
      },
    });
    const after = await findLicense(tx, id, {});
    await emitEvent(deps, tx, {
      sellerId: after.issuerId,
      type: 'license.extended',
      at,
      data: { license: { id, keyEnd: after.keyEnd, expiresAt: after.expiresAt?.toISOString() ?? null } },
    });
    return presentLicense(deps, after, context.actor, at);
  });
  deps.signals.publish({ kind: 'license', id });
  return license;
}

interface Extension {
  readonly expiresAt?: Date;
  readonly pendingDays?: number;
}

function endAt(license: LicenseRow, body: ExtendLicenseBody, at: Date): Extension {
  const wanted = readInstant('expiresAt', body.expiresAt ?? '');
  if (license.expiresAt === null) {
    throw refused(license.pendingDays === null ? 'without end' : 'not activated yet');
  }
  if (wanted <= at || wanted <= license.expiresAt) {
    throw new AppError('VALIDATION_FAILED', { field: 'expiresAt', problem: 'is not later than before' });
  }
  return { expiresAt: wanted };
}

/** On top of what is left; an expired license begins anew today. */
function addDays(license: LicenseRow, days: number, at: Date): Extension {
  if (license.pendingDays !== null) return { pendingDays: license.pendingDays + days };
  if (license.expiresAt === null) throw refused('without end');
  const from = Math.max(at.getTime(), license.expiresAt.getTime());
  return { expiresAt: readInstant('days', new Date(from + days * DAY).toISOString()) };
}

function refused(status: string): AppError {
  return new AppError('LICENSE_STATE', { status, action: 'extended' });
}
