import type { License, LicenseQuery, LicenseStatus } from '@mywasender/contract/http/licenses';
import type { Page } from '@mywasender/contract/http/page';
import type { Prisma } from '../generated/prisma/client.ts';
import { containsText } from '../shared/contains-text.ts';
import { afterTimeCursor, DEFAULT_LIMIT, encodeTimeCursor, toPage } from '../shared/cursor.ts';
import type { ServerDeps } from '../shared/deps.ts';
import { newestOfEach } from '../shared/newest-of-each.ts';
import type { Actor, RequestContext } from '../shared/request-context.ts';
import { hashEmail, hashEmailDomain } from '../users/email-address.ts';
import { findLicenses, overseesAll, visibleLicenses } from './license-access.ts';
import { type LicenseRow, presentLicense } from './present-license.ts';

const DAY = 24 * 60 * 60_000;
/** Computers of one name up to which they are looked up one by one. */
const RARE = 1000;
const NEWEST_FIRST = [
  { createdAt: 'desc' },
  { id: 'desc' },
] as const satisfies Prisma.LicenseFindManyArgs['orderBy'];

/** The licenses the caller may see, newest first. */
export async function listLicenses(
  deps: ServerDeps,
  query: LicenseQuery,
  { actor }: RequestContext,
): Promise<Page<License>> {
  const at = deps.now();
  const limit = query.limit ?? DEFAULT_LIMIT;
  const rows = await findNewest(deps, { ...query, actor, at, take: limit + 1 });
  return toPage(rows, limit, (row) => presentLicense(deps, row, actor, at), encodeTimeCursor);
}

interface Wanted extends Omit<LicenseQuery, 'limit'> {
  readonly ids?: readonly string[];
  readonly actor: Actor;
  readonly at: Date;
  readonly take: number;
}

/** The newest licenses the caller may see, after a cursor if there is one. */
export async function findNewest(deps: ServerDeps, wanted: Wanted): Promise<LicenseRow[]> {
  const { actor, at, take } = wanted;
  const bounds = {
    AND: [
      visibleLicenses(actor),
      wanted.ids ? { id: { in: [...wanted.ids] } } : {},
      wanted.status ? withStatus(wanted.status, at) : {},
      wanted.endsWithin ? endingWithin(wanted.endsWithin, at) : {},
      wanted.planId ? { planId: wanted.planId } : {},
      wanted.issuerId && overseesAll(actor) ? { issuerId: wanted.issuerId } : {},
      afterTimeCursor(wanted.cursor),
    ],
  };
  const { prisma } = deps.db;
  const page = { orderBy: [...NEWEST_FIRST], take };
  if (!wanted.q) return findLicenses(prisma, { where: bounds, ...page });
  const ids = await newestOfEach(await waysToFind(deps, wanted.q, actor), (way) =>
    prisma.license.findMany({ ...page, where: { AND: [bounds, way] }, select: { id: true } }),
  );
  return findLicenses(prisma, { where: { id: { in: ids } }, ...page });
}

/**
 * By the end of the key; by the customer, with the whole address or all of one domain by `@example.com`; by part of the
 * name of a computer, which whoever sees a license sees; by part of the note for those alone who see it: the seller and
 * admins, not the customer, reseller or not.
 */
async function waysToFind(
  deps: ServerDeps,
  text: string,
  actor: Actor,
): Promise<readonly Prisma.LicenseWhereInput[]> {
  const q = text.trim();
  const contains = containsText(q);
  const end = q.slice(-5).toUpperCase().replaceAll('O', '0').replace(/[IL]/g, '1');
  return [
    ...(/^[0-9A-Z]+$/.test(end) ? [{ keyEnd: end.length === 5 ? end : { endsWith: end } }] : []),
    q.startsWith('@')
      ? { customerEmailDomainHash: hashEmailDomain(deps, q) }
      : { customerEmailHash: hashEmail(deps, q) },
    await withComputer(deps, { status: 'active', name: contains }),
    ...(overseesAll(actor) ? [{ note: contains }] : []),
    ...(actor.sellerId === null ? [] : [{ note: contains, issuerId: actor.sellerId }]),
  ];
}

/**
 * Licenses with such a computer. A rare name is looked up first, by its index: the planner would rather look through
 * the computers of all licenses, newest first, until a page is full, which is good for common names alone.
 */
async function withComputer(
  { db }: ServerDeps,
  device: Prisma.DeviceWhereInput,
): Promise<Prisma.LicenseWhereInput> {
  const found = await db.prisma.device.findMany({
    where: device,
    select: { licenseId: true },
    take: RARE + 1,
  });
  if (found.length > RARE) return { devices: { some: device } };
  return { id: { in: [...new Set(found.map(({ licenseId }) => licenseId))] } };
}

function endingWithin(days: number, now: Date): Prisma.LicenseWhereInput {
  return { status: 'active', expiresAt: { gt: now, lte: new Date(now.getTime() + days * DAY) } };
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
