import { AppError } from '@mywasender/contract/app-error';
import type { RevokeLicenseAnswer } from '@mywasender/contract/http/licenses';
import { writeAudit } from '../audit/write-audit.ts';
import { addLedgerEntry } from '../quota/add-ledger-entry.ts';
import type { ServerDeps } from '../shared/deps.ts';
import type { RequestContext } from '../shared/request-context.ts';
import { emitEvent } from '../webhooks/emit-event.ts';
import { findLicense, lockLicense, managedLicenses } from './license-access.ts';
import { presentLicense } from './present-license.ts';

/** A license never activated gives its unit of quota back within so many days. */
const REFUND_DAYS = 30;
const DAY = 24 * 60 * 60_000;

/** Revokes a license for good, unless staff may not. Repeating it changes nothing and refunds nothing. */
export async function revokeLicense(
  deps: ServerDeps,
  id: string,
  reason: string | undefined,
  context: RequestContext,
): Promise<RevokeLicenseAnswer> {
  const at = deps.now();
  const { actor } = context;
  const answer = await deps.db.prisma.$transaction(async (tx) => {
    const license = await lockLicense(tx, id, managedLicenses(actor));
    // after the look-up: a license of somebody else does not exist, whatever they may do with their own
    if (!actor.mayRevoke) throw new AppError('FORBIDDEN');
    if (license.status === 'revoked') {
      return { license: presentLicense(deps, license, actor, at), refunded: false };
    }
    const refunded =
      license.fromQuota &&
      license.firstActivatedAt === null &&
      at.getTime() - license.createdAt.getTime() <= REFUND_DAYS * DAY;
    if (refunded) {
      await addLedgerEntry(tx, {
        userId: license.issuerId,
        kind: 'refund',
        amount: 1,
        reason: `revoked …${license.keyEnd}`,
        actorId: actor.id,
        at,
      });
    }
    await tx.license.update({ where: { id }, data: { status: 'revoked', revokedAt: at } });
    await writeAudit(tx, {
      at,
      action: 'license.revoke',
      actorId: actor.id,
      target: { type: 'license', id },
      origin: context,
      details: { reason: reason ?? null, refunded },
    });
    await emitEvent(deps, tx, {
      sellerId: license.issuerId,
      type: 'license.revoked',
      at,
      data: { license: { id, keyEnd: license.keyEnd }, refunded },
    });
    return { license: presentLicense(deps, await findLicense(tx, id, {}), actor, at), refunded };
  });
  deps.signals.publish({ kind: 'license', id });
  return answer;
}
