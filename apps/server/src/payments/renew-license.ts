import { writeAudit } from '../audit/write-audit.ts';
import type { License, OrderLine, Prisma } from '../generated/prisma/client.ts';
import { lockRows } from '../licenses/license-access.ts';
import { moveEnds } from './extend-items.ts';
import { type FitDeps, fitDevices } from './fit-devices.ts';
import type { Fulfilment } from './fulfil-order.ts';
import { replaceSubscription } from './replace-subscription.ts';

const DAY = 86_400_000;

interface Renewal {
  readonly until: Date;
  /** of a subscription: how far the license runs ahead of the paid period */
  readonly aheadMs: number;
}

interface Problem {
  readonly problem: 'license-ended' | 'license-changed';
}

interface Time {
  readonly startsAt: Date;
  readonly until: Date;
  readonly addedMs: number;
  readonly aheadMs: number;
}

/**
 * Lets the license an order names go on: with its plan from its end, or from now where that has passed; or with another
 * plan, from then or at once. The item of the order says how much was added, which is what is taken back with the money.
 * null: the order names none.
 */
export async function renewLicense(
  deps: FitDeps,
  tx: Prisma.TransactionClient,
  { order, facts, at }: Fulfilment,
): Promise<Renewal | Problem | null> {
  const line = order.lines.find(({ licenseId }) => licenseId !== null);
  if (line === undefined || line.licenseId === null || line.planId === null) return null;
  await lockRows(tx, [line.licenseId]);
  const license = await tx.license.findUniqueOrThrow({ where: { id: line.licenseId } });
  const plan = await tx.plan.findUniqueOrThrow({ where: { id: line.planId } });
  const days = plan.durationDays ?? 0;
  const { expiresAt } = license;
  // what happened while the buyer was on the page of the provider
  if (license.status === 'revoked' || expiresAt === null || (facts.periodEnd === null && days === 0)) {
    return { problem: 'license-ended' };
  }
  if (isAnother(license, line)) return { problem: 'license-changed' };
  const time = timeOf({ line, expiresAt, at, begunAt: order.createdAt, days, periodEnd: facts.periodEnd });
  const { startsAt, until, addedMs, aheadMs } = time;
  await tx.orderItem.create({
    data: {
      orderId: order.id,
      line: line.line,
      n: 1,
      licenseId: license.id,
      addedMs: BigInt(addedMs),
      startsAt,
    },
  });
  await moveEnds(deps, tx, { order, at, moves: [{ license, until }] });
  if (line.fromPlanId !== null) {
    const now = line.beginsNow || startsAt <= at;
    await tx.license.update({
      where: { id: license.id },
      data: now ? { planId: plan.id } : { nextPlanId: plan.id, nextPlanAt: startsAt },
    });
    // one that came in while the buyer was on the page of the provider
    if (now) await fitDevices(deps, tx, { licenseIds: [license.id], at });
    await writeAudit(tx, {
      at,
      action: 'license.change-plan',
      target: { type: 'license', id: license.id },
      details: { from: line.fromPlanId, to: plan.id, at: startsAt.toISOString(), orderId: order.id },
    });
    await replaceSubscription(deps, tx, { order, line, licenseId: license.id, at });
  }
  return { until, aheadMs };
}

/** Not the license any more that the price was made for: what is paid is given back by an admin. */
function isAnother(license: License, line: OrderLine): boolean {
  const goesOnWith = license.nextPlanId ?? license.planId;
  if (line.fromPlanId === null) return goesOnWith !== line.planId;
  if (goesOnWith !== line.fromPlanId) return true;
  if (!line.beginsNow) return false;
  return license.status !== 'active' || license.expiresAt?.getTime() !== line.seenEnd?.getTime();
}

function timeOf(paid: {
  readonly line: OrderLine;
  readonly expiresAt: Date;
  readonly at: Date;
  /** from when the share was counted that made the price lower */
  readonly begunAt: Date;
  readonly days: number;
  readonly periodEnd: Date | null;
}): Time {
  const { line, expiresAt, at, begunAt, days, periodEnd } = paid;
  if (line.beginsNow) {
    const startsAt = periodEnd === null ? begunAt : at;
    const until = periodEnd ?? new Date(begunAt.getTime() + days * DAY);
    // what was deducted was paid before and stays paid; what was given back is gone
    const before = periodEnd === null ? expiresAt : at;
    return { startsAt, until, addedMs: until.getTime() - before.getTime(), aheadMs: 0 };
  }
  const start = Math.max(at.getTime(), expiresAt.getTime());
  const aheadMs = start - at.getTime();
  const end = periodEnd === null ? start + days * DAY : periodEnd.getTime() + aheadMs;
  return { startsAt: new Date(start), until: new Date(end), addedMs: end - start, aheadMs };
}
