import type { License, LicenseQuery, LicenseStatus } from '@mywasender/contract/http/licenses';
import type { Page } from '@mywasender/contract/http/page';
import type { Prisma } from '../generated/prisma/client.ts';
import { afterTimeCursor, DEFAULT_LIMIT, encodeTimeCursor, toPage } from '../shared/cursor.ts';
import type { ServerDeps } from '../shared/deps.ts';
import type { Actor, RequestContext } from '../shared/request-context.ts';
import { hashEmail, hashEmailDomain } from '../users/email-address.ts';
import { overseesAll, visibleLicenses } from './license-access.ts';
import { licenseInclude, presentLicense } from './present-license.ts';

/** The licenses the caller may see, newest first. */
export async function listLicenses(
  deps: ServerDeps,
  query: LicenseQuery,
  { actor }: RequestContext,
): Promise<Page<License>> {
  const at = deps.now();
  const limit = query.limit ?? DEFAULT_LIMIT;
  const rows = await deps.db.prisma.license.findMany({
    where: {
      AND: [
        visibleLicenses(actor),
        query.q ? matching(deps, query.q, actor) : {},
        query.status ? withStatus(query.status, at) : {},
        query.planId ? { planId: query.planId } : {},
        query.issuerId && overseesAll(actor) ? { issuerId: query.issuerId } : {},
        afterTimeCursor(query.cursor),
      ],
    },
    include: licenseInclude,
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    take: limit + 1,
  });
  return toPage(rows, limit, (row) => presentLicense(deps, row, actor, at), encodeTimeCursor);
}

/**
 * A customer is found by the whole address, or all of one domain by `@example.com`. Notes are found by those alone
 * who see them: the seller and admins, not the customer, reseller or not.
 */
function matching(deps: ServerDeps, text: string, actor: Actor): Prisma.LicenseWhereInput {
  const q = text.trim();
  const contains = { contains: q.replace(/[\\%_]/g, '\\$&'), mode: 'insensitive' } as const;
  const end = q.slice(-5).toUpperCase().replaceAll('O', '0').replace(/[IL]/g, '1');
  return {
    OR: [
      ...(/^[0-9A-Z]+$/.test(end) ? [{ keyEnd: { endsWith: end } }] : []),
      q.startsWith('@')
        ? { customerEmailDomainHash: hashEmailDomain(deps, q) }
        : { customerEmailHash: hashEmail(deps, q) },
      ...(overseesAll(actor) ? [{ note: contains }] : []),
      ...(actor.sellerId === null ? [] : [{ note: contains, issuerId: actor.sellerId }]),
    ],
  };
}

function withStatus(status: LicenseStatus, now: Date): Prisma.LicenseWhereInput {
  switch (status) {
    case 'expired':
      return { status: 'active', expiresAt: { lte: now } };
    case 'active':
      return { status: 'active', OR: [{ expiresAt: null }, { expiresAt: { gt: now } }] };
    case 'suspended':
    case 'revoked':
      return { status };
  }
}
