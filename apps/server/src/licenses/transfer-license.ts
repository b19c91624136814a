import { AppError } from '@mywasender/contract/app-error';
import type { License, TransferLicenseBody } from '@mywasender/contract/http/licenses';
import { writeAudit } from '../audit/write-audit.ts';
import type { Prisma } from '../generated/prisma/client.ts';
import type { ServerDeps } from '../shared/deps.ts';
import type { RequestContext } from '../shared/request-context.ts';
import { customerEmailColumns, openCustomerEmail } from './customer-email.ts';
import { findLicense, lockLicense, managedLicenses } from './license-access.ts';
import { languageOf, mailKey } from './mail-keys.ts';
import { type LicenseRow, presentLicense } from './present-license.ts';

/**
 * Gives a license to another customer. The computers of the one before lose their places and their tokens, so that
 * nothing of the past owner goes on using it; blocked ones stay blocked.
 */
export async function transferLicense(
  deps: ServerDeps,
  id: string,
  body: TransferLicenseBody,
  context: RequestContext,
): Promise<License> {
  const at = deps.now();
  const { actor } = context;
  const owner = customerEmailColumns(deps, { id, customerEmail: body.customerEmail });
  const license = await deps.db.prisma.$transaction(async (tx) => {
    const before = await lockLicense(tx, id, managedLicenses(actor));
    if (before.status === 'revoked') {
      throw new AppError('LICENSE_STATE', { status: before.status, action: 'transferred' });
    }
    if (owner.customerEmailHash !== null && before.customerEmailHash !== null) {
      if (owner.customerEmailHash.equals(before.customerEmailHash))
        return presentLicense(deps, before, actor, at);
    }
    const { count: devices } = await tx.device.updateMany({
      where: { licenseId: id, status: 'active' },
      data: { status: 'removed', removedAt: at, familyEndedAt: at },
    });
    await tx.license.update({ where: { id }, data: owner });
    await tellOwners(deps, tx, before, body.customerEmail);
    await writeAudit(tx, {
      at,
      action: 'license.transfer',
      actorId: actor.id,
      target: { type: 'license', id },
      origin: context,
      details: { devices, hadOwner: before.customerEmailHash !== null, reason: body.reason ?? null },
    });
    return presentLicense(deps, await findLicense(tx, id, {}), actor, at);
  });
  deps.signals.publish({ kind: 'license', id });
  return license;
}

/** The new owner gets the key, the one before hears that it is gone; in the language of their accounts. */
async function tellOwners(
  deps: ServerDeps,
  tx: Prisma.TransactionClient,
  before: LicenseRow,
  newOwner: string,
): Promise<void> {
  await mailKey(deps, tx, before, newOwner);
  const oldOwner = openCustomerEmail(deps, before);
  if (oldOwner === null) return;
  await deps.mail.enqueue(tx, {
    to: oldOwner,
    language: await languageOf(deps, tx, oldOwner),
    template: 'license-moved',
    params: { plan: before.plan.name, key: before.keyEnd },
  });
}
