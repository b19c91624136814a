import { AppError } from '@mywasender/contract/app-error';
import type { License } from '@mywasender/contract/http/licenses';
import { writeAudit } from '../audit/write-audit.ts';
import type { ServerDeps } from '../shared/deps.ts';
import { readInstant } from '../shared/read-instant.ts';
import type { RequestContext } from '../shared/request-context.ts';
import { findLicense, lockLicense, managedLicenses } from './license-access.ts';
import { presentLicense } from './present-license.ts';

/** Moves the end of a license to a later day; also brings an expired one back. */
export async function extendLicense(
  deps: ServerDeps,
  id: string,
  expiresAt: string,
  context: RequestContext,
): Promise<License> {
  const at = deps.now();
  const wanted = readInstant('expiresAt', expiresAt);
  return deps.db.prisma.$transaction(async (tx) => {
    const license = await lockLicense(tx, id, managedLicenses(context.actor));
    if (license.status === 'revoked') {
      throw new AppError('LICENSE_STATE', { status: license.status, action: 'extended' });
    }
    if (license.expiresAt === null) {
      throw new AppError('LICENSE_STATE', { status: 'without end', action: 'extended' });
    }
    if (wanted <= at || wanted <= license.expiresAt) {
      throw new AppError('VALIDATION_FAILED', { field: 'expiresAt', problem: 'is not later than before' });
    }
    await tx.license.update({ where: { id }, data: { expiresAt: wanted } });
    await writeAudit(tx, {
      at,
      action: 'license.extend',
      actorId: context.actor.id,
      target: { type: 'license', id },
      origin: context,
      details: { from: license.expiresAt.toISOString(), to: wanted.toISOString() },
    });
    return presentLicense(deps, await findLicense(tx, id, {}), context.actor, at);
  });
}
