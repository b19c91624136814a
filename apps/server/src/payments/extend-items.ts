import { writeAudits } from '../audit/write-audit.ts';
import type { Prisma } from '../generated/prisma/client.ts';
import { lockRows } from '../licenses/license-access.ts';
import type { ServerDeps } from '../shared/deps.ts';
import { emitEvents } from '../webhooks/emit-event.ts';
import type { LockedOrder } from './locked-order.ts';

/**
 * Sets the end of the licenses of an order; one that ends later already, because somebody extended it by hand, stays.
 * Answers those that changed.
 */
export async function extendItems(
  deps: Pick<ServerDeps, 'jobs'>,
  tx: Prisma.TransactionClient,
  { order, at, until }: { readonly order: LockedOrder; readonly at: Date; readonly until: Date },
): Promise<readonly string[]> {
  const ids = order.items.flatMap(({ licenseId }) => (licenseId === null ? [] : [licenseId]));
  await lockRows(tx, ids);
  const licenses = await tx.license.findMany({
    where: { id: { in: ids }, status: { not: 'revoked' }, expiresAt: { lt: until } },
  });
  await tx.license.updateMany({
    where: { id: { in: licenses.map(({ id }) => id) } },
    data: { expiresAt: until },
  });
  await writeAudits(
    tx,
    licenses.map(({ id, expiresAt }) => ({
      at,
      action: 'license.extend',
      target: { type: 'license', id },
      details: { from: expiresAt?.toISOString() ?? null, to: until.toISOString(), orderId: order.id },
    })),
  );
  await emitEvents(
    deps,
    tx,
    licenses.map(({ id, keyEnd, issuerId }) => ({
      sellerId: issuerId,
      type: 'license.extended',
      at,
      data: { license: { id, keyEnd, expiresAt: until.toISOString() } },
    })),
  );
  return licenses.map(({ id }) => id);
}
