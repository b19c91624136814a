import type { Prisma } from '../generated/prisma/client.ts';
import { lockRows } from '../licenses/license-access.ts';
import type { ServerDeps } from '../shared/deps.ts';
import { moveEnds } from './extend-items.ts';
import type { Fulfilment } from './fulfil-order.ts';

const DAY = 86_400_000;

interface Renewal {
  readonly until: Date;
  /** of a subscription: how far the license runs ahead of the paid period */
  readonly aheadMs: number;
}

/**
 * Lets the license an order names go on from its end, or from now where that has passed. The item of the order says
 * how much was added, which is what is taken back with the money. null: the order names none.
 */
export async function renewLicense(
  deps: Pick<ServerDeps, 'jobs'>,
  tx: Prisma.TransactionClient,
  { order, facts, at }: Fulfilment,
): Promise<Renewal | { readonly problem: 'license-ended' } | null> {
  const line = order.lines.find(({ licenseId }) => licenseId !== null);
  if (line === undefined || line.licenseId === null) return null;
  await lockRows(tx, [line.licenseId]);
  const license = await tx.license.findUniqueOrThrow({
    where: { id: line.licenseId },
    include: { plan: true },
  });
  const { expiresAt, plan } = license;
  // what happened while the buyer was on the page of the provider
  const days = plan.durationDays ?? 0;
  const runsOn = expiresAt !== null && (facts.periodEnd !== null || days > 0);
  if (license.status === 'revoked' || !runsOn) return { problem: 'license-ended' };
  const start = Math.max(at.getTime(), expiresAt.getTime());
  const aheadMs = start - at.getTime();
  const end = facts.periodEnd === null ? start + days * DAY : facts.periodEnd.getTime() + aheadMs;
  const until = new Date(end);
  await tx.orderItem.create({
    data: {
      orderId: order.id,
      line: line.line,
      n: 1,
      licenseId: license.id,
      addedMs: BigInt(end - start),
    },
  });
  await moveEnds(deps, tx, { order, at, moves: [{ license, until }] });
  return { until, aheadMs };
}
