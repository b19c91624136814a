import type { License, UpdateLicenseBody } from '@mywasender/contract/http/licenses';
import { writeAudit } from '../audit/write-audit.ts';
import type { ServerDeps } from '../shared/deps.ts';
import type { RequestContext } from '../shared/request-context.ts';
import { customerEmailColumns } from './customer-email.ts';
import { findLicense, lockLicense, managedLicenses } from './license-access.ts';
import { presentLicense } from './present-license.ts';

/** Changes the note or the customer of a license. With the address the license changes its owner. */
export async function updateLicense(
  deps: ServerDeps,
  id: string,
  body: UpdateLicenseBody,
  context: RequestContext,
): Promise<License> {
  const at = deps.now();
  const { actor } = context;
  return deps.db.prisma.$transaction(async (tx) => {
    await lockLicense(tx, id, managedLicenses(actor));
    await tx.license.update({
      where: { id },
      data: {
        ...(body.note === undefined ? {} : { note: body.note }),
        ...(body.customerEmail === undefined
          ? {}
          : customerEmailColumns(deps, { id, customerEmail: body.customerEmail })),
      },
    });
    await writeAudit(tx, {
      at,
      action: 'license.update',
      actorId: actor.id,
      target: { type: 'license', id },
      origin: context,
      details: { fields: Object.keys(body) },
    });
    return presentLicense(deps, await findLicense(tx, id, {}), actor, at);
  });
}
