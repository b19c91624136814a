import type { ShownLicense } from '@mywasender/contract/http/licenses';
import { writeAudit } from '../audit/write-audit.ts';
import type { ServerDeps } from '../shared/deps.ts';
import type { RequestContext } from '../shared/request-context.ts';
import { findLicense, visibleLicenses } from './license-access.ts';
import { openLicenseKey } from './license-keys.ts';
import { presentLicense } from './present-license.ts';

/** One license, for all but auditors with its whole key; that it was shown is in the audit trail. */
export async function getLicense(
  deps: ServerDeps,
  id: string,
  context: RequestContext,
): Promise<ShownLicense> {
  const at = deps.now();
  const { actor } = context;
  const license = await findLicense(deps.db.prisma, id, visibleLicenses(actor));
  const withKey = actor.role !== 'auditor';
  await writeAudit(deps.db.prisma, {
    at,
    action: withKey ? 'license.show-key' : 'license.view',
    actorId: actor.id,
    target: { type: 'license', id },
    origin: context,
  });
  return { ...presentLicense(deps, license, actor, at), key: withKey ? openLicenseKey(deps, license) : null };
}
