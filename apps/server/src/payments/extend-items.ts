import { writeAudits } from '../audit/write-audit.ts';
import type { License, Prisma } from '../generated/prisma/client.ts';
import { lockRows } from '../licenses/license-access.ts';
import type { ServerDeps } from '../shared/deps.ts';
import { emitEvents } from '../webhooks/emit-event.ts';
import type { LockedOrder } from './locked-order.ts';

interface Extension {
  readonly order: LockedOrder;
  readonly at: Date;
  readonly until: Date;
  /** of the same payment as the time before: the provider names the end of its period a little differently */
  readonly samePeriod: boolean;
}

/**
 * Sets the end of the licenses of an order; one that ends later already, because somebody extended it by hand, stays.
 * Answers those that changed.
 */
export async function extendItems(
  deps: Pick<ServerDeps, 'jobs'>,
  tx: Prisma.TransactionClient,
  { order, at, until, samePeriod }: Extension,
): Promise<readonly string[]> {
  const ids = order.items.flatMap(({ licenseId }) => (licenseId === null ? [] : [licenseId]));
  await lockRows(tx, ids);
  const licenses = await tx.license.findMany({
    where: { id: { in: ids }, status: { not: 'revoked' }, expiresAt: { lt: until } },
  });
  for (const { orderId, line, n, licenseId, addedMs } of order.items) {
    const license = licenses.find(({ id }) => id === licenseId);
    if (addedMs === null || license === undefined || license.expiresAt === null) continue;
    const more = BigInt(until.getTime() - license.expiresAt.getTime());
    const where = { orderId_line_n: { orderId, line, n } };
    await tx.orderItem.update({ where, data: { addedMs: samePeriod ? addedMs + more : more } });
  }
  await moveEnds(deps, tx, { order, at, moves: licenses.map((license) => ({ license, until })) });
  return licenses.map(({ id }) => id);
}

/** Moves the ends of locked licenses because of what was paid, or given back, for an order; tells audit and shops. */
export async function moveEnds(
  deps: Pick<ServerDeps, 'jobs'>,
  tx: Prisma.TransactionClient,
  change: {
    readonly order: Pick<LockedOrder, 'id'>;
    readonly at: Date;
    readonly moves: readonly { readonly license: License; readonly until: Date }[];
  },
): Promise<void> {
  const { order, at, moves } = change;
  const rows = moves.map(({ license: { id }, until }) => ({ id, until }));
  await tx.$executeRaw`
    UPDATE licenses SET expires_at = move.until
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS move (id uuid, until timestamptz)
    WHERE licenses.id = move.id`;
  await writeAudits(
    tx,
    moves.map(({ license: { id, expiresAt }, until }) => ({
      at,
      action: expiresAt !== null && until < expiresAt ? 'license.shorten' : 'license.extend',
      target: { type: 'license', id },
      details: { from: expiresAt?.toISOString() ?? null, to: until.toISOString(), orderId: order.id },
    })),
  );
  await emitEvents(
    deps,
    tx,
    moves.map(({ license: { id, keyEnd, issuerId }, until }) => ({
      sellerId: issuerId,
      type: 'license.extended',
      at,
      data: { license: { id, keyEnd, expiresAt: until.toISOString() } },
    })),
  );
}
