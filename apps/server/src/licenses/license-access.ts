import { AppError } from '@mywasender/contract/app-error';
import type { Queries } from '../db/database.ts';
import type { Prisma } from '../generated/prisma/client.ts';
import type { Actor } from '../shared/request-context.ts';
import { type LicenseRow, licenseInclude } from './present-license.ts';

/** Matches nothing. An empty `OR` would not do: inside an `AND` Prisma 7.10 drops it, and everything matches. */
const NOTHING: Prisma.LicenseWhereInput = { id: { in: [] } };

/** Licenses somebody may see: overseers all, a reseller and staff those of the shop, everybody those bought for their address. */
export function visibleLicenses(actor: Actor): Prisma.LicenseWhereInput {
  if (overseesAll(actor)) return {};
  const own = [NOTHING];
  if (actor.sellerId !== null) own.push({ issuerId: actor.sellerId });
  if (actor.verifiedEmailHash !== null) own.push({ customerEmailHash: actor.verifiedEmailHash });
  return { OR: own };
}

/** Licenses somebody may change: an admin all, a reseller and staff those of the shop. */
export function managedLicenses(actor: Actor): Prisma.LicenseWhereInput {
  if (actor.role === 'admin') return {};
  return actor.sellerId === null ? NOTHING : { issuerId: actor.sellerId };
}

/** Licenses somebody may look at as their seller does: overseers all, a reseller and staff those of the shop. */
export function overseenLicenses(actor: Actor): Prisma.LicenseWhereInput {
  return overseesAll(actor) ? {} : managedLicenses(actor);
}

/** Sees every license as its seller does. */
export function overseesAll(actor: Actor): boolean {
  return actor.role === 'admin' || actor.role === 'auditor';
}

/** Sees and treats this license as its seller, not as its customer. */
export function actsAsSeller(actor: Actor, license: { readonly issuerId: string }): boolean {
  return actor.role === 'admin' || license.issuerId === actor.sellerId;
}

/** One license inside the given bounds; one outside of them does not exist for the caller. */
export async function findLicense(
  queries: Queries,
  id: string,
  bounds: Prisma.LicenseWhereInput,
): Promise<LicenseRow> {
  const license = await queries.license.findFirst({
    where: { AND: [{ id }, bounds] },
    include: licenseInclude,
  });
  if (license === null) throw new AppError('NOT_FOUND');
  return license;
}

/**
 * Many licenses with what is shown of them. Their computers are counted apart: asked for the counts with the licenses,
 * Prisma has those of every license there is counted.
 */
export async function findLicenses(
  queries: Queries,
  query: Pick<Prisma.LicenseFindManyArgs, 'where' | 'orderBy' | 'take'>,
): Promise<LicenseRow[]> {
  const { _count, ...include } = licenseInclude;
  const licenses = await queries.license.findMany({ ...query, include });
  const counts = await queries.device.groupBy({
    by: ['licenseId'],
    where: { ..._count.select.devices.where, licenseId: { in: licenses.map(({ id }) => id) } },
    _count: true,
  });
  const devicesOf = new Map<string, number>(counts.map((one) => [one.licenseId, one._count]));
  return licenses.map((license) => ({ ...license, _count: { devices: devicesOf.get(license.id) ?? 0 } }));
}

/** One license as {@link findLicense} finds it, locked until the transaction ends. */
export async function lockLicense(
  tx: Prisma.TransactionClient,
  id: string,
  bounds: Prisma.LicenseWhereInput,
): Promise<LicenseRow> {
  await lockRows(tx, [id]);
  return findLicense(tx, id, bounds);
}

/** Those of these licenses that are inside the bounds, locked and in the order of their ids. */
export async function lockLicenses(
  tx: Prisma.TransactionClient,
  ids: readonly string[],
  bounds: Prisma.LicenseWhereInput,
): Promise<readonly LicenseRow[]> {
  await lockRows(tx, ids);
  return findLicenses(tx, {
    where: { AND: [{ id: { in: [...ids] } }, bounds] },
    orderBy: { id: 'asc' },
  });
}

/** Locks one after another in the order of their ids: whoever locks several waits for nobody who waits for them. */
export async function lockRows(tx: Queries, ids: readonly string[]): Promise<void> {
  await tx.$queryRaw`SELECT 1 FROM licenses WHERE id = ANY(${ids}::uuid[]) ORDER BY id FOR UPDATE`;
}
