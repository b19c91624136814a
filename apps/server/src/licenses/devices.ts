import { randomUUID } from 'node:crypto';
import { AppError } from '@mywasender/contract/app-error';
import type { Device, DeviceList } from '@mywasender/contract/http/devices';
import { writeAudit } from '../audit/write-audit.ts';
import type { Queries } from '../db/database.ts';
import type { Device as DeviceRow } from '../generated/prisma/client.ts';
import type { ServerDeps } from '../shared/deps.ts';
import type { RequestContext } from '../shared/request-context.ts';
import { emitEvent } from '../webhooks/emit-event.ts';
import { actsAsSeller, findLicense, lockLicense, overseesAll, visibleLicenses } from './license-access.ts';
import { type EffectiveTerms, effectiveTerms } from './license-terms.ts';

const DAY = 24 * 60 * 60_000;

export function presentDevice(row: DeviceRow): Device {
  return {
    id: row.id,
    name: row.name,
    platform: row.platform,
    appVersion: row.appVersion,
    activatedAt: row.activatedAt.toISOString(),
    lastSeenAt: row.lastSeenAt.toISOString(),
    offlineUntil: row.offlineUntil?.toISOString() ?? null,
    ...(row.status === 'blocked' ? { blocked: true } : {}),
  };
}

/** The computers that hold the places of a license, last seen first; for its seller those that are blocked as well. */
export async function listDevices(
  { db }: ServerDeps,
  licenseId: string,
  { actor }: RequestContext,
): Promise<DeviceList> {
  const license = await findLicense(db.prisma, licenseId, visibleLicenses(actor));
  const seller = actsAsSeller(actor, license) || overseesAll(actor);
  const rows = await db.prisma.device.findMany({
    where: { licenseId, status: { in: seller ? ['active', 'blocked'] : ['active'] } },
    orderBy: [{ status: 'asc' }, { lastSeenAt: 'desc' }, { id: 'asc' }],
  });
  return { items: rows.map(presentDevice), nextCursor: null };
}

/**
 * Frees the place of a computer. A customer does it from the swap budget of the plan (`SWAP_BUDGET_SPENT` when
 * there is none left); the seller is free to help.
 */
export async function removeDevice(
  deps: ServerDeps,
  input: { readonly licenseId: string; readonly deviceId: string },
  context: RequestContext,
): Promise<void> {
  const at = deps.now();
  const { actor } = context;
  const { licenseId, deviceId } = input;
  await deps.db.prisma.$transaction(async (tx) => {
    const license = await lockLicense(tx, licenseId, visibleLicenses(actor));
    const terms = effectiveTerms(license, license.plan);
    if (!actsAsSeller(actor, license)) await spendSwap(tx, { licenseId, terms, at });
    const { count } = await tx.device.updateMany({
      where: { id: deviceId, licenseId, status: 'active' },
      data: { status: 'removed', removedAt: at },
    });
    if (count === 0) throw new AppError('NOT_FOUND');
    await writeAudit(tx, {
      at,
      action: 'device.remove',
      actorId: actor.id,
      target: { type: 'device', id: deviceId },
      origin: context,
      details: { licenseId },
    });
    await emitEvent(deps, tx, {
      sellerId: license.issuerId,
      type: 'device.removed',
      at,
      data: { license: { id: licenseId, keyEnd: license.keyEnd }, device: { id: deviceId } },
    });
  });
  deps.signals.publish({ kind: 'license', id: licenseId });
}

/** Replacements the owner of a license has left now. */
export async function swapsLeft(
  queries: Queries,
  input: { readonly licenseId: string; readonly terms: EffectiveTerms; readonly at: Date },
): Promise<number> {
  const since = new Date(input.at.getTime() - input.terms.swapWindowDays * DAY);
  const used = await queries.deviceSwap.count({ where: { licenseId: input.licenseId, at: { gt: since } } });
  return Math.max(0, input.terms.swapLimit - used);
}

/** Books one replacement; the license row must be locked. Throws `SWAP_BUDGET_SPENT`. */
async function spendSwap(
  queries: Queries,
  input: { readonly licenseId: string; readonly terms: EffectiveTerms; readonly at: Date },
): Promise<void> {
  if ((await swapsLeft(queries, input)) === 0) {
    throw new AppError('SWAP_BUDGET_SPENT', {
      limit: input.terms.swapLimit,
      days: input.terms.swapWindowDays,
    });
  }
  await recordSwap(queries, input.licenseId, input.at);
}

export async function recordSwap(queries: Queries, licenseId: string, at: Date): Promise<void> {
  await queries.deviceSwap.create({ data: { id: randomUUID(), licenseId, at } });
}
