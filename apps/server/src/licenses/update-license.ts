import type { License, LicenseTerms, UpdateLicenseBody } from '@mywasender/contract/http/licenses';
import { writeAudit } from '../audit/write-audit.ts';
import type { ServerDeps } from '../shared/deps.ts';
import type { RequestContext } from '../shared/request-context.ts';
import { customerEmailColumns } from './customer-email.ts';
import { findLicense, lockLicense, managedLicenses } from './license-access.ts';
import { presentLicense } from './present-license.ts';
import { refuseBeyondBounds } from './refuse-beyond-bounds.ts';

/** Changes the note, the customer or the terms of a license. With the address the license changes its owner. */
export async function updateLicense(
  deps: ServerDeps,
  id: string,
  body: UpdateLicenseBody,
  context: RequestContext,
): Promise<License> {
  const at = deps.now();
  const { actor } = context;
  const { terms, note, customerEmail } = body;
  const license = await deps.db.prisma.$transaction(async (tx) => {
    const before = await lockLicense(tx, id, managedLicenses(actor));
    if (terms !== undefined && actor.role !== 'admin') refuseBeyondBounds(terms, before);
    await tx.license.update({
      where: { id },
      data: {
        ...(note === undefined ? {} : { note }),
        ...(customerEmail === undefined ? {} : customerEmailColumns(deps, { id, customerEmail })),
        ...(terms === undefined ? {} : termColumns(terms)),
      },
    });
    await writeAudit(tx, {
      at,
      action: 'license.update',
      actorId: actor.id,
      target: { type: 'license', id },
      origin: context,
      details: {
        fields: Object.keys(body),
        ...(terms === undefined ? {} : { terms: JSON.stringify(terms) }),
      },
    });
    return presentLicense(deps, await findLicense(tx, id, {}), actor, at);
  });
  if (terms !== undefined) deps.signals.publish({ kind: 'license', id });
  return license;
}

function termColumns({ limits, ...rest }: Partial<LicenseTerms>) {
  return { ...rest, ...(limits === undefined ? {} : { limits: { ...limits } }) };
}
