import type { License, Prisma } from '../generated/prisma/client.ts';
import type { Goods } from './goods.ts';

/** The plan before comes back with the money; after later periods of a subscription it was used, and stays. */
export async function takePlanBack(
  tx: Prisma.TransactionClient,
  { order, items }: Goods,
  { license, until }: { readonly license: License; readonly until: Date },
): Promise<void> {
  const item = items.find(({ licenseId }) => licenseId === license.id);
  const line = order.lines.find((one) => one.line === item?.line);
  if (item?.startsAt == null || line?.fromPlanId == null) return;
  const where = { id: license.id };
  const waits = license.nextPlanId === line.planId;
  if (waits) await tx.license.update({ where, data: { nextPlanId: null, nextPlanAt: null } });
  const over = order.interval === null || until <= item.startsAt;
  if (!waits && over && license.planId === line.planId) {
    await tx.license.update({ where, data: { planId: line.fromPlanId } });
  }
}

/** Undoes {@link takePlanBack}. */
export async function givePlanAgain(
  tx: Prisma.TransactionClient,
  { order, items, at }: Goods,
  license: License,
): Promise<void> {
  const item = items.find(({ licenseId }) => licenseId === license.id);
  const line = order.lines.find((one) => one.line === item?.line);
  if (item?.startsAt == null || line?.fromPlanId == null) return;
  if (license.planId !== line.fromPlanId || license.nextPlanId !== null) return;
  const { startsAt } = item;
  await tx.license.update({
    where: { id: license.id },
    data:
      startsAt > at
        ? { nextPlanId: line.planId, nextPlanAt: startsAt }
        : { planId: line.planId ?? license.planId },
  });
}
