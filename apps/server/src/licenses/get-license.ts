import type { LicenseWithKey } from '@mywasender/contract/http/licenses';
import { writeAudit } from '../audit/write-audit.ts';
import type { ServerDeps } from '../shared/deps.ts';
import type { RequestContext } from '../shared/request-context.ts';
import { findLicense, visibleLicenses } from './license-access.ts';
import { openLicenseKey } from './license-keys.ts';
import { presentLicense } from './present-license.ts';

/** One license with its whole key, for those who may see it; that it was shown is in the audit trail. */
export async function getLicense(
  deps: ServerDeps,
  id: string,
  context: RequestContext,
): Promise<LicenseWithKey> {
  const at = deps.now();
  const { actor } = context;
  const license = await findLicense(deps.db.prisma, id, visibleLicenses(actor));
  await writeAudit(deps.db.prisma, {
    at,
    action: 'license.show-key',
    actorId: actor.id,
    target: { type: 'license', id },
    origin: context,
  });
  return { ...presentLicense(deps, license, actor, at), key: openLicenseKey(deps, license) };
}
