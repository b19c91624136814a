import type { LicenseEffect } from '@mywasender/contract/http/devices';
import type { ServerDeps } from '../shared/deps.ts';
import type { RequestContext } from '../shared/request-context.ts';
import { judgeEffect } from './judge-effect.ts';
import { findLicense, overseenLicenses } from './license-access.ts';

/** What came of suspending or revoking a license, on each computer. */
export async function readEffect(
  { db, now }: Pick<ServerDeps, 'db' | 'now'>,
  licenseId: string,
  { actor }: RequestContext,
): Promise<LicenseEffect> {
  const license = await findLicense(db.prisma, licenseId, overseenLicenses(actor));
  return judgeEffect(license, await db.prisma.device.findMany({ where: { licenseId } }), now());
}
